import { Refusal, type Ids } from '../../../kernel/index.ts';
import { callbackIn, subscriptionQuery, type Json, type TicketEventType } from '../../../kernel/trouble-ticket/index.ts';
import { denialReason, type CallbackPolicy } from '../../../kernel/callback-guard.ts';

export interface Subscription {
  readonly id: string;
  /** The base address: events go to `<callback>/<eventType>`. */
  readonly callback: string;
  readonly query: string;
}
/** The side that made a change. */
export type Side = 'desk' | 'supplier';

const MOST_SUBSCRIPTIONS = 100;

/**
 * The receivers of events. The desk's listener is agreed when the tenant is created: it gets all six event types, but only for changes by
 * the supplier. A desk that subscribes at the hub gets events only there: all that match its query, whoever made the change.
 */
export function createSubscriptions({ ids, reach }: { ids: Ids; reach: CallbackPolicy }) {
  const { allowedOrigin: agreed } = reach;
  const hub = new Map<string, { readonly subscription: Subscription; readonly wants: (event: Json) => boolean }>();
  let agreementEnded = false;
  const find = (id: string) => {
    const found = hub.get(id);
    if (!found) throw new Refusal('notFound', `No subscription ${id}.`, 404);
    return found;
  };
  const byAgreement = (by: Side) => hub.size === 0 && !agreementEnded && by === 'supplier';

  return {
    register(body: Json): Subscription {
      const callback = callbackIn(body);
      const forbidden = denialReason(callback, reach);
      if (forbidden !== null)
        throw new Refusal('invalidValue', `Nothing is sent to that callback: ${forbidden}. Register a public address.`, 400);
      const { query = '' } = body;
      if (typeof query !== 'string')
        throw new Refusal('invalidBody', 'query must be text, such as "eventType=TroubleTicketStatusChangeEvent".', 400);
      const wants = subscriptionQuery(query);
      if (hub.size >= MOST_SUBSCRIPTIONS)
        throw new Refusal('tooManyRecords', `There are ${MOST_SUBSCRIPTIONS} subscriptions already. Delete one first.`, 409);
      const subscription = { id: ids.uuid('lsp-hub'), callback, query };
      hub.set(subscription.id, { subscription, wants });
      return subscription;
    },
    read: (id: string): Subscription => find(id).subscription,
    remove(id: string): void {
      find(id);
      hub.delete(id);
    },
    /** The receiver answered 410: ends every subscription that leads to `url`. */
    end(url: string): void {
      agreementEnded ||= hub.size === 0;
      for (const { subscription } of hub.values()) if (url.startsWith(`${subscription.callback}/`)) hub.delete(subscription.id);
    },
    /** Whether a change by this side can have a receiver. */
    hasReceiver: (by: Side): boolean => hub.size > 0 || (byAgreement(by) && agreed() !== ''),
    /** The addresses to which a full event is posted. */
    addressesFor(event: Json, eventType: TicketEventType, by: Side): readonly string[] {
      const bases = byAgreement(by)
        ? [agreed()].filter((base) => base !== '')
        : [...hub.values()].filter(({ wants }) => wants(event)).map(({ subscription }) => subscription.callback);
      return bases.map((base) => `${base}/${eventType}`);
    },
  };
}
export type Subscriptions = ReturnType<typeof createSubscriptions>;
