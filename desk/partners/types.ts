import type { Json } from '../../kernel/trouble-ticket/index.ts';
import type { Partner } from '../trouble-tickets/index.ts';

/** A response of the trouble-ticket interface before it is serialised. */
export interface TicketResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Json | readonly Json[];
}
/** A request's properties besides its body. */
export interface TicketRequest {
  readonly partner: Partner;
  /** `Idempotency-Key` as it was sent. */
  readonly key?: string | undefined;
  readonly ifMatch?: string | undefined;
}
export interface Token {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  /** Seconds. */
  readonly expires_in: number;
}
/** The holder of a token: another desk, or a supplier that sends us events. */
export type Holder =
  { readonly kind: 'partner'; readonly partner: Partner } | { readonly kind: 'supplier'; readonly supplier: string };

/** Operations for other desks, by TMF621 v4. A response to a change follows the durable commit. Each operation may throw a `Refusal`. */
export interface TicketDesk {
  /** OAuth 2 client credentials (RFC 6749 §4.4). Refuses with `invalid_client`, whichever of the two is wrong. */
  issue(clientId: string, clientSecret: string): Promise<Token>;
  /** Null for a token that was never issued or has expired. */
  holderOf(token: string): Promise<Holder | null>;
  create(body: Json, asked: TicketRequest): Promise<TicketResponse>;
  /** `search` is the query string of the address. */
  list(search: string, partner: Partner): Promise<TicketResponse>;
  read(id: string, search: string, ifNoneMatch: string | undefined, partner: Partner): Promise<TicketResponse>;
  /** One document of a ticket, with its content. */
  attachment(id: string, attachment: string, partner: Partner): Promise<TicketResponse>;
  patch(id: string, body: Json, asked: TicketRequest): Promise<TicketResponse>;
  /** Deletes a ticket on which no work has begun. The incident stays in the log. */
  delete(id: string, asked: TicketRequest): Promise<TicketResponse>;
  register(body: Json, asked: TicketRequest): Promise<TicketResponse>;
  subscription(id: string, partner: Partner): Promise<TicketResponse>;
  unregister(id: string, partner: Partner): Promise<TicketResponse>;
}
