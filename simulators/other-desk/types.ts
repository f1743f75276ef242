import type { Json } from '../../kernel/trouble-ticket/index.ts';

/** How another organisation's desk reaches the desk under test. */
export interface OtherDeskAccess {
  /** `${url}/troubleTicket`. */
  readonly url: string;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** `whsec_…`: the key that must sign events. */
  readonly webhookSecret: string;
}

/** One event as it was received. */
export interface ReceivedEvent {
  readonly at: Temporal.Instant;
  /** `webhook-id`: the same when an event is sent again. */
  readonly message: string;
  readonly eventType: string;
  readonly ticket: Json;
  /** Whether the signature is valid for the agreed key, and recent. */
  readonly signed: boolean;
}

/** One request and its response, without secrets. */
export interface OtherDeskExchange {
  readonly at: Temporal.Instant;
  /** From this desk's side: `sent` to the desk under test, or `received` from it. */
  readonly direction: 'sent' | 'received';
  readonly method: string;
  readonly path: string;
  readonly requestBody: unknown;
  readonly status: number;
  readonly responseBody: unknown;
  readonly happened: readonly { readonly kind: string; readonly says: string }[];
}

export interface TicketAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The body as an object: a ticket or an error; null for none. A list is in `list`. */
  readonly body: Json | null;
  readonly list: readonly Json[];
}

/** Another organisation's service desk, whose tool speaks TMF621 with the desk under test. */
export interface OtherDeskControl {
  /** Events in order of arrival. */
  readonly events: readonly ReceivedEvent[];
  /** All exchanges except token requests, in order. */
  readonly journal: readonly OtherDeskExchange[];
  /** Sends one request with an access token, which is fetched when needed. `path` is relative to the interface's base. */
  ask(method: string, path: string, body?: Json, headers?: Readonly<Record<string, string>>): Promise<TicketAnswer>;
  /** Subscribes to events, at a listener of its own. */
  subscribe(query?: string): Promise<TicketAnswer>;
  close(): Promise<void>;
}
