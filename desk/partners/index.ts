import type { CommandResult } from '../commands/handle-command.ts';
import type { Actor } from '../domain/access/actor.ts';
import { refuse } from '../domain/incident/index.ts';
import type { DeskOptions } from '../options.ts';
import { subscriptionsIn } from './subscriptions.ts';
import { lists } from './list.ts';
import { idempotent, type Made } from './idempotency.ts';
import { reachOf } from './callback-policy.ts';
import { repeated } from './repeated.ts';
import { accessTokens } from './tokens.ts';
import type { TicketResponse, TicketRequest, TicketDesk } from './types.ts';
import { applyChanges, type ApplyChangesOptions } from './apply-changes.ts';
import type { Rules } from '../domain/rules.ts';
import type { Reading } from '../views/reading.ts';
import type { Store } from '../store/index.ts';
import {
  changesIn,
  contactFrom,
  mustBeDeletable,
  tagOf,
  ticketOf,
  TICKETS_BASE,
  withContent,
  withContents,
  type Partner,
  type Ticket,
} from '../trouble-tickets/index.ts';
import { Refusal, type Clock, type Ids } from '../../kernel/index.ts';
import { asked as queryIn, fieldsIn, namesTag, onlyFields, type Json } from '../../kernel/trouble-ticket/index.ts';
export { RESPONSE_KEPT } from './idempotency.ts';
export type * from './types.ts';

export interface PartnersOptions extends ApplyChangesOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly parts: Pick<Rules, 'policy'> & { readonly reading: Reading };
  readonly partners: NonNullable<DeskOptions['partners']>;
  readonly suppliers: DeskOptions['suppliers'];
  /** Listeners on this machine may be told. */
  readonly loopback: boolean;
  readonly load: (n: number) => CommandResult['incident'] | null;
  /** The incident's number, if there is one that `viewer` may know of. Refuses otherwise. */
  readonly visible: (reference: string, viewer: Actor) => number;
  readonly changed: (n: number) => void;
}

const actorOf = ({ id, name, organisation }: Partner): Actor => ({ id, name, role: 'partner', organisation });
const keyOf = ({ id }: Partner, reference: string): string => `ticket ${id} ${reference}`;

/** The desk as other desks see it: their tickets, their subscriptions, and who they are. */
export function ticketDesk(options: PartnersOptions): TicketDesk {
  const { store, clock, parts, handleCommand, load, changed } = options;
  const once = idempotent({ store, clock });
  const applier = applyChanges(options);
  const subscriptions = subscriptionsIn({ ...options, reachOf: (partner) => reachOf(partner, options.loopback) });

  const ticket = (n: number, partner: Partner): Ticket => ticketOf(load(n)!, { policy: parts.policy, viewer: partner.id });
  const answered = (status: number, shown: Ticket): TicketResponse => ({
    status,
    headers: { etag: tagOf(shown), location: `${TICKETS_BASE}/troubleTicket/${String(shown['id'])}` },
    body: shown,
  });
  const done = async (asked: TicketRequest, request: unknown, make: () => Made): Promise<TicketResponse> => {
    const made = await once(asked, request, make);
    for (const n of new Set(made.changed)) changed(n);
    return made.answer;
  };
  /** What is deleted is told from nothing: it is not there. */
  const visible = (id: string, actor: Actor): number => {
    const n = options.visible(id, actor);
    if (store.partners.isDeleted(n)) throw refuse.notFound(id);
    return n;
  };
  const mustBeAsRead = (id: string, ifMatch: string | undefined, now: Ticket) => {
    if (ifMatch !== undefined && !namesTag(ifMatch, tagOf(now)))
      throw new Refusal('preconditionFailed', `Ticket ${id} has changed since. Read it again, then decide.`, 412);
  };
  const contentOf = (n: number) => (id: string) => store.documents.content(n, id);

  return {
    ...accessTokens(options),
    ...subscriptions,
    list: lists({ store, parts, actorOf, ticket, keyOf }),
    create: async (body, asked) =>
      done(asked, ['create', body], () => {
        const { partner } = asked;
        const { contact, notes, attachments } = contactFrom(body, partner, parts.policy);
        const { reference } = contact.partner ?? {};
        const keys = reference === undefined ? [] : [keyOf(partner, reference)];
        const first = store.contacts.byKey(keys);
        if (first !== null && store.partners.isDeleted(first))
          throw new Refusal(
            'referenceDeleted',
            `You deleted your ticket ${reference ?? ''}, and a late repeat must not bring it back. Log it under another externalId.`,
            409,
          );
        if (first !== null) return { answer: answered(200, ticket(first, partner)), changed: [] };
        const actor = actorOf(partner);
        const { n, also, incident } = handleCommand(null, { do: 'open', contact }, actor);
        store.contacts.keep(keys, n);
        const noted = applier.applyAll(
          n,
          notes.map((text) => ({ do: 'note', text })),
          actor,
        );
        const brought = applier.attachAll(n, incident.reference, attachments, actor);
        return { answer: answered(201, ticket(n, partner)), changed: [n, ...also, ...noted, ...brought] };
      }),
    read(id, search, ifNoneMatch, partner) {
      const fields = fieldsIn(queryIn(search));
      const n = visible(id, actorOf(partner));
      const shown = ticket(n, partner);
      const etag = tagOf(shown);
      if (ifNoneMatch !== undefined && namesTag(ifNoneMatch, etag)) return { status: 304, headers: { etag } };
      const wanted = onlyFields(shown, fields);
      return { status: 200, headers: { etag }, body: withContents(wanted, contentOf(n)) };
    },
    attachment(id, attachment, partner) {
      const n = visible(id, actorOf(partner));
      const shown = (ticket(n, partner)['attachment'] ?? []) as readonly Json[];
      const found = shown.find((each) => each['id'] === attachment);
      if (!found) throw refuse.notFound(`${id} with such an attachment`);
      return { status: 200, headers: {}, body: withContent(found, contentOf(n)) };
    },
    patch: async (id, body, asked) =>
      done(asked, ['patch', id, body], () => {
        const actor = actorOf(asked.partner);
        const n = visible(id, actor);
        const before = ticket(n, asked.partner);
        mustBeAsRead(id, asked.ifMatch, before);
        const { notes, attachments, moves } = changesIn(body, repeated(before, body, contentOf(n)));
        const changes = [
          ...applier.applyAll(n, notes, actor),
          ...applier.attachAll(n, String(before['id']), attachments, actor),
          ...applier.applyAll(n, moves, actor),
        ];
        return { answer: answered(200, ticket(n, asked.partner)), changed: changes };
      }),
    delete: async (id, asked) =>
      done(asked, ['delete', id], () => {
        const actor = actorOf(asked.partner);
        const n = visible(id, actor);
        const before = ticket(n, asked.partner);
        mustBeAsRead(id, asked.ifMatch, before);
        mustBeDeletable(before);
        const changes = applier.applyAll(
          n,
          [{ do: 'deleteTicket', reason: 'Its ticket was deleted by the desk that logged it.' }],
          actor,
        );
        return { answer: { status: 204, headers: {} }, changed: changes };
      }),
    register: async (body: Json, asked) =>
      done(asked, ['register', body], () => ({ answer: subscriptions.register(body, asked.partner), changed: [] })),
  };
}
