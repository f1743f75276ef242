import { Refusal, type Clock, type Ids } from '../../kernel/index.ts';
import { denialReason, type CallbackPolicy } from '../../kernel/callback-guard.ts';
import { callbackIn, subscriptionQuery, type Json } from '../../kernel/trouble-ticket/index.ts';
import type { Store, StoredSubscription } from '../store/index.ts';
import { TICKETS_BASE, type Partner } from '../trouble-tickets/index.ts';
import type { TicketResponse } from './types.ts';

const MOST_SUBSCRIPTIONS = 20;

export interface SubscriptionsOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly reachOf: (partner: Partner) => CallbackPolicy;
}

const shown = ({ id, callback, query }: StoredSubscription): Json => ({ id, callback, query });

/** Where another desk wants to be told of its tickets, and of what. */
export function subscriptionsIn({ store, clock, ids, reachOf }: SubscriptionsOptions) {
  const find = (id: string, partner: Partner): StoredSubscription => {
    const found = store.partners.subscription(id);
    if (found?.partner !== partner.id) throw new Refusal('notFound', 'There is no such subscription of yours.', 404);
    return found;
  };
  return {
    /** Inside a transaction. Refuses an address that nobody may make us call. */
    register(body: Json, partner: Partner): TicketResponse {
      const callback = callbackIn(body);
      const forbidden = denialReason(callback, reachOf(partner));
      if (forbidden !== null)
        throw new Refusal(
          'invalidValue',
          `Nothing is sent to that callback: ${forbidden}. Register a public address, or have yours agreed with this desk.`,
          400,
        );
      const query = body['query'] ?? '';
      if (typeof query !== 'string')
        throw new Refusal('invalidBody', 'query must be text, such as "eventType=TroubleTicketStatusChangeEvent".', 400);
      subscriptionQuery(query);
      if (store.partners.subscriptionsOf(partner.id).length >= MOST_SUBSCRIPTIONS)
        throw new Refusal('tooManyRecords', `You have ${MOST_SUBSCRIPTIONS} subscriptions already. Delete one first.`, 409);
      const subscription = { id: ids.uuid('subscription'), partner: partner.id, callback, query };
      store.partners.subscribe({ ...subscription, at: String(clock.now()) });
      return { status: 201, headers: { location: `${TICKETS_BASE}/hub/${subscription.id}` }, body: shown(subscription) };
    },
    subscription: (id: string, partner: Partner): TicketResponse => ({
      status: 200,
      headers: {},
      body: shown(find(id, partner)),
    }),
    async unregister(id: string, partner: Partner): Promise<TicketResponse> {
      await store.write(() => store.partners.unsubscribe(find(id, partner).id));
      return { status: 204, headers: {} };
    },
  };
}
