import type { DeskCommand } from './commands.ts';
import type { Pseudonym } from './pseudonym.ts';
import { withoutNhsNumbers } from '../../../kernel/index.ts';

/** What was taken out of a command before anything of it was stored: how many, and in which fields. */
export interface Redacted {
  readonly command: DeskCommand;
  readonly count: number;
  readonly where: readonly string[];
}

/** Identifiers that others made and that are only ever compared: in the place of one that holds a number stands its pseudonym. */
const IDENTIFIERS = new Set(['messageId', 'callId', 'eventId', 'idempotencyKey', 'key', 'ticket', 'others', 'externalId']);
/** The ticket's own id is an identifier of the supplier's; that of a document of ours is not. */
const HAS_ID = new Set(['reading']);
/** Bytes, which are cleaned where they are kept. */
const BYTES = new Set(['content']);
/** What the fields of these are called together, to whoever is told where something was found. */
const TOGETHER: Readonly<Record<string, string>> = { partner: 'ticket', changes: 'note', notes: 'note', documents: 'document' };

interface Found {
  count: number;
  readonly where: Set<string>;
}

/** Every string of a value, wherever it stands. `at` are the names of the fields that lead to it, outermost first. */
function clean(value: unknown, at: readonly string[], identifiers: Pseudonym, found: Found): unknown {
  if (typeof value === 'string') return cleanText(value, at, identifiers, found);
  if (Array.isArray(value)) return value.map((item) => clean(item, at, identifiers, found));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value as Readonly<Record<string, unknown>>).flatMap(([name, inner]) => {
      const before = found.count;
      const cleaned = BYTES.has(name) ? inner : clean(inner, [...at, name], identifiers, found);
      // A letter to what is left of an address would go to somebody else, or to nobody.
      return name === 'mail' && found.count > before ? [] : [[name, cleaned]];
    }),
  );
}

function cleanText(text: string, at: readonly string[], identifiers: Pseudonym, found: Found): string {
  const name = at.at(-1) ?? '';
  const isIdentifier = IDENTIFIERS.has(name) || (name === 'id' && HAS_ID.has(at.at(-2) ?? ''));
  const { text: left, count } = withoutNhsNumbers(text);
  if (count === 0) return text;
  found.count += count;
  const group = at.find((each) => each in TOGETHER);
  found.where.add(group === undefined ? at.filter((each) => !WRAPPERS.has(each)).join('.') : TOGETHER[group]!);
  return isIdentifier ? identifiers(text) : left;
}
const WRAPPERS = new Set(['contact', 'document', 'reading']);

/**
 * The command with every patient's NHS number taken out, whichever field it is in. A hand-off's data is left: it is refused, not cleaned, so that
 * nobody sends less than they meant. Pure.
 */
export function withoutPatients(command: DeskCommand, identifiers: Pseudonym): Redacted {
  if (command.do === 'handOff') return { command, count: 0, where: [] };
  const found: Found = { count: 0, where: new Set() };
  const cleaned = clean(command, [], identifiers, found) as DeskCommand;
  return { command: cleaned, count: found.count, where: [...found.where] };
}
