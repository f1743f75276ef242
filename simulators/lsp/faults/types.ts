/** The faults of a supplier: one vocabulary for plans, steps, the admin interface and tests. */
export type FaultId =
  | 'latency'
  | 'unavailable'
  | 'refuses'
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

/** The operations that a fault can affect. Only an outage affects the others (hub, delete). */
export type Operation = 'token' | 'create' | 'read' | 'list' | 'patch' | 'callback';
export const OPERATIONS: readonly Operation[] = ['token', 'create', 'read', 'list', 'patch', 'callback'];

/** How the desk reaches the supplier: intercepted within its process, or on a real port. */
export type Mode = 'in-process' | 'port';

/** The type of a fault's parameter, with its default in `otherwise`. */
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
  /** Completes a sentence about the supplier: "loses answers". Steps name the fault by it. */
  readonly says: string;
  readonly modes: readonly Mode[];
  readonly on: readonly Operation[];
  readonly takes: Readonly<Record<string, Parameter>>;
}

/**
 * An active fault. It affects each matching call with probability `share` (1), at most `times` times (unbounded), between `from` and
 * `until`: ISO instants, or ISO durations from when it was set. Draws depend on the seed and the call's place, so that a run repeats.
 * The fault's own parameters are further members.
 */
export interface ActiveFault {
  readonly fault: FaultId;
  readonly on?: Operation;
  readonly share?: number;
  readonly times?: number;
  readonly from?: string;
  readonly until?: string;
  readonly [parameter: string]: unknown;
}
