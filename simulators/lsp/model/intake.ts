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

/** Kept apart from what was sent: lists that grow. */
const APART: readonly string[] = ['note', 'attachment'];
const shape = Compile(troubleTicketCreate);

/** The notes in a body: a list of objects with text, those that are new the sender's own. Anything else is refused. */
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

/** Refuses with 400 a ticket that would not be one of TMF621's: what it demands is missing, or something has another type there. */
export function mustBeATicket(body: Json): void {
  const absent = MANDATORY.filter((field) => !present(body[field]));
  if (absent.length) throw new Refusal('missingProperty', `A trouble ticket needs ${absent.join(', ')}.`, 400);
  if (body['minimumDataSet'] !== undefined && !isObject(body['minimumDataSet']))
    throw new Refusal('invalidBody', 'minimumDataSet must be an object.', 400);
  if (shape.Check(body)) return;
  const [first] = shape.Errors(body);
  const where = first?.instancePath.replace(/^\//, '').replaceAll('/', '.') ?? '';
  // The only pattern there is, is that of a time.
  const wrong = first?.keyword === 'pattern' ? 'must be a time such as 2026-11-24T09:30:00Z' : first?.message;
  throw new Refusal('invalidValue', `${where === '' ? 'The body' : where} ${wrong ?? 'is not as TMF621 has it'}.`, 400);
}

/**
 * Checks a creation. Without what TMF621 itself demands: 400. A well-formed ticket that lacks part of the minimum data set that
 * desk and supplier agreed: 422, the missing fields named in the agreement's order, and nothing is stored.
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

/** What the desk sent, without what is ours to set and what is kept apart. */
export const asSent = (body: Json): Json =>
  Object.fromEntries(Object.entries(withoutServerOwned(body)).filter(([name]) => !APART.includes(name)));

/** Refuses a patch that names what only the owner of a ticket sets. The supplier says itself when it was resolved. */
export function mustNotSetOurs(body: Json): void {
  const ours = [...serverOwnedIn(body), ...('resolutionDate' in body ? ['resolutionDate'] : [])];
  if (ours.length) throw new Refusal('unexpectedProperty', `${ours.join(', ')} cannot be patched.`, 400);
}
