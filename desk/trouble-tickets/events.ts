import { canonicalJson } from '../../kernel/index.ts';
import {
  EVENT,
  eventOf,
  eventsOnEntering,
  textIn,
  type Json,
  type TicketEventType,
  type TicketStatus,
} from '../../kernel/trouble-ticket/index.ts';
import type { RecordedEvent } from '../incident/index.ts';

export type Ticket = Json & { readonly status: TicketStatus };

const withoutStamp = (ticket: Ticket): string => canonicalJson({ ...ticket, lastUpdate: null });

/**
 * What is told of a ticket that was `before` and is `after`, because of `event`: its creation, each change of status, and what the desk changed
 * besides. What the other desk itself added is no news to it (MEF 124 R61, R62), except that its ticket is deleted: other listeners of its organisation hear so too.
 */
export function eventsFor(
  before: Ticket | null,
  after: Ticket,
  { actor, type }: Pick<RecordedEvent, 'actor' | 'type'>,
): readonly TicketEventType[] {
  if (before === null) return [EVENT.created];
  if (type === 'ticketDeleted') return [EVENT.deleted];
  if (before.status !== after.status) return eventsOnEntering(after.status);
  return actor.role === 'partner' || withoutStamp(before) === withoutStamp(after) ? [] : [EVENT.changed];
}

const TITLES: Readonly<Record<TicketEventType, (ticket: Ticket) => string>> = {
  [EVENT.created]: ({ id }) => `Ticket ${String(id)} is new`,
  [EVENT.changed]: ({ id }) => `Ticket ${String(id)} has changed`,
  [EVENT.statusChanged]: ({ id, status }) => `Ticket ${String(id)} is ${status}`,
  [EVENT.resolved]: ({ id }) => `Ticket ${String(id)} is resolved`,
  [EVENT.informationRequired]: ({ id }) => `Ticket ${String(id)} waits for information`,
  [EVENT.deleted]: ({ id }) => `Ticket ${String(id)} is deleted`,
};

/** The event as it goes out, with the whole ticket as it then was. */
export const tellingOf = (ticket: Ticket, eventType: TicketEventType, eventId: string, eventTime: string): Json =>
  eventOf({
    eventId,
    eventTime,
    eventType,
    correlationId: textIn(ticket, 'externalId'),
    title: TITLES[eventType](ticket),
    description: lastNoteIn(ticket),
    ticket,
  });

function lastNoteIn({ note }: Ticket): string {
  const last = Array.isArray(note) ? (note.at(-1) as Json | undefined) : undefined;
  return last ? (textIn(last, 'text') ?? '') : '';
}
