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
  /** A key that is the same whenever it is computed, and no other desk's. */
  readonly keyOf: (reference: string, seq: number, what: string) => string;
}

/**
 * Puts into the outbox what other desks want to know of an event, in its transaction. A row names the event and no more: what is told is made
 * of the log when it leaves, so that nothing of it is kept twice.
 */
export function partnerEvents({ store, parts, partners, keyOf }: PartnerEventsOptions) {
  return async (unit: UnitOfWork, n: number, before: Incident | null, after: Incident, event: RecordedEvent): Promise<void> => {
    // What is deleted is gone for them, whatever is done with the incident afterwards.
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
