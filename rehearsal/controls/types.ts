import type { RanScenario } from '../run/collect.ts';
import type { PlannedScenario } from '../run/planned.ts';

/** One wrong behaviour, injected from outside the desk, and the criteria it must turn `not met`. */
export interface DeclaredFault {
  readonly id: string;
  readonly says: string;
  readonly mustChange: readonly string[];
  /** Names of the scenarios that cost much (in a browser, or tagged @long) that it meets; without any, it meets none. */
  readonly onPages?: readonly string[];
}

/** Some scenarios against a desk with these faults, all of them at once. */
export interface Trial {
  readonly faults: readonly DeclaredFault[];
  readonly scenarios: readonly PlannedScenario[];
}

/** What came of a trial: the scenarios that noticed something. */
export type RunTrials = (trials: readonly Trial[]) => Promise<readonly (readonly RanScenario[])[]>;

/** Ids of the scenarios that noticed a fault when it was last tried on all that could, by the fault's id. */
export type Detections = Readonly<Record<string, readonly string[]>>;
