import type { UnitsOfWork } from '../commands/unit-of-work.ts';
import type { Actor } from '../domain/access/actor.ts';
import { concernedBy, refuse, type Incident } from '../domain/incident/index.ts';
import type { DeskOptions } from '../options.ts';
import { subscriptionsIn } from './subscriptions.ts';
import { lists } from './list.ts';
import { idempotent } from './idempotency.ts';
import { reachOf } from './callback-policy.ts';
import { repeated } from './repeated.ts';
import { accessTokens } from './tokens.ts';
import type { TicketResponse, TicketDesk } from './types.ts';
import { changesTo, type ApplyChangesOptions } from './apply-changes.ts';
import type { Rules } from '../domain/rules.ts';
import type { Reading } from '../views/reading.ts';
import { numberOf, type Store } from '../store/index.ts';
import {
  changesIn,
  contactFrom,
  mustBeDeletable,
  tagOf,
  ticketOf,
  TICKETS_BASE,
  withContent,
  withContents,
  type ContentOf,
  type Partner,
  type Ticket,
} from '../trouble-tickets/index.ts';
import { Refusal, type Clock, type Ids } from '../../kernel/index.ts';
import { parseQuery, fieldsIn, namesTag, onlyFields, type Json } from '../../kernel/trouble-ticket/index.ts';
export { RESPONSE_KEPT } from './idempotency.ts';
export type * from './types.ts';

export interface PartnersOptions extends ApplyChangesOptions {
  readonly store: Store;
  readonly units: UnitsOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly parts: Pick<Rules, 'policy'> & { readonly reading: Reading };
  readonly partners: NonNullable<DeskOptions['partners']>;
  readonly suppliers: DeskOptions['suppliers'];
  /** Allows listeners on this machine. */
  readonly loopback: boolean;
  readonly load: (n: number) => Promise<Incident | null>;
}
type Load = PartnersOptions['load'];

const actorOf = ({ id, name, organisation }: Partner): Actor => ({ id, name, role: 'partner', organisation });
const keyOf = ({ id }: Partner, reference: string): string => `ticket ${id} ${reference}`;

/** The desk's interface for other desks: their tickets, their subscriptions and their authentication. */
export function ticketDesk(options: PartnersOptions): TicketDesk {
  const { store, parts, handle, load } = options;
  const once = idempotent(options);
  const work = changesTo(options);
  const subscriptions = subscriptionsIn({ ...options, reachOf: (partner) => reachOf(partner, options.loopback) });

  const shownTo = (partner: Partner, incident: Incident): Ticket =>
    ticketOf(incident, { policy: parts.policy, viewer: partner.id });
  const ticket = async (n: number, partner: Partner, from: Load = load) => shownTo(partner, (await from(n))!);
  const answered = (status: number, shown: Ticket): TicketResponse => ({
    status,
    headers: { etag: tagOf(shown), location: `${TICKETS_BASE}/troubleTicket/${String(shown['id'])}` },
    body: shown,
  });
  /** A deleted ticket is indistinguishable from one that never existed. */
  const visible = async (id: string, actor: Actor, from: Load = load): Promise<number> => {
    const n = numberOf(id);
    const incident = n === null ? null : await from(n);
    if (!incident || incident.ticketDeletedAt !== null || !parts.reading.knows(actor, concernedBy(incident)))
      throw refuse.notFound(id);
    return n!;
  };
  const mustBeAsRead = (id: string, ifMatch: string | undefined, now: Ticket) => {
    if (ifMatch !== undefined && !namesTag(ifMatch, tagOf(now)))
      throw new Refusal('preconditionFailed', `Ticket ${id} has changed since. Read it again, then decide.`, 412);
  };
  /** Reads the contents of a ticket's attachments. */
  const contentsOf = async (n: number, shown: Json): Promise<ContentOf> => {
    const ids = ((shown['attachment'] ?? []) as readonly Json[]).map((each) => String(each['id']));
    const contents = new Map(await Promise.all(ids.map(async (id) => [id, await store.documents.content(n, id)] as const)));
    return (id) => contents.get(id) ?? null;
  };

  return {
    ...accessTokens(options),
    ...subscriptions,
    list: lists({ store, parts, actorOf, ticket, keyOf }),
    create: async (body, asked) =>
      once(asked, ['create', body], async (unit) => {
        const { partner } = asked;
        const { contact, notes, attachments } = contactFrom(body, partner, parts.policy);
        const { reference } = contact.partner ?? {};
        const keys = reference === undefined ? [] : [keyOf(partner, reference)];
        const first = await unit.byKey(keys);
        const made = first === null ? null : await unit.load(first);
        if (made && made.ticketDeletedAt !== null)
          throw new Refusal(
            'referenceDeleted',
            `You deleted your ticket ${reference ?? ''}, and a late repeat must not bring it back. Log it under another externalId.`,
            409,
          );
        if (made) return answered(200, shownTo(partner, made));
        const actor = actorOf(partner);
        const { n, incident } = await handle(unit, null, { do: 'open', contact }, actor);
        unit.write.contacts.keep(keys, n);
        const notesToAdd = notes.map((text) => ({ do: 'note', text }) as const);
        await work.all(unit, n, notesToAdd, actor);
        await work.attach(unit, n, incident.reference, attachments, actor);
        return answered(201, await ticket(n, partner, unit.load));
      }),
    async read(id, search, ifNoneMatch, partner) {
      const fields = fieldsIn(parseQuery(search));
      const n = await visible(id, actorOf(partner));
      const shown = await ticket(n, partner);
      const etag = tagOf(shown);
      if (ifNoneMatch !== undefined && namesTag(ifNoneMatch, etag)) return { status: 304, headers: { etag } };
      const wanted = onlyFields(shown, fields);
      return { status: 200, headers: { etag }, body: withContents(wanted, await contentsOf(n, wanted)) };
    },
    async attachment(id, attachment, partner) {
      const n = await visible(id, actorOf(partner));
      const shown = ((await ticket(n, partner))['attachment'] ?? []) as readonly Json[];
      const found = shown.find((each) => each['id'] === attachment);
      if (!found) throw refuse.notFound(`${id} with such an attachment`);
      return { status: 200, headers: {}, body: withContent(found, await contentsOf(n, { attachment: [found] })) };
    },
    patch: async (id, body, asked) =>
      once(asked, ['patch', id, body], async (unit) => {
        const actor = actorOf(asked.partner);
        const n = await visible(id, actor, unit.load);
        const before = await ticket(n, asked.partner, unit.load);
        mustBeAsRead(id, asked.ifMatch, before);
        const asRead = body['attachment'] === undefined ? before : repeated(before, body, await contentsOf(n, before));
        const { notes, attachments, moves } = changesIn(body, asRead);
        await work.all(unit, n, notes, actor);
        await work.attach(unit, n, String(before['id']), attachments, actor);
        await work.all(unit, n, moves, actor);
        return answered(200, await ticket(n, asked.partner, unit.load));
      }),
    delete: async (id, asked) =>
      once(asked, ['delete', id], async (unit) => {
        const actor = actorOf(asked.partner);
        const n = await visible(id, actor, unit.load);
        const before = await ticket(n, asked.partner, unit.load);
        mustBeAsRead(id, asked.ifMatch, before);
        mustBeDeletable(before);
        const reason = 'Its ticket was deleted by the desk that logged it.';
        await work.all(unit, n, [{ do: 'deleteTicket', reason }], actor);
        return { status: 204, headers: {} };
      }),
    register: async (body: Json, asked) =>
      once(asked, ['register', body], async (unit) => subscriptions.register(unit, body, asked.partner)),
  };
}
