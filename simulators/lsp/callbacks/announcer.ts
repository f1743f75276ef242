import type { Clock, Ids } from '../../../kernel/index.ts';
import {
  EVENT,
  eventOf,
  textIn,
  thinned,
  type EventStyle,
  type Json,
  type TicketEventType,
} from '../../../kernel/trouble-ticket/index.ts';
import type { Message } from './outbox.ts';
import type { Side, Subscriptions } from './subscriptions.ts';
import { summary, type StoredTicket } from '../model/ticket.ts';

export interface AnnouncerOptions {
  readonly clock: Clock;
  /** The supplier's own time, for what it stamps; not always the clock's. */
  readonly stamp: () => Temporal.Instant;
  readonly ids: Ids;
  /** Path of the tenant's API: what `href` begins with. */
  readonly base: string;
  readonly style: EventStyle;
  readonly subscriptions: Subscriptions;
  /** Tickets that the supplier says nothing of. */
  readonly silent: (ticket: StoredTicket) => boolean;
  readonly post: (message: Message) => Promise<void>;
}

const titleOf = (eventType: TicketEventType, { id, status }: StoredTicket): string => {
  switch (eventType) {
    case EVENT.created:
      return `Ticket ${id} is new`;
    case EVENT.statusChanged:
      return `Ticket ${id} is ${status}`;
    case EVENT.changed:
      return `Ticket ${id} has changed`;
    case EVENT.resolved:
      return `Ticket ${id} is resolved`;
    case EVENT.informationRequired:
      return `Ticket ${id} waits for information`;
    case EVENT.deleted:
      return `Ticket ${id} is deleted`;
  }
};

/** Builds what is told of a ticket, as it stands at this moment, and hands it to whoever wants it. */
export function createAnnouncer({ clock, stamp, ids, base, style, subscriptions, silent, post }: AnnouncerOptions) {
  /** One event, and where it goes; nobody for an event that nobody wants. */
  const messages = (eventType: TicketEventType, ticket: StoredTicket, by: Side): readonly Message[] => {
    if (silent(ticket) || !subscriptions.anybody(by)) return [];
    const eventId = ids.uuid('lsp-event');
    const whole: Json = eventOf({
      eventId,
      eventTime: stamp().toString(),
      eventType,
      correlationId: textIn(ticket.sent, 'externalId'),
      title: titleOf(eventType, ticket),
      description: ticket.note.at(-1)?.text ?? '',
      ticket: summary(ticket, base),
    });
    const urls = subscriptions.addressesFor(whole, eventType, by);
    if (!urls.length) return [];
    const body = JSON.stringify(style === 'thin' ? thinned(whole) : whole);
    const about = textIn(ticket.sent, 'externalId') ?? ticket.id;
    return urls.map((url) => ({ id: eventId, url, body, about }));
  };
  return {
    /** Tells each event to whoever wants it; resolves after each first attempt. */
    tell: async (types: readonly TicketEventType[], ticket: StoredTicket, by: Side): Promise<void> => {
      const all = types.flatMap((eventType) => messages(eventType, ticket, by));
      await Promise.all(all.map(post));
    },
    /** The same, of what stands now, once the answer that is being made has gone. */
    tellAfterwards: (types: readonly TicketEventType[], ticket: StoredTicket, by: Side): void => {
      for (const message of types.flatMap((eventType) => messages(eventType, ticket, by)))
        clock.at(clock.now(), async () => post(message));
    },
  };
}
