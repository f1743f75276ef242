import { calling } from './supplier.ts';
import type { RowOf, Sending, Sent } from './types.ts';
import { fold } from '../domain/incident/index.ts';
import { lineTo } from '../messages/lines.ts';
import { tellingOf, ticketOf, withStatuses } from '../trouble-tickets/index.ts';

/** Tells another desk what one event made of its ticket, as it was right after that event. */
export async function tellPartner({ n, key, item }: RowOf<'tell'>, options: Sending): Promise<Sent> {
  const { store, performer, policy, outbound } = options;
  const { partner, subscription: id, eventType, eventId, seq, statuses = Infinity } = item;
  const subscription = store.partners.subscription(id);
  const now = performer.load(n);
  const events = now?.events.slice(0, seq) ?? [];
  const event = events.at(-1);
  const incident = now && event ? fold(now.reference, events) : null;
  if (!subscription || !incident || !event) return { outcome: 'not wanted any more', tellings: [] };
  const ticket = withStatuses(ticketOf(incident, { policy, viewer: partner }), statuses);
  const body = JSON.stringify(tellingOf(ticket, eventType, eventId, event.at));
  const url = `${subscription.callback}/${eventType}`;
  const answer = await calling(options, lineTo(partner), outbound.partner(partner).tell({ id: key, url, body }));
  return answer === 'told'
    ? { outcome: 'told', tellings: [] }
    : { outcome: 'gone: the subscription is over', tellings: [], also: () => store.partners.unsubscribe(id) };
}
