/** The public telephone network as a desk sees it: incoming calls, and calls that the desk places. */

/** How a number behaves when the desk calls it. By default the call is answered and no key is pressed. */
export type Answering =
  | { readonly answers: 'after'; readonly delay: string; readonly presses?: string }
  | { readonly answers: 'never' }
  | { readonly answers: 'busy' };

export interface PlacedCall {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly from: string;
  readonly to: string;
  /** The text of the desk's voice message. */
  readonly says: string;
  outcome: 'ringing' | 'answered' | 'unanswered' | 'busy';
  pressed?: string;
}

export interface IncomingCall {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly from: string;
  readonly to: string;
  state: 'ringing' | 'answered' | 'abandoned' | 'ended';
  answeredAt?: Temporal.Instant;
  /** What the analyst said to the caller, in order; above all the reference. */
  readonly heard: string[];
  hangUp(): Promise<void>;
}

/** How the desk reaches the network. */
export interface TelephoneAccess {
  readonly url: string;
  readonly token: string;
}

/** An event that the network posts to the desk. */
export interface TelephoneEvent {
  readonly callId: string;
  readonly direction: 'in' | 'out';
  readonly event: 'ringing' | 'answered' | 'unanswered' | 'busy' | 'digits' | 'abandoned' | 'ended';
  readonly from: string;
  readonly to: string;
  readonly at: string;
  readonly digits?: string;
}
/** An event that the desk did not accept. */
export interface UndeliveredEvent {
  readonly callId: string;
  readonly event: TelephoneEvent['event'];
  readonly why: string;
}

/** One tenant's telephones: what a scenario sets up and observes. */
export interface TelephoneControl {
  readonly access: TelephoneAccess;
  /** Calls the desk. Resolves once the desk has accepted the event; rejects if it does not. */
  call(from: string): Promise<IncomingCall>;
  /** Sets how a number behaves from now on. */
  when(number: string, behaviour: Answering): void;
  /** Places none of so many next calls: the desk is answered 503. */
  turnAway(calls: number): void;
  /** Every call the desk placed, in order. */
  readonly placed: readonly PlacedCall[];
  readonly incoming: readonly IncomingCall[];
  /** Later events (outcomes, digits, ends) that the desk refused or that could not be delivered. */
  readonly undelivered: readonly UndeliveredEvent[];
}
/*
 * Wire. The desk calls `${access.url}` with `Authorization: Bearer <token>`:
 *   POST /calls {from, to, says} → 201 {callId}          places a call; its outcome comes as an event
 *   POST /calls/{id}/answer → 204                        an analyst answers the ringing call
 *   POST /calls/{id}/say {text} → 204                    words to the caller
 *   POST /calls/{id}/hang-up → 204
 * The network calls the desk at the tenant's `deskEvents` URL with the same bearer token:
 *   POST {callId, direction: 'in'|'out', event: 'ringing'|'answered'|'unanswered'|'busy'|'digits'|'abandoned'|'ended', from, to, at, digits?} → 204
 */
