import type { Json, TicketAttachment, TicketNote, TicketStatus } from '../../kernel/trouble-ticket/index.ts';
import type { Story } from './conduct/story.ts';
import type { Following } from './conduct/types.ts';
import type { Delivery } from './callbacks/deliveries.ts';
import type { FaultAtWork } from './faults/types.ts';
import type { Forgotten } from './journal/journal.ts';
import type { Verbs } from './journal/verify.ts';
import type { PassedOn } from './national-desk/index.ts';

/** A simulated supplier, TMF621 v4 on the wire. One tenant per scenario. */
export type { TicketAttachment, TicketNote, TicketStatus };

export interface Ticket {
  readonly id: string;
  readonly externalId?: string;
  readonly description: string;
  readonly severity: string;
  readonly ticketType: string;
  readonly status: TicketStatus;
  readonly statusChangeReason?: string;
  readonly creationDate: string;
  readonly lastUpdate: string;
  readonly resolutionDate?: string;
  readonly note: readonly TicketNote[];
  readonly attachment: readonly TicketAttachment[];
  readonly characteristic: Readonly<Record<string, string>>;
}

/** Something that happened to an exchange besides question and answer. */
export interface Happening {
  readonly at: Temporal.Instant;
  readonly kind: 'fault' | 'delay' | 'retry' | 'signature' | 'guard';
  readonly says: string;
}

/** One message over the wire, either way, as both sides saw it. */
export interface Exchange {
  /** Its number in the journal, from 1. */
  readonly n: number;
  readonly at: Temporal.Instant;
  /** When it was over. */
  readonly until: Temporal.Instant;
  readonly direction: 'received' | 'sent';
  readonly method: string;
  readonly path: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody: string;
  readonly status: number | 'lost' | 'refused';
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody: string;
  /** Faults applied, retries, odd signatures; empty for most. */
  readonly happened: readonly Happening[];
}

/** What the supplier does by itself, on the clock, with a ticket it accepts. */
export interface Behaviour {
  /** Its own conduct, as its file has it: asks, sends back, takes lower, resolves. With a seed, that of a repeatable run. `walk` goes before it. */
  readonly conduct?: Following;
  /** Statuses to walk through, each this long after the one before. Legal moves only. */
  readonly walk?: readonly { readonly after: string; readonly to: TicketStatus; readonly note?: string }[];
  /** The next creations are stored, and the answer never arrives (the connection is reset). */
  readonly losesAnswers?: number;
  /** The next creations are answered 503 with Retry-After seconds, and nothing is stored. */
  readonly unavailable?: { readonly times: number; readonly retryAfterSeconds: number };
  /** The next creations take this long on the clock. */
  readonly answersAfter?: string;
  /** The next callbacks are sent twice. */
  readonly duplicatesCallbacks?: boolean;
  /** Callbacks are signed with a key the desk does not know. */
  readonly signsWrongly?: boolean;
}

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
  behave(behaviour: Behaviour): void;
  readonly tickets: readonly Ticket[];
  readonly journal: readonly Exchange[];
  /** What the journal had to let go of. */
  readonly forgotten: Forgotten;
  /** Verbs over the journal, each with the nearest miss explained. */
  readonly verify: Verbs;
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
  mended(ticketId: string): boolean;
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
  readonly stories: Readonly<Record<string, Story>>;
  /** A national desk's alone: what became of the tickets it passed on, by the ticket's id. Empty for every other supplier. */
  readonly passedOn: Readonly<Record<string, PassedOn>>;
}
