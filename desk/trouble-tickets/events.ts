import { comparableJson } from '../../kernel/index.ts';
import {
  EVENT,
  eventOf,
  eventsOnEntering,
  textIn,
  type Json,
  type TicketEventType,
  type TicketStatus,
} from '../../kernel/trouble-ticket/index.ts';
import type { RecordedEvent } from '../domain/incident/index.ts';

export type Ticket = Json & { readonly status: TicketStatus };

const withoutStamp = (ticket: Ticket): string => comparableJson({ ...ticket, lastUpdate: null });

/** One notification: an event, with the ticket as it then was. */
export interface PartnerEvent {
  readonly eventType: TicketEventType;
  readonly ticket: Ticket;
}
type Change = Readonly<Record<'status' | 'changeDate', string>> & { readonly changeReason?: string };
const changesOf = (ticket: Ticket): readonly Change[] => ticket['statusChange'] as readonly Change[];

/** Fields that an intermediate status need not have yet. */
const LATER: readonly string[] = ['statusChangeReason', 'resolutionDate'];

/** The ticket as it was after its first `count` statuses, so that an intermediate status is reported with its own state. */
export function withStatuses(ticket: Ticket, count: number): Ticket {
  const statusChange = changesOf(ticket).slice(0, count);
  const last = statusChange.at(-1);
  if (!last || count >= changesOf(ticket).length) return ticket;
  const earlier = Object.fromEntries(Object.entries(ticket).filter(([name]) => !LATER.includes(name)));
  return {
    ...earlier,
    status: last.status as TicketStatus,
    statusChange,
    statusChangeDate: last.changeDate,
    ...(last.changeReason !== undefined && { statusChangeReason: last.changeReason }),
  };
}

/**
 * Notifications for a ticket that `event` changed from `before` to `after`: its creation, each status entered, intermediate ones included,
 * and the desk's other changes. The other desk's own additions cause none (MEF 124 R61, R62), except the deletion of its ticket: other
 * listeners of its organisation are notified of it too.
 */
export function eventsFor(
  before: Ticket | null,
  after: Ticket,
  { actor, type }: Pick<RecordedEvent, 'actor' | 'type'>,
): readonly PartnerEvent[] {
  if (before === null) return [{ eventType: EVENT.created, ticket: after }];
  if (type === 'ticketDeleted') return [{ eventType: EVENT.deleted, ticket: after }];
  const [had, has] = [changesOf(before).length, changesOf(after).length];
  if (has > had)
    return Array.from({ length: has - had }, (_, i) => withStatuses(after, had + i + 1)).flatMap((ticket) =>
      eventsOnEntering(ticket.status).map((eventType) => ({ eventType, ticket })),
    );
  if (actor.role === 'partner' || withoutStamp(before) === withoutStamp(after)) return [];
  return [{ eventType: EVENT.changed, ticket: after }];
}

const TITLES: Readonly<Record<TicketEventType, (ticket: Ticket) => string>> = {
  [EVENT.created]: ({ id }) => `Ticket ${String(id)} is new`,
  [EVENT.changed]: ({ id }) => `Ticket ${String(id)} has changed`,
  [EVENT.statusChanged]: ({ id, status }) => `Ticket ${String(id)} is ${status}`,
  [EVENT.resolved]: ({ id }) => `Ticket ${String(id)} is resolved`,
  [EVENT.informationRequired]: ({ id }) => `Ticket ${String(id)} waits for information`,
  [EVENT.deleted]: ({ id }) => `Ticket ${String(id)} is deleted`,
};

/** The event's payload, with the whole ticket as it then was. */
export const eventPayload = (ticket: Ticket, eventType: TicketEventType, eventId: string, eventTime: string): Json =>
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
