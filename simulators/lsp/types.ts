import type { Json, TicketAttachment, TicketNote, TicketStatus } from '../../kernel/trouble-ticket/index.ts';
import type { Story } from './conduct/story.ts';

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

/** One message over the wire, either way, as both sides saw it. */
export interface Exchange {
  readonly at: Temporal.Instant;
  readonly direction: 'received' | 'sent';
  readonly method: string;
  readonly path: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody: string;
  readonly status: number | 'lost' | 'refused';
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody: string;
}

/** What the supplier does by itself, on the clock, with a ticket it accepts. */
export interface Behaviour {
  /** Its own conduct, as its file has it: asks, sends back, takes lower, resolves. With a seed, that of a repeatable run. `walk` goes before it. */
  readonly conduct?: boolean | { readonly seed: string };
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
  /** The supplier moves a ticket and tells the desk. Refuses an illegal move. */
  move(ticketId: string, to: TicketStatus, note?: string): Promise<void>;
  note(ticketId: string, text: string): Promise<void>;
  /** The supplier sees an attribute differently, such as `{ severity: '3' }`, says why in a note, and tells the desk. */
  change(ticketId: string, attributes: Json, note: string): Promise<void>;
  /** The supplier adds `{ url }`, or `{ content, mimeType }` in base64, and tells the desk. */
  attach(ticketId: string, attachment: Json): Promise<void>;
  /** The supplier deletes a ticket; whoever asked for it on the hub is told. */
  remove(ticketId: string): Promise<void>;
  /** What its conduct had in mind with each ticket when it took it, by the ticket's id: the truth that a report of it can be held against. */
  readonly stories: Readonly<Record<string, Story>>;
}
