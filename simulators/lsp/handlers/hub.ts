import type { Reply } from './reply.ts';
import type { Call } from './with-tenant.ts';

export const register = ({ tenant, json }: Call): Reply => ({ status: 201, body: tenant.subscriptions.register(json()) });

export function remove({ tenant, id }: Call): Reply {
  tenant.subscriptions.remove(id);
  return { status: 204 };
}
