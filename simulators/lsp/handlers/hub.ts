import type { Reply } from '../wire/reply.ts';
import type { Call } from './with-tenant.ts';

export const register = ({ tenant, json }: Call): Reply => {
  const subscription = tenant.subscriptions.register(json());
  return { status: 201, headers: { location: `${tenant.base}/hub/${subscription.id}` }, body: subscription };
};

/** An addition to v4: v5 can read a subscription. */
export const readSubscription = ({ tenant, id }: Call): Reply => ({ status: 200, body: tenant.subscriptions.read(id) });

export function unregister({ tenant, id }: Call): Reply {
  tenant.subscriptions.remove(id);
  return { status: 204 };
}
