import type { Json } from './json.ts';
import type { TicketStatus } from './status.ts';

/** What a ticket's owner tells those who asked: the six event types of TMF621 v4. */
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

/** What is told when a ticket enters `status`: each change as one (MEF 124 R62), and two of them by a name of their own as well (R64, R66). */
export const eventsOnEntering = (status: TicketStatus): readonly TicketEventType[] => [
  EVENT.statusChanged,
  ...(status === 'resolved' ? [EVENT.resolved] : []),
  ...(status === 'pending' ? [EVENT.informationRequired] : []),
];

/** `full`: the event carries the whole ticket. `thin`: its id and address, to be read again. */
export type EventStyle = 'full' | 'thin';

export interface EventContent {
  readonly eventId: string;
  /** ISO instant. */
  readonly eventTime: string;
  readonly eventType: TicketEventType;
  /** The other side's reference, when it gave one. */
  readonly correlationId?: string | undefined;
  readonly title: string;
  readonly description: string;
  /** The ticket's resource as it stands. */
  readonly ticket: Json;
}

/** The envelope of TMF621 v4; `timeOcurred` is spelt as it is there. */
export const eventOf = ({ correlationId, ticket, ...said }: EventContent): Json => ({
  ...said,
  ...(correlationId === undefined ? {} : { correlationId }),
  domain: 'troubleTicket',
  timeOcurred: said.eventTime,
  event: { troubleTicket: ticket },
});

/** The same event with no more of the ticket than where to read it. */
export function thinned(event: Json): Json {
  const { id, href } = (event['event'] as { troubleTicket: Json }).troubleTicket;
  return { ...event, description: '', event: { troubleTicket: { id, href } } };
}
