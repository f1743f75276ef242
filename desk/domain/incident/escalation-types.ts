/** Outcome of a call that reached nobody; `failed` when the network never connected it. */
export type Unreached = 'busy' | 'unanswered' | 'failed';
export type DeputyCallReason = Unreached | 'unacknowledged';

/** What a call to one of our people is about: a step of the plan, or a hand-off that fails. */
export type CallAbout =
  { readonly step: string; readonly handOff?: undefined } | { readonly handOff: number; readonly step?: undefined };

export interface Escalation {
  readonly step: string;
  readonly kind: 'functional' | 'hierarchical';
  readonly to: string;
  readonly planned: string;
  readonly takenAt: string;
  readonly channels: readonly ('telephone' | 'mail')[];
  readonly acknowledgedAt: string | null;
  readonly acknowledgedBy: string | null;
  /** Deputies called because nobody had acknowledged, in order. */
  readonly passedOn: readonly DeputyCall[];
  /** Name of the role's holder when the step was taken; null in older logs. */
  readonly holder: string | null;
  /** Calls under this step that reached nobody. */
  readonly unreached: readonly { readonly to: string; readonly why: Unreached; readonly at: string }[];
}
export interface DeputyCall {
  readonly to: string;
  readonly planned: string;
  readonly takenAt: string;
  readonly because: DeputyCallReason;
  /** Name of the person called; null in older logs. */
  readonly holder: string | null;
}
