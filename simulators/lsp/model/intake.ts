import { Refusal } from '../../../kernel/index.ts';
import { isObject, textIn, type Json } from './ticket.ts';

const MANDATORY = ['description', 'severity', 'ticketType'] as const;
/** What TMF621 lets only the ticket system set. On creation it is left out, `status` too: a new ticket is acknowledged. */
const OURS = [
  'id',
  'href',
  'creationDate',
  'lastUpdate',
  'status',
  'statusChange',
  'statusChangeDate',
  'statusChangeReason',
  'resolutionDate',
  'note',
];

export interface NoteSent {
  readonly id?: string;
  readonly author?: string;
  readonly text: string;
}

/** The notes in a body. An array of objects with text; anything else is refused. */
export function notesIn(body: Json): readonly NoteSent[] {
  const notes = body['note'];
  if (notes === undefined) return [];
  if (!Array.isArray(notes)) throw new Refusal('invalidBody', 'note must be an array of notes.', 400);
  return notes.map((note: unknown) => {
    const text = isObject(note) ? textIn(note, 'text') : undefined;
    if (text === undefined) throw new Refusal('invalidBody', 'Each note needs a text.', 400);
    const [id, author] = [textIn(note as Json, 'id'), textIn(note as Json, 'author')];
    return { ...(id === undefined ? {} : { id }), ...(author === undefined ? {} : { author }), text };
  });
}

const present = (value: unknown) => (typeof value === 'string' ? value.trim() !== '' : value !== undefined && value !== null);

/**
 * Checks a creation. Without what TMF621 itself demands: 400. A well-formed ticket that lacks part of the minimum data set that
 * desk and supplier agreed: 422, the missing fields named in the agreement's order, and nothing is stored.
 */
export function checkCreation(body: Json, minimumDataSet: readonly string[]): void {
  const absent = MANDATORY.filter((field) => textIn(body, field) === undefined);
  if (absent.length) throw new Refusal('missingProperty', `A trouble ticket needs ${absent.join(', ')}.`, 400);
  notesIn(body);
  const data = body['minimumDataSet'] ?? {};
  if (!isObject(data)) throw new Refusal('invalidBody', 'minimumDataSet must be an object.', 400);
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

/** What the desk sent, without what is ours to set. */
export const asSent = (body: Json): Json => Object.fromEntries(Object.entries(body).filter(([field]) => !OURS.includes(field)));
export const serverOwned = (body: Json): readonly string[] =>
  ['id', 'href', 'creationDate', 'lastUpdate', 'statusChange', 'statusChangeDate'].filter((field) => field in body);
