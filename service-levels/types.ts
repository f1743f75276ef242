/** The words of the service-level clock. Source of every meaning here: the clock case, format 1 (see README.md beside this file). */
import type { Calendar } from './calendar.ts';

/** Calendars by the name a target uses for them. A map, because a file may call a calendar `constructor`. */
export type Calendars = ReadonlyMap<string, Calendar>;

export type Measures = 'response' | 'update' | 'resolution' | 'team' | 'supplier';
/** To whom the promise was made: the customer, another team of the house, or by a supplier to us. Changes no arithmetic. */
export type ClockKind = 'SLA' | 'OLA' | 'UC';
/** What a change of severity does to a running clock. */
export type Reclassify = 'forward' | 'retroactive' | 'reset';
export type Reopen = 'continue' | 'fresh';
export type Responder = 'analyst' | 'supplier' | 'system' | 'caller';

export interface ClockTarget {
  readonly targetMs: number;
  readonly calendar: string;
}

/** One promise: what it measures, how long it may take by severity, and what holds it. A severity without a target has no clock. */
export interface ClockDefinition {
  readonly kind: ClockKind;
  readonly measures: Measures;
  /** The team or supplier whose clock this is; null for the other three. */
  readonly of: string | null;
  readonly targets: ReadonlyMap<string, ClockTarget>;
  /** Reasons that pause the clock. `supplier` holds while the incident is with any supplier. */
  readonly pausedBy: ReadonlySet<string>;
  readonly reclassify: Reclassify;
  readonly reopen: Reopen;
  readonly countsAsResponse: { readonly by: ReadonlySet<Responder>; readonly internal: boolean };
}

/** What happened to an incident, as far as clocks care. In time order; equal instants in the order given. */
export type ClockEvent = { readonly at: Temporal.Instant } & ClockEventBody;
export type ClockEventBody =
  | { readonly type: 'opened'; readonly severity: string }
  | { readonly type: 'responded'; readonly by: Responder; readonly internal?: boolean }
  | { readonly type: 'paused'; readonly reason: string }
  | { readonly type: 'resumed' }
  | { readonly type: 'reclassified'; readonly severity: string }
  | { readonly type: 'assigned'; readonly team: string }
  | { readonly type: 'handedOff'; readonly supplier: string }
  | { readonly type: 'returned' }
  | { readonly type: 'resolved' }
  | { readonly type: 'closed' }
  | { readonly type: 'reopened' }
  | { readonly type: 'merged' };

export type ClockState = 'not-started' | 'none' | 'running' | 'paused' | 'stopped' | 'cancelled';

/** A stretch of a run in which nothing changed: what the time was, and whether it counted. */
export interface Segment {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly counts: boolean;
  readonly why: 'open' | 'closed' | 'resolved' | 'no target' | `paused: ${string}`;
  readonly severity: string;
  /** Null for `no target`. */
  readonly calendar: string | null;
  /** Place in the calendar's versions, from 0; null for `no target`. */
  readonly version: number | null;
}

/** What a clock shows at an instant, without the account of how it came to it. Milliseconds. */
export interface ClockSummary {
  readonly state: ClockState;
  readonly elapsedMs: number;
  readonly targetMs: number | null;
  /** Negative when over. */
  readonly remainingMs: number | null;
  /** Elapsed is more than the target: on the dot is kept. */
  readonly breached: boolean;
  /** The first instant at which elapsed reaches the target if nothing else happens; null when there is none to name. */
  readonly due: Temporal.Instant | null;
}

/** The face, and every segment of the last run, from its start to its end or the question. */
export interface ClockAnswer extends ClockSummary {
  readonly segments: readonly Segment[];
}
