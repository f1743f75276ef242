/** The public telephone network as a desk meets it: callers ring in, and the desk rings people out. */

/** How a number behaves when the desk rings it. A number nobody described is answered, and nothing is pressed. */
export type Answering =
  | { readonly answers: 'after'; readonly delay: string; readonly presses?: string }
  | { readonly answers: 'never' }
  | { readonly answers: 'busy' };

export interface PlacedCall {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly from: string;
  readonly to: string;
  /** What the desk's voice message says. */
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
  /** What the analyst said down the line, in order: the reference, above all. */
  readonly heard: string[];
  hangUp(): Promise<void>;
}

/** What the desk is given to use the network. */
export interface TelephoneAccess {
  readonly url: string;
  readonly token: string;
}

/** What the network tells the desk. */
export interface TelephoneEvent {
  readonly callId: string;
  readonly direction: 'in' | 'out';
  readonly event: 'ringing' | 'answered' | 'unanswered' | 'busy' | 'digits' | 'abandoned' | 'ended';
  readonly from: string;
  readonly to: string;
  readonly at: string;
  readonly digits?: string;
}
/** An event of a call that the desk did not take. */
export interface UndeliveredEvent {
  readonly callId: string;
  readonly event: TelephoneEvent['event'];
  readonly why: string;
}

/** One tenant's telephones: what a scenario arranges and observes. */
export interface TelephoneControl {
  readonly access: TelephoneAccess;
  /** Rings the desk. Resolves once the desk knows; rejects if it cannot be told. */
  call(from: string): Promise<IncomingCall>;
  /** Arranges how a number behaves from now on. */
  when(number: string, behaviour: Answering): void;
  /** Every call the desk placed, in order. */
  readonly placed: readonly PlacedCall[];
  readonly incoming: readonly IncomingCall[];
  /** Events by themselves (outcomes, digits, ends) that the desk refused or could not be told. */
  readonly undelivered: readonly UndeliveredEvent[];
}
/*
 * Wire. The desk calls `${access.url}` with `Authorization: Bearer <token>`:
 *   POST /calls {from, to, says} → 201 {callId}          a call out; its outcome comes as an event
 *   POST /calls/{id}/answer → 204                        an analyst takes the ringing call
 *   POST /calls/{id}/say {text} → 204                    words to the caller
 *   POST /calls/{id}/hang-up → 204
 * The network calls the desk at the tenant's `deskEvents` URL with the same bearer token:
 *   POST {callId, direction: 'in'|'out', event: 'ringing'|'answered'|'unanswered'|'busy'|'digits'|'abandoned'|'ended', from, to, at, digits?} → 204
 */
