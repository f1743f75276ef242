import { Compile } from 'typebox/compile';
import { Refusal } from '../../../kernel/index.ts';
import {
  isObject,
  listIn,
  MANDATORY,
  mustBeOwn,
  serverOwnedIn,
  textIn,
  withoutServerOwned,
  type Json,
} from '../../../kernel/trouble-ticket/index.ts';
import { troubleTicketCreate } from '../../../kernel/trouble-ticket/schema.ts';
import { attachmentsIn, mustFit } from './attachments.ts';

/** Append-only lists, stored separately from the other attributes. */
const SEPARATE: readonly string[] = ['note', 'attachment'];
const shape = Compile(troubleTicketCreate);

/** The notes in a body. Each needs a text, and a new one must be the sender's own. */
export function notesIn(body: Json): readonly Json[] {
  const sent = listIn(body, 'note');
  if (sent.some((note) => textIn(note, 'text') === undefined)) throw new Refusal('invalidBody', 'Each note needs a text.', 400);
  mustBeOwn(
    sent.filter(({ id }) => id === undefined),
    'note',
    'buyer',
  );
  return sent;
}

const present = (value: unknown) => (typeof value === 'string' ? value.trim() !== '' : value !== undefined && value !== null);

/** Refuses with 400 a ticket that TMF621 does not allow: a mandatory attribute is missing, or one has the wrong type. */
export function mustBeATicket(body: Json): void {
  const absent = MANDATORY.filter((field) => !present(body[field]));
  if (absent.length) throw new Refusal('missingProperty', `A trouble ticket needs ${absent.join(', ')}.`, 400);
  if (body['minimumDataSet'] !== undefined && !isObject(body['minimumDataSet']))
    throw new Refusal('invalidBody', 'minimumDataSet must be an object.', 400);
  if (shape.Check(body)) return;
  const [first] = shape.Errors(body);
  const where = first?.instancePath.replace(/^\//, '').replaceAll('/', '.') ?? '';
  // The schema's only pattern is that of a time.
  const wrong = first?.keyword === 'pattern' ? 'must be a time such as 2026-11-24T09:30:00Z' : first?.message;
  throw new Refusal('invalidValue', `${where === '' ? 'The body' : where} ${wrong ?? 'does not conform to TMF621'}.`, 400);
}

/**
 * Validates a creation. A ticket that TMF621 does not allow is refused with 400. One that lacks part of the agreed minimum data set is
 * refused with 422, with the missing fields in the agreement's order.
 */
export function checkCreation(body: Json, minimumDataSet: readonly string[]): void {
  notesIn(body);
  attachmentsIn(body);
  mustBeATicket(withoutServerOwned(body));
  mustFit([], listIn(body, 'attachment'));
  const data = (body['minimumDataSet'] ?? {}) as Json;
  const missing = minimumDataSet.filter(
    (field) => !present(data[field]) && !(field === 'description' && present(body['description'])),
  );
  if (missing.length) {
    throw new Refusal(
      'minimumDataSetIncomplete',
      `The hand-off lacks ${missing.join(', ')}. Send it again with these in minimumDataSet.`,
      422,
    );
  }
}

/** The attributes that the desk set, without those that the supplier owns and without the append-only lists. */
export const asSent = (body: Json): Json =>
  Object.fromEntries(Object.entries(withoutServerOwned(body)).filter(([name]) => !SEPARATE.includes(name)));

/** Refuses a patch of attributes that only the supplier sets, `resolutionDate` among them. */
export function mustNotSetOurs(body: Json): void {
  const ours = [...serverOwnedIn(body), ...('resolutionDate' in body ? ['resolutionDate'] : [])];
  if (ours.length) throw new Refusal('unexpectedProperty', `${ours.join(', ')} cannot be patched.`, 400);
}
