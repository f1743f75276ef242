import { findNhsNumbers, Refusal, type Clock, type Ids } from '../../kernel/index.ts';
import { denialReason, type CallbackPolicy } from '../../kernel/callback-guard.ts';
import { callbackIn, subscriptionQuery, type Json } from '../../kernel/trouble-ticket/index.ts';
import type { UnitOfWork, UnitsOfWork } from '../commands/unit-of-work.ts';
import type { Store, StoredSubscription } from '../store/index.ts';
import { TICKETS_BASE, type Partner } from '../trouble-tickets/index.ts';
import type { TicketResponse } from './types.ts';

const MOST_SUBSCRIPTIONS = 20;

export interface SubscriptionsOptions {
  readonly store: Store;
  readonly units: UnitsOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly reachOf: (partner: Partner) => CallbackPolicy;
}

const shown = ({ id, callback, query }: StoredSubscription): Json => ({ id, callback, query });

/** Refuses a patient's number instead of redacting it: redaction would change the address or the query. */
function mustHoldNoNumber(what: string, text: string): void {
  if (findNhsNumbers(text).length > 0)
    throw new Refusal('patient-data', `The ${what} holds a patient's NHS number. Register one without it.`, 422);
}

/** Subscriptions of other desks to events about their tickets: the callback address and the query. */
export function subscriptionsIn({ store, units, clock, ids, reachOf }: SubscriptionsOptions) {
  const find = async (id: string, partner: Partner): Promise<StoredSubscription> => {
    const found = await store.partners.subscription(id);
    if (found?.partner !== partner.id) throw new Refusal('notFound', 'There is no such subscription of yours.', 404);
    return found;
  };
  return {
    /** Refuses an address that no partner may make us call. */
    async register(unit: UnitOfWork, body: Json, partner: Partner): Promise<TicketResponse> {
      const callback = callbackIn(body);
      mustHoldNoNumber('callback', callback);
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
      mustHoldNoNumber('query', query);
      const theirs = await store.partners.subscriptionsOf(partner.id);
      unit.rely({ on: 'subscriptions', partner: partner.id, ids: theirs.map(({ id }) => id) });
      if (theirs.length >= MOST_SUBSCRIPTIONS)
        throw new Refusal('tooManyRecords', `You have ${MOST_SUBSCRIPTIONS} subscriptions already. Delete one first.`, 409);
      const subscription = { id: ids.uuid('subscription'), partner: partner.id, callback, query };
      unit.write.partners.subscribe({ ...subscription, at: String(clock.now()) });
      return { status: 201, headers: { location: `${TICKETS_BASE}/hub/${subscription.id}` }, body: shown(subscription) };
    },
    subscription: async (id: string, partner: Partner): Promise<TicketResponse> => ({
      status: 200,
      headers: {},
      body: shown(await find(id, partner)),
    }),
    async unregister(id: string, partner: Partner): Promise<TicketResponse> {
      const found = await find(id, partner);
      await units.run(async ({ write }) => write.partners.unsubscribe(found.id));
      return { status: 204, headers: {} };
    },
  };
}
