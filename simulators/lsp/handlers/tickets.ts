import { resource, type Json } from '../model/ticket.ts';
import { errorReply, type Reply } from './reply.ts';
import { filtered, onlyFields, paged } from './query.ts';
import type { Call } from './with-tenant.ts';

/** POST: stored before it is answered, whatever then becomes of the answer. */
export async function create({ tenant, headers, json, pause }: Call): Promise<Reply | 'lost'> {
  const wait = tenant.unavailableFor();
  if (wait !== null) return errorReply(503, 'unavailable', `Try again in ${wait} seconds.`, { 'retry-after': String(wait) });
  const body = json();
  const reply = await tenant.creations.once(headers.get('idempotency-key'), body, async () => {
    const takes = tenant.takesLong();
    if (takes) await pause(takes);
    const ticket = tenant.tickets.create(body);
    tenant.accepted(ticket);
    return {
      status: 201,
      headers: { location: `${tenant.base}/troubleTicket/${ticket.id}` },
      body: resource(ticket, tenant.base),
    };
  });
  return tenant.losesThisAnswer() ? 'lost' : reply;
}

export const read = ({ tenant, id, url }: Call): Reply => ({
  status: 200,
  body: onlyFields(resource(tenant.tickets.find(id), tenant.base), url.searchParams),
});

export function list({ tenant, url }: Call): Reply {
  const all: readonly Json[] = tenant.tickets.all().map((ticket) => resource(ticket, tenant.base));
  const found = filtered(all, url.searchParams);
  const page = paged(found, url.searchParams);
  return {
    status: 200,
    headers: { 'x-total-count': String(found.length), 'x-result-count': String(page.length) },
    body: page.map((ticket) => onlyFields(ticket, url.searchParams)),
  };
}

export const patch = ({ tenant, id, json }: Call): Reply => ({
  status: 200,
  body: resource(tenant.tickets.patch(id, json()), tenant.base),
});
