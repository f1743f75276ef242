import type { Reply } from '../wire/reply.ts';
import type { Call } from './with-tenant.ts';

export const register = ({ tenant, json }: Call): Reply => {
  const subscription = tenant.subscriptions.register(json());
  return { status: 201, headers: { location: `${tenant.base}/hub/${subscription.id}` }, body: subscription };
};

/** v4 has no reading of a subscription; v5 has, and it does no harm. */
export const readSubscription = ({ tenant, id }: Call): Reply => ({ status: 200, body: tenant.subscriptions.read(id) });

export function unregister({ tenant, id }: Call): Reply {
  tenant.subscriptions.remove(id);
  return { status: 204 };
}
