import { http, type HttpHandler } from 'msw';
import { API } from '../tenant.ts';
import { register, remove } from './hub.ts';
import { errorReply } from './reply.ts';
import { create, list, patch, read } from './tickets.ts';
import { token } from './token.ts';
import { authorised, withTenant, type Tenants } from './with-tenant.ts';

export type { Tenants } from './with-tenant.ts';

/** Where the supplier is in-process; the port rewrites every request to it, so that one definition serves both. */
export const ORIGIN = 'http://supplier.example';
const TENANT = `${ORIGIN}/t/:tenant`;
const TICKETS = `${TENANT}${API}/troubleTicket`;
const HUB = `${TENANT}${API}/hub`;

/** The supplier's interface. The first match answers: the named operations before what is left. */
export const supplierHandlers = (tenants: Tenants): readonly HttpHandler[] => [
  http.post(`${TENANT}/oauth2/token`, withTenant(tenants, token)),
  http.post(TICKETS, withTenant(tenants, authorised(create))),
  http.get(TICKETS, withTenant(tenants, authorised(list))),
  http.get(`${TICKETS}/:id`, withTenant(tenants, authorised(read))),
  http.patch(`${TICKETS}/:id`, withTenant(tenants, authorised(patch))),
  http.post(HUB, withTenant(tenants, authorised(register))),
  http.delete(`${HUB}/:id`, withTenant(tenants, authorised(remove))),
  ...[TICKETS, `${TICKETS}/:id`, HUB, `${HUB}/:id`].map((path) =>
    http.all(
      path,
      withTenant(tenants, ({ url }) => errorReply(405, 'methodNotAllowed', `${url.pathname} has no such operation.`)),
    ),
  ),
  http.all(
    `${TENANT}/*`,
    withTenant(tenants, ({ url }) => errorReply(404, 'notFound', `Nothing is at ${url.pathname}.`)),
  ),
  http.all(
    `${ORIGIN}/*`,
    withTenant(tenants, () => errorReply(404, 'notFound', 'No such supplier.')),
  ),
];
