import { Refusal } from '../../../kernel/index.ts';
import type { Command } from '../../types.ts';
import { DESK_AS_AUTHOR } from './client.ts';

type SupplierUpdate = Extract<Command, { do: 'supplierUpdate' }>;
type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => value !== null && typeof value === 'object' && !Array.isArray(value);
const text = (from: Json, field: string): string | null => {
  const value = from[field];
  return typeof value === 'string' && value !== '' ? value : null;
};
const LONGEST_NOTE = 5000;

function parsed(body: Buffer): Json {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (isObject(value)) return value;
  } catch {
    // Said below, as for every other body that is no event.
  }
  throw new Refusal('invalid', 'The body is not a JSON object.', 400);
}

/** What the supplier says anew: the reason of a change of status, or the last note that is not the desk's own. */
function noteOf(eventType: string, ticket: Json): string {
  const notes = Array.isArray(ticket['note']) ? ticket['note'].filter(isObject) : [];
  const last = notes.at(-1);
  const said = last && text(last, 'author') !== DESK_AS_AUTHOR ? (text(last, 'text') ?? '') : '';
  const note = /AttributeValueChange/.test(eventType)
    ? said
    : (text(ticket, 'statusChangeReason') ?? (/InformationRequired/.test(eventType) ? said : ''));
  return note.slice(0, LONGEST_NOTE);
}

/**
 * A TMF621 v4 event as a command, `eventId` being the webhook's id so that a repeat is known as one. Null when it asks nothing of the
 * desk (a ticket of somebody else's, or the echo of what the desk did).
 */
export function updateIn(
  body: Buffer,
  supplier: string,
  webhookId: string,
): { readonly reference: string; readonly command: SupplierUpdate } | null {
  const envelope = parsed(body);
  const ticket = isObject(envelope['event']) ? envelope['event']['troubleTicket'] : undefined;
  const eventType = text(envelope, 'eventType');
  if (!eventType || !isObject(ticket)) throw new Refusal('invalid', 'The event needs eventType and event.troubleTicket.', 400);
  const [id, status, reference] = [text(ticket, 'id'), text(ticket, 'status'), text(ticket, 'externalId')];
  if (!id || !status) throw new Refusal('invalid', 'event.troubleTicket needs id and status.', 400);
  if (!reference || /CreateEvent|DeleteEvent/.test(eventType)) return null;
  const happenedAt = text(envelope, 'eventTime');
  return {
    reference,
    command: {
      do: 'supplierUpdate',
      supplier,
      ticket: id,
      status,
      note: noteOf(eventType, ticket),
      eventId: webhookId,
      ...(happenedAt !== null && isInstant(happenedAt) ? { happenedAt } : {}),
    },
  };
}

function isInstant(value: string): boolean {
  try {
    Temporal.Instant.from(value);
    return true;
  } catch {
    return false;
  }
}
