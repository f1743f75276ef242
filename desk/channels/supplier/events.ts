import { DESK_AS_AUTHOR, isInstant, readingOf, textIn } from './ticket.ts';
import { supplierText } from '../../domain/incident/hand-off/index.ts';
import type { SupplierEvent } from '../../domain/incident/hand-off/types.ts';
import { isObject, Refusal, type Json } from '../../../kernel/index.ts';

function parsed(body: Buffer): Json {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (isObject(value)) return value;
  } catch {
    // Refused below, like every other invalid body.
  }
  throw new Refusal('invalid', 'The body is not a JSON object.', 400);
}

/** The new text of an event: the reason of a status change, or the last note that is not the desk's own. */
function noteOf(eventType: string, ticket: Json): string {
  const notes = Array.isArray(ticket['note']) ? ticket['note'].filter(isObject) : [];
  const last = notes.at(-1);
  const text = last && textIn(last, 'author') !== DESK_AS_AUTHOR ? (textIn(last, 'text') ?? '') : '';
  const note = /AttributeValueChange/.test(eventType)
    ? text
    : (textIn(ticket, 'statusChangeReason') ?? (/InformationRequired/.test(eventType) ? text : ''));
  return supplierText(note);
}

/**
 * Parses a TMF621 v4 event; `eventId` is the webhook's id, so that a repeat is recognised. The ticket may be complete or only
 * named, in `event.troubleTicket` (TMF621) or in `event` itself (MEF 124). Null when the event requires no action.
 */
export function parseSupplierEvent(body: Buffer, webhookId: string): SupplierEvent | null {
  const envelope = parsed(body);
  const event = envelope['event'];
  const ticket = isObject(event) ? (isObject(event['troubleTicket']) ? event['troubleTicket'] : event) : undefined;
  const eventType = textIn(envelope, 'eventType');
  const id = ticket ? textIn(ticket, 'id') : null;
  if (!eventType || !ticket || id === null)
    throw new Refusal('invalid', 'The event needs eventType and the id of its ticket.', 400);
  if (/CreateEvent/.test(eventType)) return null;
  const happenedAt = textIn(envelope, 'eventTime');
  return {
    eventId: webhookId,
    ticket: id,
    // A delete event triggers a read of the ticket.
    reading: /DeleteEvent/.test(eventType) ? null : readingOf(ticket),
    note: noteOf(eventType, ticket),
    happenedAt: isInstant(happenedAt) ? happenedAt : null,
  };
}
