/** The ways in which a supplier can misbehave. One vocabulary for plan, step, admin interface and test. */
export type FaultId =
  | 'latency'
  | 'unavailable'
  | 'too-many'
  | 'reset'
  | 'lost-answer'
  | 'empty'
  | 'truncated'
  | 'malformed'
  | 'dribble'
  | 'expired-token'
  | 'wrong-signature'
  | 'callback-lost'
  | 'callback-late'
  | 'callback-duplicated'
  | 'callback-reordered'
  | 'forgets'
  | 'stores-nothing'
  | 'resolves-nothing'
  | 'outage'
  | 'clock-skew';

/** What the supplier does when a fault can hit it. What the interface offers besides (hub, delete) only an outage reaches. */
export type Operation = 'token' | 'create' | 'read' | 'list' | 'patch' | 'callback';
export const OPERATIONS: readonly Operation[] = ['token', 'create', 'read', 'list', 'patch', 'callback'];

/** How the desk reaches the supplier: in its own process, by interception, or on a real port. */
export type Mode = 'in-process' | 'port';

/** What a fault's parameter may be, and what it is when left out. */
export type Parameter =
  | { readonly is: 'duration' | 'signed duration'; readonly otherwise: string | null; readonly says: string }
  | { readonly is: 'count'; readonly otherwise: number | null; readonly least: number; readonly says: string }
  | {
      readonly is: 'choice';
      readonly of: readonly string[];
      readonly otherwise: string;
      /** Choices that only a real port can produce. */
      readonly portOnly: readonly string[];
      readonly says: string;
    };

/** One fault of the catalogue. */
export interface Fault {
  readonly id: FaultId;
  /** As a sentence about the supplier goes on: "loses answers". A step names the fault by it. */
  readonly says: string;
  readonly modes: readonly Mode[];
  readonly on: readonly Operation[];
  readonly takes: Readonly<Record<string, Parameter>>;
}

/**
 * A fault set at work: each call it fits is hit with probability `share` (1), at most `times` (unbounded), while the clock is within
 * `from` and `until`: ISO instants, or ISO durations from when it was set. Draws come from the seed and the call's own place, so that
 * a run repeats. The fault's own parameters stand beside these.
 */
export interface FaultAtWork {
  readonly fault: FaultId;
  readonly on?: Operation;
  readonly share?: number;
  readonly times?: number;
  readonly from?: string;
  readonly until?: string;
  readonly [parameter: string]: unknown;
}
