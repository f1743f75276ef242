import { Refusal, type Ids } from '../../../kernel/index.ts';
import { textIn, type Json } from '../model/ticket.ts';

export interface Subscription {
  readonly id: string;
  /** Base address: events go to `<callback>/<eventType>`. */
  readonly callback: string;
  readonly query: string;
}

/** `eventType=A,B` or `eventType=A&eventType=B`; an empty query takes everything. */
const wants = (query: string, eventType: string) => {
  const asked = new URLSearchParams(query).getAll('eventType').flatMap((types) => types.split(','));
  return asked.length === 0 || asked.includes(eventType);
};

/** Who is told what. The desk's listener is agreed when the tenant is made; the hub adds to it, and a desk on the hub is told there only. */
export function createSubscriptions({ ids, agreed }: { ids: Ids; agreed: () => string }) {
  const hub = new Map<string, Subscription>();
  let agreementEnded = false;
  return {
    register(body: Json): Subscription {
      const callback = textIn(body, 'callback');
      if (callback === undefined || !/^https?:\/\//.test(callback) || !URL.canParse(callback))
        throw new Refusal('invalidBody', 'callback must be an http or https address.', 400);
      const subscription = { id: ids.uuid('lsp-hub'), callback: callback.replace(/\/$/, ''), query: textIn(body, 'query') ?? '' };
      hub.set(subscription.id, subscription);
      return subscription;
    },
    remove(id: string): void {
      if (!hub.delete(id)) throw new Refusal('notFound', `No subscription ${id}.`, 404);
    },
    /** The receiver wants no more: ends whatever leads to `url`. */
    end(url: string): void {
      agreementEnded ||= hub.size === 0;
      for (const { id, callback } of hub.values()) if (url.startsWith(`${callback}/`)) hub.delete(id);
    },
    addressesFor(eventType: string): readonly string[] {
      const bases = hub.size
        ? [...hub.values()].filter(({ query }) => wants(query, eventType)).map(({ callback }) => callback)
        : agreementEnded
          ? []
          : [agreed()];
      return bases.filter((base) => base !== '').map((base) => `${base}/${eventType}`);
    },
  };
}
