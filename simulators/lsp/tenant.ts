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
  /** Its opening hours; it works round the clock when left out. */
  readonly hours?: CalendarPolicy | undefined;
  /** Base address of the desk's TMF621 listener; '' while there is none. */
  readonly callback: () => string;
  /** For a national desk: the supplier responsible for a ticket. */
  readonly resolverFor?: ((sent: Json) => Resolver | null) | undefined;
  /** Part of every ticket's id; empty where a scenario begins with the first. */
  readonly series?: string;
  /** Serves without tokens, for third-party conformance kits. */
  readonly open?: boolean;
  /** The id of its n-th ticket, where a test needs another than its own. */
  readonly ticketId?: (made: number) => string;
  /** Allows callbacks to any listener on this machine, for a rehearsal, where everything runs on it. */
  readonly loopback?: boolean;
}

export const API = '/tmf-api/troubleTicket/v4';

/** One supplier of one scenario: its tickets, its behaviour, its faults and its callbacks. */
export function createTenant(options: SupplierTenantOptions, mode: Mode) {
  const { name, clock, ids, supplier, hours, callback, resolverFor, series = '', open = false, loopback = false } = options;
  const client = { id: `desk-at-${supplier.id}`, secret: ids.secret(`lsp-client-secret ${name}`, 32) };
  const keys = createKeys({ clock, ids, name });
  const journal = createJournal();
  const faults = createFaults({ clock, mode, seed: ids.secret(`lsp-faults ${name}`) });
  const flags = createTicketFlags();
  /** The supplier's own time, used for its timestamps only. */
  const stamp = () => clock.now().add(faults.skew());
  const reach = { allowedOrigin: callback, loopback };
  const subscriptions = createSubscriptions({ ids, reach });
  const tickets = createTickets({
    clock: { ...clock, now: stamp },
    ids,
    supplierName: supplier.name,
    minimumDataSet: supplier.minimumDataSet,
    series,
    ticketId: options.ticketId,
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

  /** Listeners for tickets that a national desk passed on; they replace the callbacks to the local desk. */
  const passedOnListeners = new Map<string, (ticket: StoredTicket) => void>();
  /** Notifies the desk of a change by the supplier; resolves after the first delivery attempts. */
  const announce = async (types: readonly TicketEventType[], ticket: StoredTicket): Promise<void> => {
    const onChange = passedOnListeners.get(ticket.id);
    if (onChange) onChange(ticket);
    else await announcer.announce(types, ticket, 'supplier');
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

  /** Moves a ticket through scripted statuses on the clock, until a step would be illegal because of what the desk did. */
  const walk = (ticket: StoredTicket, [step, ...rest]: NonNullable<ScriptedBehaviour['walk']>): void => {
    if (!step) return;
    const cancel = clock.at(clock.now().add(Temporal.Duration.from(step.after)), async () => {
      walking.delete(cancel);
      if (!mayMove(ticket.status, step.to)) return;
      const delivered = move(ticket.id, step.to, step.note);
      walk(ticket, rest);
      await delivered;
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
    announceLater: announcer.announceLater,
    scripts: autonomous.scripts,
    placeOf: (call: Omit<Parameters<typeof placeOf>[0], 'tickets'>) => placeOf({ ...call, tickets }),
    /** Accepts a creation: stores the ticket and starts the supplier's behaviour; under a fault it does less than it confirms. */
    accept(body: Json, faultContext: FaultContext): StoredTicket {
      if (faultContext.inject('stores-nothing')) return tickets.acknowledgeWithoutStoring(body);
      const ticket = tickets.create(body);
      if (faultContext.inject('forgets')) {
        flags.forget(ticket.id);
        return ticket;
      }
      const falselyResolved = faultContext.inject('resolves-nothing');
      if (falselyResolved) flags.markFalselyResolved(ticket.id, countOf(falselyResolved.entry, 'rounds') ?? Infinity);
      announcer.announceLater([EVENT.created], ticket, 'desk');
      if (behaviour.walk) walk(ticket, behaviour.walk);
      else autonomous.accepted(ticket);
      return ticket;
    },
    passedOn: autonomous.passedOn,
    /** Logs a ticket as the supplier's own staff, without the interface. */
    log: (body: Json): string => {
      const ticket = tickets.create(body);
      announcer.announceLater([EVENT.created], ticket, 'supplier');
      autonomous.accepted(ticket);
      return ticket.id;
    },
    /** Accepts a ticket from a national desk. `onChange` is called with each change instead of a callback. */
    take: (body: Json, onChange: (ticket: StoredTicket) => void): StoredTicket => {
      const ticket = tickets.create(body);
      passedOnListeners.set(ticket.id, onChange);
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
    /** Aborted when the supplier is closed. */
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
