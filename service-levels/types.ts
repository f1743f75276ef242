/** Types of the service-level clock. The clock case, format 1, defines their meaning (see README.md). */
import type { Calendar } from './calendar.ts';

/** Calendars by the name a target uses for them. A map, because a file may call a calendar `constructor`. */
export type Calendars = ReadonlyMap<string, Calendar>;

export type Measures = 'response' | 'update' | 'resolution' | 'team' | 'supplier';
/** Parties of the agreement: customer (SLA), internal team (OLA) or supplier (UC). It changes no arithmetic. */
export type ClockKind = 'SLA' | 'OLA' | 'UC';
/** What a change of severity does to a running clock. */
export type Reclassify = 'forward' | 'retroactive' | 'reset';
export type Reopen = 'continue' | 'fresh';
export type Responder = 'analyst' | 'supplier' | 'system' | 'caller';

export interface ClockTarget {
  readonly targetMs: number;
  readonly calendar: string;
}

/** One service level: what it measures, its targets by severity, and what pauses it. A severity without a target has no clock. */
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

/** Events of an incident that matter to clocks, in time order; events of one instant in the given order. */
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

/** A stretch of a run without a change, and whether it counts. */
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

/** A clock's reading at an instant, without segments. Milliseconds. */
export interface ClockSummary {
  readonly state: ClockState;
  readonly elapsedMs: number;
  readonly targetMs: number | null;
  /** Negative when over. */
  readonly remainingMs: number | null;
  /** Elapsed exceeds the target. Exactly on the target is met. */
  readonly breached: boolean;
  /** When elapsed reaches the target if nothing else happens; null if there is no such instant. */
  readonly due: Temporal.Instant | null;
}

/** The summary, and every segment of the last run, from its start to its end or the question. */
export interface ClockAnswer extends ClockSummary {
  readonly segments: readonly Segment[];
}
