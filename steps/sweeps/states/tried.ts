import type { ClockReading, IncidentState } from '../../../adapters/desk-under-test.ts';
import type { Severity } from '../../../standards/index.ts';

/** What a table says of an incident: its state, and whether its two clocks run. */
export interface Standing {
  readonly state: IncidentState;
  readonly response: ClockReading['state'];
  readonly resolution: ClockReading['state'];
}

/** One verb, tried on one incident in one state. */
export interface VerbTried {
  readonly state: string;
  readonly verb: string;
  readonly severity: Severity;
  readonly reference: string;
  /** Code of the desk's refusal; null: the desk did it. */
  readonly refusal: string | null;
  /** Types of the events that it recorded. */
  readonly recorded: readonly string[];
  /** Whether it stands differently from before, so that the next verb needs a new incident. */
  readonly moved: boolean;
  readonly before: Standing;
  readonly after: Standing;
}
