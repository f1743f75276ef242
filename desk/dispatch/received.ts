import type { Seen, Sending, OutcomeReport } from './types.ts';
import { acceptedFile, ATTACHMENT_TYPES, type File } from '../domain/documents/accepted.ts';
import {
  documentsOn,
  mismatchIn,
  ourTicket,
  whyLeft,
  type LeftThere,
  type TicketDocument,
  type TicketReading,
} from '../domain/incident/hand-off/index.ts';
import type { IncomingDocument } from '../commands/incoming-document.ts';
import type { UnitOfWork } from '../commands/unit-of-work.ts';
import type { OutboxRow } from '../store/index.ts';
import { Refusal, sha256 } from '../../kernel/index.ts';

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** The file in a supplier's attachment, checked by the rules for every incoming file; or the reason it is not accepted. */
function fileIn({ name, mediaType, content = '', elsewhere }: TicketDocument): File | LeftThere {
  if (elsewhere) return 'address';
  if (!ATTACHMENT_TYPES.includes(mediaType.split(';')[0]!.trim().toLowerCase())) return 'type';
  if (content.length % 4 !== 0 || !BASE64.test(content)) return 'unreadable';
  try {
    return acceptedFile({ name, mediaType, content: Buffer.from(content, 'base64') });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.status === 413 ? 'too-large' : 'unreadable';
  }
}

/** An id that is the same each time the same document is read. */
const idOf = (...parts: readonly string[]): string =>
  sha256(parts.join('\0')).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

/**
 * Documents the supplier attached that the desk lacks: cleaned and limited like any file, and stored in the transaction that
 * records them. Each is accepted, or left there with the reason, once.
 */
export async function documentsFrom(
  { n }: Pick<OutboxRow, 'n'>,
  reading: TicketReading,
  { incident, handOff: record }: Seen,
  { store, pseudonym, policy, incoming }: Sending,
): Promise<{ readonly reports: readonly OutcomeReport[]; readonly keep: (unit: UnitOfWork) => Promise<void> }> {
  const { supplier, handOff } = record;
  // Documents of somebody else's ticket are not brought in; the reading itself records whose it is.
  if (mismatchIn(reading, ourTicket(incident, record)) !== null) return { reports: [], keep: async () => undefined };
  const there: { readonly size: number }[] = documentsOn(incident).filter(({ from }) => from === supplier);
  const keeping: { readonly id: string; readonly keep: IncomingDocument['keep'] }[] = [];
  // An attachment named without content is not known to be empty; the next read may include it.
  const fresh = (reading.documents ?? []).filter(
    ({ key, content, elsewhere }) => !record.received.includes(pseudonym(key)) && (content !== undefined || elsewhere),
  );
  const reportOn = async (given: TicketDocument): Promise<OutcomeReport> => {
    const { key, name } = given;
    const left = (why: LeftThere): OutcomeReport => ({
      n,
      command: { do: 'supplierDocumentLeft', supplier, handOff, key, name, why },
    });
    const file = fileIn(given);
    if (typeof file === 'string') return left(file);
    // Reading takes time and memory, so what is not taken is not read.
    const tooMuch = whyLeft({ size: file.content.length }, there, policy);
    if (tooMuch !== null) return left(tooMuch);
    const id = idOf(store.id, supplier, reading.id, key);
    const { document, command, removed, keep } = await incoming(incident.reference, file, id);
    const why = whyLeft(document, there, policy);
    if (why !== null) return left(why);
    there.push(document);
    keeping.push({ id, keep });
    const { mediaType, size } = document;
    const { digest, finding = null } = command;
    const stored = { id, mediaType, size };
    return {
      n,
      command: { do: 'supplierAttached', supplier, handOff, key, name: file.name, document: stored, digest, finding },
      removed,
    };
  };
  const reports: OutcomeReport[] = [];
  for (const given of fresh) reports.push(await reportOn(given));
  return {
    reports,
    async keep(unit) {
      if (keeping.length === 0) return;
      const recorded = (await unit.load(n))?.documents ?? [];
      const kept = (await store.documents.of(n)).map(({ id }) => id);
      for (const { id, keep } of keeping) if (recorded.includes(id) && !kept.includes(id)) keep(unit.write, n);
    },
  };
}
