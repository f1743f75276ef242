import type { DeclaredFault } from '../../adapters/index.ts';
import type { RanScenario } from '../run/collect.ts';
import type { PlannedScenario } from '../run/planned.ts';

export type { DeclaredFault } from '../../adapters/index.ts';

/** Scenarios to run against one desk that has all these faults. */
export interface FaultRun {
  readonly faults: readonly DeclaredFault[];
  readonly scenarios: readonly PlannedScenario[];
}

/** Carries out runs and returns, for each, the scenarios that turned red. */
export type RunFaults = (runs: readonly FaultRun[]) => Promise<readonly (readonly RanScenario[])[]>;

/** Ids of the scenarios that detected each fault in the last full run, by fault id. */
export type Detections = Readonly<Record<string, readonly string[]>>;
