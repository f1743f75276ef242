import type { Json } from './json.ts';
import type { TicketStatus } from './status.ts';

/** The six event types of TMF621 v4 that a ticket's owner sends to subscribers. */
export const EVENT = {
  created: 'TroubleTicketCreateEvent',
  changed: 'TroubleTicketAttributeValueChangeEvent',
  statusChanged: 'TroubleTicketStatusChangeEvent',
  resolved: 'TroubleTicketResolvedEvent',
  informationRequired: 'TroubleTicketInformationRequiredEvent',
  deleted: 'TroubleTicketDeleteEvent',
} as const;
export type TicketEventType = (typeof EVENT)[keyof typeof EVENT];
export const EVENT_TYPES: readonly TicketEventType[] = Object.values(EVENT);

export const isEventType = (text: unknown): text is TicketEventType => EVENT_TYPES.some((type) => type === text);

/** The events of a ticket that enters `status`: a status change (MEF 124 R62), and for `resolved` and `pending` a second one (R64, R66). */
export const eventsOnEntering = (status: TicketStatus): readonly TicketEventType[] => [
  EVENT.statusChanged,
  ...(status === 'resolved' ? [EVENT.resolved] : []),
  ...(status === 'pending' ? [EVENT.informationRequired] : []),
];

/** `full`: the event carries the whole ticket. `thin`: it carries id and address, and the receiver reads the ticket. */
export type EventStyle = 'full' | 'thin';

export interface EventContent {
  readonly eventId: string;
  /** ISO instant. */
  readonly eventTime: string;
  readonly eventType: TicketEventType;
  /** The other side's reference, if it gave one. */
  readonly correlationId?: string | undefined;
  readonly title: string;
  readonly description: string;
  /** The ticket's resource at this moment. */
  readonly ticket: Json;
}

/** The event envelope of TMF621 v4. `timeOcurred` is the specification's spelling. */
export const eventOf = ({ correlationId, ticket, ...content }: EventContent): Json => ({
  ...content,
  ...(correlationId === undefined ? {} : { correlationId }),
  domain: 'troubleTicket',
  timeOcurred: content.eventTime,
  event: { troubleTicket: ticket },
});

/** The same event as a thin one: of the ticket only id and address. */
export function thinned(event: Json): Json {
  const { id, href } = (event['event'] as { troubleTicket: Json }).troubleTicket;
  return { ...event, description: '', event: { troubleTicket: { id, href } } };
}
