import { Refusal, type Clock, type Ids } from '../../kernel/index.ts';
import { asked as queryIn, fieldsIn, namesTag, onlyFields, type Json } from '../../kernel/trouble-ticket/index.ts';
import type { DeskCommand } from '../incident/index.ts';
import type { Performed } from '../perform.ts';
import type { DeskParts } from '../service-types.ts';
import { type Store } from '../store/index.ts';
import { commandsFor, contactFrom, tagOf, ticketOf, TICKETS_BASE, type Partner, type Ticket } from '../trouble-tickets/index.ts';
import type { Actor, DeskOptions } from '../types.ts';
import { hub } from './hub.ts';
import { reachOf } from './reach.ts';
import { lists } from './list.ts';
import { onceFor, type Made } from './once.ts';
import { accessTokens } from './tokens.ts';
import type { Answer, Asked, TicketDesk } from './types.ts';

export type * from './types.ts';
export { ANSWER_KEPT } from './once.ts';

export interface PartnersOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly parts: DeskParts;
  readonly partners: NonNullable<DeskOptions['partners']>;
  readonly suppliers: DeskOptions['suppliers'];
  /** Listeners on this machine may be told. */
  readonly loopback: boolean;
  /** One command with all that follows for other incidents, inside a transaction; `also` names those. */
  readonly perform: (n: number | null, command: DeskCommand, actor: Actor) => Performed & { readonly also: readonly number[] };
  readonly load: (n: number) => Performed['incident'] | null;
  /** The incident's number, if there is one that `viewer` may know of. Refuses otherwise. */
  readonly visible: (reference: string, viewer: Actor) => number;
  readonly changed: (n: number) => void;
}

const actorOf = ({ id, name, organisation }: Partner): Actor => ({ id, name, role: 'partner', organisation });
const keyOf = ({ id }: Partner, reference: string): string => `ticket ${id} ${reference}`;

/** The desk as other desks see it: their tickets, their subscriptions, and who they are. */
export function ticketDesk(options: PartnersOptions): TicketDesk {
  const { store, clock, parts, perform, load, visible, changed } = options;
  const once = onceFor({ store, clock });
  const subscriptions = hub({ ...options, reachOf: (partner) => reachOf(partner, options.loopback) });

  const ticket = (n: number, partner: Partner): Ticket =>
    ticketOf(load(n)!, { policy: parts.policy, documents: store.documents.of(n), viewer: partner.id });
  const answered = (status: number, shown: Ticket): Answer => ({
    status,
    headers: { etag: tagOf(shown), location: `${TICKETS_BASE}/troubleTicket/${String(shown['id'])}` },
    body: shown,
  });
  const done = async (asked: Asked, request: unknown, make: () => Made): Promise<Answer> => {
    const made = await once(asked, request, make);
    for (const n of new Set(made.changed)) changed(n);
    return made.answer;
  };
  const performAll = (n: number, commands: readonly DeskCommand[], actor: Actor): readonly number[] =>
    commands.flatMap((command) => {
      const { events, also } = perform(n, command, actor);
      return events.length === 0 ? [] : [n, ...also];
    });

  return {
    ...accessTokens(options),
    ...subscriptions,
    list: lists({ store, parts, actorOf, ticket, keyOf }),
    create: async (body, asked) =>
      done(asked, ['create', body], () => {
        const { partner } = asked;
        const { contact, notes } = contactFrom(body, partner, parts.policy);
        const { reference } = contact.partner ?? {};
        const keys = reference === undefined ? [] : [keyOf(partner, reference)];
        const first = store.contacts.byKey(keys);
        if (first !== null) return { answer: answered(200, ticket(first, partner)), changed: [] };
        const actor = actorOf(partner);
        const { n, also } = perform(null, { do: 'open', contact }, actor);
        store.contacts.keep(keys, n);
        const noted = performAll(
          n,
          notes.map((text) => ({ do: 'note', text })),
          actor,
        );
        return { answer: answered(201, ticket(n, partner)), changed: [n, ...also, ...noted] };
      }),
    read(id, search, ifNoneMatch, partner) {
      const fields = fieldsIn(queryIn(search));
      const shown = ticket(visible(id, actorOf(partner)), partner);
      const etag = tagOf(shown);
      if (ifNoneMatch !== undefined && namesTag(ifNoneMatch, etag)) return { status: 304, headers: { etag } };
      return { status: 200, headers: { etag }, body: onlyFields(shown, fields) };
    },
    patch: async (id, body, asked) =>
      done(asked, ['patch', id, body], () => {
        const actor = actorOf(asked.partner);
        const n = visible(id, actor);
        const before = ticket(n, asked.partner);
        if (asked.ifMatch !== undefined && !namesTag(asked.ifMatch, tagOf(before)))
          throw new Refusal('preconditionFailed', `Ticket ${id} has changed since. Read it again, then decide.`, 412);
        const changes = performAll(n, commandsFor(body, before), actor);
        return { answer: answered(200, ticket(n, asked.partner)), changed: changes };
      }),
    register: async (body: Json, asked) =>
      done(asked, ['register', body], () => ({ answer: subscriptions.register(body, asked.partner), changed: [] })),
  };
}
