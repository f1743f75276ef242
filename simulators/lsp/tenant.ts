import type { CalendarPolicy, Clock, Ids, Release } from '../../kernel/index.ts';
import {
  EVENT,
  eventsOnEntering,
  mayMove,
  type Json,
  type TicketEventType,
  type TicketStatus,
} from '../../kernel/trouble-ticket/index.ts';
import { autonomousSupplier } from './autonomous-supplier.ts';
import { createKeys } from './callbacks/keys.ts';
import { createOutbox } from './callbacks/outbox.ts';
import { createSubscriptions } from './callbacks/subscriptions.ts';
import { createAnnouncer } from './callbacks/announcer.ts';
import { countOf } from './faults/check.ts';
import { createFaults, createTicketFlags, ofBehaviour, placeOf, type Mode, type FaultContext } from './faults/index.ts';
import { createJournal } from './journal/journal.ts';
import { idempotency } from './model/idempotency.ts';
import type { StoredTicket } from './model/ticket.ts';
import { createTickets } from './model/tickets.ts';
import { createTokens } from './model/tokens.ts';
import type { SimulatedSupplier } from './profile/types.ts';
import type { Resolver } from './national-desk/index.ts';
import type { Reply } from './wire/reply.ts';
import type { ScriptedBehaviour } from './profile/behaviour.ts';

export interface SupplierTenantOptions {
  readonly name: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly supplier: SimulatedSupplier;
  /** When its desk is open; always, when left out. */
  readonly hours?: CalendarPolicy | undefined;
  /** Base address of the desk's TMF621 listener, or '' while there is none. */
  readonly callback: () => string;
  /** Whose a ticket is, for a national desk: it resolves nothing itself. */
  readonly resolverFor?: ((sent: Json) => Resolver | null) | undefined;
  /** Serve without tokens, for somebody else's conformance kit. */
  readonly open?: boolean;
  /** Whether callbacks may go to listeners on this machine that were not agreed. For a rehearsal, where everything is on it. */
  readonly loopback?: boolean;
}

export const API = '/tmf-api/troubleTicket/v4';

/** One scenario's supplier: its tickets, what it is told to do with them, and what it tells the desk. */
export function createTenant(options: SupplierTenantOptions, mode: Mode) {
  const { name, clock, ids, supplier, hours, callback, resolverFor, open = false, loopback = false } = options;
  const client = { id: `desk-at-${supplier.id}`, secret: ids.secret(`lsp-client-secret ${name}`, 32) };
  const keys = createKeys({ clock, ids, name });
  const journal = createJournal();
  const faults = createFaults({ clock, mode, seed: ids.secret(`lsp-faults ${name}`) });
  const flags = createTicketFlags();
  /** The supplier's own time, for what it stamps; everything else goes by the clock. */
  const stamp = () => clock.now().add(faults.skew());
  const reach = { allowedOrigin: callback, loopback };
  const subscriptions = createSubscriptions({ ids, reach });
  const tickets = createTickets({
    clock: { ...clock, now: stamp },
    ids,
    supplierName: supplier.name,
    minimumDataSet: supplier.minimumDataSet,
  });
  const walking = new Set<Release>();
  const closing = new AbortController();
  let creations = idempotency<Reply>();
  let behaviour: ScriptedBehaviour = {};

  const outbox = createOutbox({
    clock,
    ids,
    journal,
    keys,
    faults,
    stamp,
    reach,
    gone: (url) => subscriptions.end(url),
  });
  const base = `/t/${name}${API}`;

  const announcer = createAnnouncer({
    clock,
    stamp,
    ids,
    base,
    style: supplier.callbacks ?? 'full',
    subscriptions,
    silent: ({ id }) => flags.isForgotten(id),
    post: async (message) => outbox.post(message),
  });

  /** Who is told of tickets that came by another desk, in place of ours. */
  const elsewhere = new Map<string, (ticket: StoredTicket) => void>();
  /** What the supplier does is told to the desk; resolves after each first attempt. */
  const announce = async (types: readonly TicketEventType[], ticket: StoredTicket): Promise<void> => {
    const tell = elsewhere.get(ticket.id);
    if (tell) tell(ticket);
    else await announcer.tell(types, ticket, 'supplier');
  };
  const move = async (id: string, to: TicketStatus, note?: string) => announce(eventsOnEntering(to), tickets.move(id, to, note));

  const autonomous = autonomousSupplier({
    clock,
    supplier,
    hours,
    seed: () => ids.secret('lsp-conduct'),
    move: async (ticket, to, note) => move(ticket.id, to, note),
    change: async (ticket, attributes, note) => announce([EVENT.changed], tickets.change(ticket.id, attributes, note)),
    note: async (ticket, text) => announce([EVENT.changed], tickets.note(ticket.id, text)),
    resolverFor,
  });
  const patch = (id: string, body: Json) =>
    flags.isForgotten(id) ? tickets.patch(id, body) : autonomous.observeChange(tickets.find(id), () => tickets.patch(id, body));
  const remove = (id: string) => autonomous.forget(tickets.remove(id));

  /** Walks a ticket on, each step a while after the one before, until the desk has taken it somewhere from where the step is illegal. */
  const walk = (ticket: StoredTicket, [step, ...rest]: NonNullable<ScriptedBehaviour['walk']>): void => {
    if (!step) return;
    const cancel = clock.at(clock.now().add(Temporal.Duration.from(step.after)), async () => {
      walking.delete(cancel);
      if (!mayMove(ticket.status, step.to)) return;
      const told = move(ticket.id, step.to, step.note);
      walk(ticket, rest);
      await told;
    });
    walking.add(cancel);
  };

  return {
    name,
    base,
    clock,
    open,
    client,
    keys,
    journal,
    faults,
    flags,
    deliveries: outbox.deliveries,
    subscriptions,
    tickets: { ...tickets, patch, remove },
    tokens: createTokens({ clock, ids, client }),
    get creations() {
      return creations;
    },
    move,
    note: async (id: string, text: string) => announce([EVENT.changed], tickets.note(id, text)),
    change: async (id: string, attributes: Json, note: string) => announce([EVENT.changed], tickets.change(id, attributes, note)),
    attach: async (id: string, attachment: Json) => announce([EVENT.changed], tickets.attach(id, attachment)),
    remove: async (id: string) => announce([EVENT.deleted], remove(id)),
    tellAfterwards: announcer.tellAfterwards,
    scripts: autonomous.scripts,
    placeOf: (call: Omit<Parameters<typeof placeOf>[0], 'tickets'>) => placeOf({ ...call, tickets }),
    /** Takes a creation: stores it, and begins what the supplier does with it by itself; or, under a fault, does less than it says. */
    accept(body: Json, faultContext: FaultContext): StoredTicket {
      if (faultContext.inject('stores-nothing')) return tickets.acknowledgeWithoutStoring(body);
      const ticket = tickets.create(body);
      if (faultContext.inject('forgets')) {
        flags.forget(ticket.id);
        return ticket;
      }
      const falselyResolved = faultContext.inject('resolves-nothing');
      if (falselyResolved) flags.markFalselyResolved(ticket.id, countOf(falselyResolved.entry, 'rounds') ?? Infinity);
      announcer.tellAfterwards([EVENT.created], ticket, 'desk');
      if (behaviour.walk) walk(ticket, behaviour.walk);
      else autonomous.accepted(ticket);
      return ticket;
    },
    passedOn: autonomous.passedOn,
    /** A ticket that the supplier's own people write down, without an interface in between. */
    log: (body: Json): string => {
      const ticket = tickets.create(body);
      announcer.tellAfterwards([EVENT.created], ticket, 'supplier');
      autonomous.accepted(ticket);
      return ticket.id;
    },
    /** A ticket from another desk, which `tell` speaks for. */
    take: (body: Json, tell: (ticket: StoredTicket) => void): StoredTicket => {
      const ticket = tickets.create(body);
      elsewhere.set(ticket.id, tell);
      autonomous.accepted(ticket);
      return ticket;
    },
    behave(next: ScriptedBehaviour): void {
      autonomous.behave(next.profile ?? false);
      behaviour = next;
      faults.set('behaviour', ofBehaviour(next));
    },
    reset(): void {
      for (const cancel of walking) cancel();
      walking.clear();
      for (const { id } of tickets.all()) remove(id);
      creations = idempotency<Reply>();
      faults.set('list', []);
      journal.clear();
    },
    /** Aborted once the supplier is closed: nothing goes on after that. */
    closing: closing.signal,
    close(): void {
      closing.abort();
      for (const cancel of walking) cancel();
      autonomous.close();
      outbox.close();
    },
  };
}
export type Tenant = ReturnType<typeof createTenant>;
