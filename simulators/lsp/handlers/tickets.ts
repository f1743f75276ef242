import { Refusal } from '../../../kernel/index.ts';
import {
  parseQuery,
  EVENT,
  eventsOnEntering,
  fieldsIn,
  filterIn,
  matches,
  namesTag,
  onlyFields,
  pageHeaders,
  pageOf,
} from '../../../kernel/trouble-ticket/index.ts';
import { attributesOf, etagOf, resource, summary, type StoredTicket } from '../model/ticket.ts';
import type { Reply } from '../wire/reply.ts';
import type { Call } from './with-tenant.ts';

const tagged = (ticket: StoredTicket): Readonly<Record<string, string>> => ({ etag: etagOf(ticket) });

/** Refuses with 412 a change based on an older state of the ticket. Without `If-Match` nothing is checked. */
function mustStillBe(ticket: StoredTicket, headers: Headers): void {
  const wanted = headers.get('if-match');
  if (wanted !== null && !namesTag(wanted, etagOf(ticket)))
    throw new Refusal(
      'preconditionFailed',
      `Ticket ${ticket.id} has changed since you read it. Read it again, then decide.`,
      412,
    );
}

/** POST. The ticket is stored before the response, even if the response is lost; only a fault can prevent that. */
export async function create({ tenant, headers, json, faultContext }: Call): Promise<Reply> {
  const body = json();
  return tenant.creations.once(headers.get('idempotency-key'), body, async () => {
    await faultContext.applyLatency();
    const ticket = tenant.accept(body, faultContext);
    return {
      status: 201,
      headers: { location: `${tenant.base}/troubleTicket/${ticket.id}`, ...tagged(ticket) },
      body: resource(ticket, tenant.base),
    };
  });
}

export function read({ tenant, id, url, headers }: Call): Reply {
  const fields = fieldsIn(parseQuery(url.search));
  const ticket = tenant.tickets.find(id);
  const known = headers.get('if-none-match');
  if (known !== null && namesTag(known, etagOf(ticket))) return { status: 304, headers: tagged(ticket) };
  return { status: 200, headers: tagged(ticket), body: onlyFields(resource(ticket, tenant.base), fields) };
}

/** GET of the list. It filters attribute by attribute and builds only the resources of the page. */
export function list({ tenant, url }: Call): Reply {
  const query = parseQuery(url.search);
  const [filter, fields, page] = [filterIn(query), fieldsIn(query), pageOf(query)];
  const all = tenant.tickets.all().toReversed();
  const found = filter.length ? all.filter((ticket) => matches(filter, attributesOf(ticket, tenant.base))) : all;
  const shown = found.slice(page.offset, page.offset + page.limit);
  return {
    status: 200,
    headers: pageHeaders(query, page, found.length, shown.length),
    body: shown.map((ticket) => onlyFields(summary(ticket, tenant.base), fields)),
  };
}

export function patch({ tenant, id, headers, json }: Call): Reply {
  mustStillBe(tenant.tickets.find(id), headers);
  const { ticket, moved } = tenant.tickets.patch(id, json());
  // The desk knows what it changed, yet a status change is always announced (MEF 124 R61, R62).
  if (moved) tenant.announceLater(eventsOnEntering(ticket.status), ticket, 'desk');
  return { status: 200, headers: tagged(ticket), body: resource(ticket, tenant.base) };
}

export function remove({ tenant, id, headers }: Call): Reply {
  mustStillBe(tenant.tickets.find(id), headers);
  tenant.announceLater([EVENT.deleted], tenant.tickets.remove(id), 'desk');
  return { status: 204 };
}
