import type { Json } from '../../kernel/trouble-ticket/index.ts';

/** How another organisation's desk reaches the desk under test. */
export interface OtherDeskAccess {
  /** `${url}/troubleTicket`. */
  readonly url: string;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** `whsec_…`: what it expects events to be signed with. */
  readonly webhookSecret: string;
}

/** One event that reached it, as it came. */
export interface ReceivedEvent {
  readonly at: Temporal.Instant;
  /** `webhook-id`: the same when an event is sent again. */
  readonly message: string;
  readonly eventType: string;
  readonly ticket: Json;
  /** Whether the key that was agreed signed these bytes, a moment ago. */
  readonly signed: boolean;
}

/** One message and its answer, without secrets. */
export interface OtherDeskExchange {
  readonly at: Temporal.Instant;
  /** As seen from here: `sent` to the desk under test, or `received` from it. */
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
  /** The body as JSON: a ticket, an error; null for none. A list is under `list`. */
  readonly body: Json | null;
  readonly list: readonly Json[];
}

/** The service desk of another organisation: a person there uses its tool, which speaks TMF621 with the desk under test. */
export interface OtherDeskControl {
  /** Events, in the order in which they came. */
  readonly events: readonly ReceivedEvent[];
  /** Everything but the tokens, in order. */
  readonly journal: readonly OtherDeskExchange[];
  /** One request with an access token, which is fetched when it is needed; `path` from the interface's base on. */
  ask(method: string, path: string, body?: Json, headers?: Readonly<Record<string, string>>): Promise<TicketAnswer>;
  /** Asks to be told, at a listener of its own. */
  subscribe(query?: string): Promise<TicketAnswer>;
  close(): Promise<void>;
}
