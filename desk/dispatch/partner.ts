import { calling } from './supplier.ts';
import type { RowOf, Sending, Sent } from './types.ts';
import { fold } from '../domain/incident/index.ts';
import { circuitTo } from '../messages/circuits.ts';
import { eventPayload, ticketOf, withStatuses } from '../trouble-tickets/index.ts';

/** Notifies another desk of its ticket's state right after one event. */
export async function notifyPartner({ n, key, item }: RowOf<'tell'>, options: Sending): Promise<Sent> {
  const { store, load, policy, outbound } = options;
  const { partner, subscription: id, eventType, eventId, seq, statuses = Infinity } = item;
  const subscription = await store.partners.subscription(id);
  const now = await load(n);
  const events = now?.events.slice(0, seq) ?? [];
  const event = events.at(-1);
  const incident = now && event ? fold(now.reference, events) : null;
  if (!subscription || !incident || !event)
    return { outcome: 'no longer needed: the subscription or the ticket has ended', reports: [] };
  const ticket = withStatuses(ticketOf(incident, { policy, viewer: partner }), statuses);
  const body = JSON.stringify(eventPayload(ticket, eventType, eventId, event.at));
  const url = `${subscription.callback}/${eventType}`;
  const answer = await calling(options, circuitTo(partner), outbound.partner(partner).notify({ id: key, url, body }));
  return answer === 'told'
    ? { outcome: 'told', reports: [] }
    : { outcome: 'gone: the subscription has ended', reports: [], also: ({ write }) => write.partners.unsubscribe(id) };
}
