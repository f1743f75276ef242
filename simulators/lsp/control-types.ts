import type { Json, TicketStatus } from '../../kernel/trouble-ticket/index.ts';
import type { Delivery } from './callbacks/deliveries.ts';
import type { FaultAtWork } from './faults/types.ts';
import type { Evicted } from './journal/journal.ts';
import type { Exchange } from './journal/types.ts';
import type { JournalAssertions } from './journal/verify.ts';
import type { Ticket } from './model/types.ts';
import type { PassedOn } from './national-desk/index.ts';
import type { ScriptedBehaviour } from './profile/behaviour.ts';
import type { TicketScript } from './scripts/script.ts';

/** What the desk is given to reach the supplier. */
export interface SupplierAccess {
  /** Base of TMF621: `${url}/troubleTicket`. */
  readonly url: string;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** `whsec_…`, for callbacks signed as Standard Webhooks 1.0.0. */
  readonly webhookSecret: string;
}

export interface SupplierControl {
  readonly access: SupplierAccess;
  /** From now on; replaces what was set before. */
  behave(behaviour: ScriptedBehaviour): void;
  readonly tickets: readonly Ticket[];
  readonly journal: readonly Exchange[];
  /** What the journal had to let go of. */
  readonly evicted: Evicted;
  /** Verbs over the journal, each with the nearest miss explained. */
  readonly verify: JournalAssertions;
  /** Calls `watcher` with each exchange from now on, until the returned function is called. */
  watch(watcher: (exchange: Exchange) => void): () => void;
  /** Every event on its way to a receiver, with what was answered. */
  readonly deliveries: readonly Delivery[];
  /**
   * Sets faults at work, and replaces those that were set so; a behaviour's own stay. Throws a `UsageError` for what it does not
   * know, with the nearest, and for what this mode cannot produce. Draws come from `seed`, or else from the tenant's.
   */
  faults(list: readonly FaultAtWork[], seed?: string): void;
  /** The list as it was set. */
  readonly faultsListed: readonly FaultAtWork[];
  /** What can still hit a call, a behaviour's own faults among it. */
  readonly faultsAtWork: readonly FaultAtWork[];
  /** Begins anew: no tickets, no journal, no faults of the list. Credentials, subscriptions and behaviour stay. */
  reset(): void;
  /** Whether what a ticket is about works again: resolved, and not only said to be. */
  isMended(ticketId: string): boolean;
  /** Signs with a new key from now on, and with the old one beside it for `overlap` (24 hours). The answer is the new `whsec_…`. */
  rotateSecret(overlap?: Temporal.Duration): string;
  /** The supplier moves a ticket and tells the desk. Refuses an illegal move. */
  move(ticketId: string, to: TicketStatus, note?: string): Promise<void>;
  note(ticketId: string, text: string): Promise<void>;
  /** The supplier sees an attribute differently, such as `{ severity: '3' }`, says why in a note, and tells the desk. */
  change(ticketId: string, attributes: Json, note: string): Promise<void>;
  /** The supplier adds `{ url }`, or `{ content, mimeType }` in base64, and tells the desk. */
  attach(ticketId: string, attachment: Json): Promise<void>;
  /** The supplier's own people log a ticket, as somebody told it to them by telephone. Refuses what its interface would refuse. Answers with its id. */
  log(ticket: Json): string;
  /** The supplier deletes a ticket; whoever asked for it on the hub is told. */
  remove(ticketId: string): Promise<void>;
  /** What its conduct had in mind with each ticket when it took it, by the ticket's id: the truth that a report of it can be held against. */
  readonly scripts: Readonly<Record<string, TicketScript>>;
  /** A national desk's alone: what became of the tickets it passed on, by the ticket's id. Empty for every other supplier. */
  readonly passedOn: Readonly<Record<string, PassedOn>>;
}
