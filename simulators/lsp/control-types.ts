import type { Json, TicketStatus } from '../../kernel/trouble-ticket/index.ts';
import type { Delivery } from './callbacks/deliveries.ts';
import type { ActiveFault } from './faults/types.ts';
import type { Evicted } from './journal/journal.ts';
import type { Exchange } from './journal/types.ts';
import type { JournalAssertions } from './journal/verify.ts';
import type { Ticket } from './model/types.ts';
import type { PassedOn } from './national-desk/index.ts';
import type { ScriptedBehaviour } from './profile/behaviour.ts';
import type { TicketScript } from './scripts/script.ts';

/** How the desk reaches the supplier. */
export interface SupplierAccess {
  /** Base of TMF621: `${url}/troubleTicket`. */
  readonly url: string;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** `whsec_…`: the key of callbacks, which are signed as Standard Webhooks 1.0.0. */
  readonly webhookSecret: string;
}

/** A simulated supplier as a test controls it: TMF621 v4 on the wire, one tenant per scenario. */
export interface SupplierControl {
  readonly access: SupplierAccess;
  /** Sets the behaviour from now on; replaces the one before. */
  behave(behaviour: ScriptedBehaviour): void;
  readonly tickets: readonly Ticket[];
  readonly journal: readonly Exchange[];
  /** How much the full journal has evicted. */
  readonly evicted: Evicted;
  /** Assertions over the journal. A failed one explains the nearest miss. */
  readonly verify: JournalAssertions;
  /** Calls `watcher` with each exchange from now on, until the returned function is called. */
  watch(watcher: (exchange: Exchange) => void): () => void;
  /** Every event with its receiver, its attempts and their responses. */
  readonly deliveries: readonly Delivery[];
  /**
   * Sets the active faults and replaces those set before; the faults of a behaviour stay. Throws a `UsageError` for an unknown fault,
   * with the nearest name, and for one that this mode cannot produce. Draws use `seed`, or else the tenant's.
   */
  faults(list: readonly ActiveFault[], seed?: string): void;
  /** The faults as they were set. */
  readonly faultsListed: readonly ActiveFault[];
  /** The faults that can still affect a call, including those of a behaviour. */
  readonly activeFaults: readonly ActiveFault[];
  /** Removes tickets, journal and the faults that were set. Credentials, subscriptions and behaviour stay. */
  reset(): void;
  /** Whether the service behind a ticket works again: it is resolved, and not falsely. */
  isMended(ticketId: string): boolean;
  /** Signs with a new key from now on, and also with the old one for `overlap` (24 hours). Returns the new `whsec_…`. */
  rotateSecret(overlap?: Temporal.Duration): string;
  /** Changes a ticket's status as the supplier and notifies the desk. Refuses an illegal change. */
  move(ticketId: string, to: TicketStatus, note?: string): Promise<void>;
  note(ticketId: string, text: string): Promise<void>;
  /** Changes attributes as the supplier, such as `{ severity: '3' }`, with a note that says why, and notifies the desk. */
  change(ticketId: string, attributes: Json, note: string): Promise<void>;
  /** Adds `{ url }`, or `{ content, mimeType }` in base64, as the supplier and notifies the desk. */
  attach(ticketId: string, attachment: Json): Promise<void>;
  /** Logs a ticket as the supplier's own staff, as after a telephone call. Refuses what the interface would refuse. Returns its id. */
  log(ticket: Json): string;
  /** Deletes a ticket as the supplier and notifies subscribers. */
  remove(ticketId: string): Promise<void>;
  /** The script of each accepted ticket, by the ticket's id: the truth that a report about the supplier is compared with. */
  readonly scripts: Readonly<Record<string, TicketScript>>;
  /** Only for a national desk: what became of the tickets it passed on, by the ticket's id. Empty for every other supplier. */
  readonly passedOn: Readonly<Record<string, PassedOn>>;
}
