import type { DeskCommand } from './commands.ts';
import type { Pseudonym } from './pseudonym.ts';
import { withoutHospitalNumbers, withoutNhsNumbers, type HospitalNumbers } from '../../../kernel/index.ts';
import type { Policy } from '../../../standards/index.ts';

/** Numbers removed from a command before any of it was stored: how many, and from which fields. */
export interface Redacted {
  readonly command: DeskCommand;
  readonly count: number;
  readonly where: readonly string[];
  /** The same for the hospitals' own numbers. */
  readonly hospital?: { readonly count: number; readonly where: readonly string[] };
}

/** External identifiers, only ever compared. One that holds a patient's number is replaced by its pseudonym. */
const IDENTIFIERS = new Set([
  'messageId',
  'callId',
  'eventId',
  'idempotencyKey',
  'key',
  'ticket',
  'others',
  'externalId',
  'externalIds',
]);
/** A ticket's `id` is the supplier's identifier; a document's `id` is our own. */
const HAS_ID = new Set(['reading']);
/** Addresses are dropped, not cleaned: mail to the rest of an address would reach somebody else or nobody. */
const ADDRESSES = new Set(['mail', 'replyTo']);
/** Bytes are cleaned where they are stored. */
const BYTES = new Set(['content']);
/** Only compared, and never stored. */
const COMPARED = new Set(['describedAs']);
/** Common name for the fields of each of these, used in the report of where something was found. */
const TOGETHER: Readonly<Record<string, string>> = { partner: 'ticket', changes: 'note', notes: 'note', documents: 'document' };

interface Tally {
  count: number;
  readonly where: Set<string>;
}
interface Found {
  readonly nhs: Tally;
  readonly hospital: Tally;
}
interface Rules {
  readonly identifiers: Pseudonym;
  readonly shapes: readonly HospitalNumbers[];
}

/** Cleans every string of a value, at any depth. `at` lists the field names that lead to it, outermost first. */
function clean(value: unknown, at: readonly string[], rules: Rules, found: Found): unknown {
  if (typeof value === 'string') return cleanText(value, at, rules, found);
  if (Array.isArray(value)) return value.map((item) => clean(item, at, rules, found));
  if (value === null || typeof value !== 'object') return value;
  const cleaned: [string, unknown][] = [];
  for (const [name, inner] of Object.entries(value as Readonly<Record<string, unknown>>)) {
    const before = found.nhs.count + found.hospital.count;
    const kept = BYTES.has(name) || COMPARED.has(name) ? inner : clean(inner, [...at, name], rules, found);
    const isDropped = ADDRESSES.has(name) && typeof inner === 'string' && found.nhs.count + found.hospital.count > before;
    if (!isDropped) cleaned.push([name, kept]);
  }
  return Object.fromEntries(cleaned);
}

const WRAPPERS = new Set(['contact', 'document', 'reading']);
function fieldAt(at: readonly string[]): string {
  const group = at.find((each) => each in TOGETHER);
  return group === undefined ? at.filter((each) => !WRAPPERS.has(each)).join('.') : TOGETHER[group]!;
}

function cleanText(text: string, at: readonly string[], { identifiers, shapes }: Rules, found: Found): string {
  const name = at.at(-1) ?? '';
  const isIdentifier = IDENTIFIERS.has(name) || (name === 'id' && HAS_ID.has(at.at(-2) ?? ''));
  const note = (tally: Tally, count: number) => {
    if (count === 0) return;
    tally.count += count;
    tally.where.add(fieldAt(at));
  };
  const nhs = withoutNhsNumbers(text);
  note(found.nhs, nhs.count);
  if (isIdentifier) return nhs.count > 0 ? identifiers(text) : text;
  const hospital = withoutHospitalNumbers(nhs.text, shapes);
  note(found.hospital, hospital.count);
  return hospital.text;
}

const asReported = ({ count, where }: Tally) => ({ count, where: [...where] });

/**
 * The command with every patient's NHS number and hospital number removed, from every field. The data of a hand-off is unchanged:
 * it is refused, not cleaned, so nobody sends less than they intended. Pure.
 */
export function withoutPatients(
  command: DeskCommand,
  identifiers: Pseudonym,
  { hospitalNumbers: shapes }: Policy['patientIdentifiers'],
): Redacted {
  // The marked passage is searched for as written, and never stored.
  if (command.do === 'handOff' || command.do === 'erase') return { command, count: 0, where: [] };
  const found: Found = { nhs: { count: 0, where: new Set() }, hospital: { count: 0, where: new Set() } };
  const cleaned = clean(command, [], { identifiers, shapes }, found) as DeskCommand;
  return {
    command: cleaned,
    ...asReported(found.nhs),
    ...(found.hospital.count > 0 && { hospital: asReported(found.hospital) }),
  };
}
