import { http, type HttpHandler } from 'msw';
import { API } from '../tenant.ts';
import { dispatch, RESOURCES, tokenEndpoint } from './operations.ts';
import { errorReply } from '../wire/reply.ts';
import { withTenant, type Tenants } from './with-tenant.ts';

export type { Tenants } from './with-tenant.ts';

/** The supplier's origin within the process. The port rewrites every request to it, so that one definition serves both. */
export const ORIGIN = 'http://supplier.example';
const TENANT = `${ORIGIN}/t/:tenant`;

/**
 * Serves the address of conformance kits, which contains no supplier: the first open supplier answers there. A supplier that requires a
 * token is reached only by name.
 */
const firstOpen = (tenants: Tenants): Pick<Tenants, 'get'> => ({
  get: () => [...tenants.values()].find(({ open }) => open),
});

/** The handlers of the supplier's interface. The first match answers, so the catch-all routes come last. */
export const supplierHandlers = (tenants: Tenants): readonly HttpHandler[] => [
  http.all(`${TENANT}/oauth2/token`, withTenant(tenants, tokenEndpoint)),
  ...Object.entries(RESOURCES).map(([path, operations]) =>
    http.all(`${TENANT}${API}${path}`, withTenant(tenants, dispatch(operations))),
  ),
  http.all(
    `${TENANT}/*`,
    withTenant(tenants, ({ url }) => errorReply(404, 'notFound', `Nothing is at ${url.pathname}.`)),
  ),
  ...Object.entries(RESOURCES).map(([path, operations]) =>
    http.all(`${ORIGIN}${API}${path}`, withTenant(firstOpen(tenants), dispatch(operations))),
  ),
  http.all(
    `${ORIGIN}/*`,
    withTenant(tenants, () => errorReply(404, 'notFound', 'No such supplier.')),
  ),
];
