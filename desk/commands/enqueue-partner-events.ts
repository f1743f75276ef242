import type { Incident, RecordedEvent } from '../domain/incident/index.ts';
import { circuitTo } from '../messages/circuits.ts';
import type { Rules } from '../domain/rules.ts';
import type { Store } from '../store/index.ts';
import type { UnitOfWork } from './unit-of-work.ts';
import { eventsFor, eventPayload, ticketOf, type Partner } from '../trouble-tickets/index.ts';
import { subscriptionQuery } from '../../kernel/trouble-ticket/index.ts';

export interface PartnerEventsOptions {
  readonly store: Store;
  readonly parts: Pick<Rules, 'policy'>;
  readonly partners: readonly Partner[];
  /** A key that is the same on every computation, and unique to this desk. */
  readonly keyOf: (reference: string, seq: number, what: string) => string;
}

/**
 * Adds partner notifications for an event to the outbox, in the event's transaction. A row names only the event: its content is
 * built from the log when it is sent, so that nothing is stored twice.
 */
export function partnerEvents({ store, parts, partners, keyOf }: PartnerEventsOptions) {
  return async (unit: UnitOfWork, n: number, before: Incident | null, after: Incident, event: RecordedEvent): Promise<void> => {
    // A deleted ticket no longer exists for partners, so later changes to the incident send nothing.
    if (before !== null && before.ticketDeletedAt !== null) return;
    for (const partner of partners) {
      if (partner.organisation !== after.caller.organisation) continue;
      const subscriptions = await store.partners.subscriptionsOf(partner.id);
      unit.rely({ on: 'subscriptions', partner: partner.id, ids: subscriptions.map(({ id }) => id) });
      if (subscriptions.length === 0) continue;
      const shown = (incident: Incident) => ticketOf(incident, { policy: parts.policy, viewer: partner.id });
      for (const { eventType, ticket } of eventsFor(before && shown(before), shown(after), event)) {
        const what = `${eventType} ${ticket.status}`;
        const statuses = (ticket['statusChange'] as readonly unknown[]).length;
        const eventId = keyOf(after.reference, event.seq, what);
        const whole = eventPayload(ticket, eventType, eventId, event.at);
        for (const { id, query } of subscriptions) {
          if (!subscriptionQuery(query)(whole)) continue;
          unit.write.outbox.add({
            n,
            lane: `tell ${id} ${n}`,
            item: { kind: 'tell', partner: partner.id, subscription: id, eventType, eventId, seq: event.seq, statuses },
            key: keyOf(after.reference, event.seq, `tell ${id} ${what}`),
            due: Temporal.Instant.from(event.at).epochMilliseconds,
            supplier: circuitTo(partner.id),
          });
        }
      }
    }
  };
}
