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
  /** The supplier's own time for its timestamps, which a fault may shift. */
  readonly stamp: () => Temporal.Instant;
  readonly ids: Ids;
  /** Path of the tenant's API, with which every `href` begins. */
  readonly base: string;
  readonly style: EventStyle;
  readonly subscriptions: Subscriptions;
  /** Tickets without events. */
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

/** Builds the events of a ticket from its current state and posts them to the subscribers. */
export function createAnnouncer({ clock, stamp, ids, base, style, subscriptions, silent, post }: AnnouncerOptions) {
  /** One event for each subscriber; empty when nobody subscribes to it. */
  const messages = (eventType: TicketEventType, ticket: StoredTicket, by: Side): readonly Message[] => {
    if (silent(ticket) || !subscriptions.hasReceiver(by)) return [];
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
    /** Posts each event to its subscribers; resolves after the first attempts. */
    announce: async (types: readonly TicketEventType[], ticket: StoredTicket, by: Side): Promise<void> => {
      const all = types.flatMap((eventType) => messages(eventType, ticket, by));
      await Promise.all(all.map(post));
    },
    /** Builds the events now and posts them after the current response has been sent. */
    announceLater: (types: readonly TicketEventType[], ticket: StoredTicket, by: Side): void => {
      for (const message of types.flatMap((eventType) => messages(eventType, ticket, by)))
        clock.at(clock.now(), async () => post(message));
    },
  };
}
