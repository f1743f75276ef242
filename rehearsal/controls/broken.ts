import type { ControlResult } from '../../evidence/index.ts';
import type { RanScenario } from '../run/collect.ts';
import type { ScenarioRun } from '../run/scenarios.ts';
import type { FaultRun } from './types.ts';

/** A scenario that the harness or the environment kept from an outcome, so that it says nothing about the faults of its desk. */
export interface BrokenRun extends Pick<RanScenario, 'file' | 'line' | 'criteria'> {
  readonly faults: readonly string[];
  readonly cause: string;
}

/** What broke in one run. What is blocked behind a desk that died is not among it: the fault may have ended the desk. */
export function brokenIn({ faults }: FaultRun, { scenarios, fault, ended }: ScenarioRun): readonly BrokenRun[] {
  const endedByHarness = fault !== null || ended?.by === 'harness';
  return scenarios
    .filter(({ verdict }) => verdict === 'error' || (verdict === 'blocked' && endedByHarness))
    .map(({ file, line, criteria, cause }) => ({
      faults: faults.map(({ id }) => id),
      file,
      line,
      criteria,
      cause: cause ?? 'it did not run',
    }));
}

type Result = Pick<ControlResult, 'fault' | 'mustChange' | 'changed' | 'caught'>;

/** The run whose breaking left it unknown whether a fault is caught. Null when nothing broke that could have caught it. */
export function reasonUnknown({ fault, mustChange, changed }: Result, broken: readonly BrokenRun[]): BrokenRun | null {
  const missing = mustChange.filter((id) => !changed.includes(id));
  const ofFault = broken.filter(({ faults }) => faults.length === 1 && faults[0] === fault);
  return ofFault.find(({ criteria }) => criteria.some((id) => missing.includes(id))) ?? null;
}

/** 0 when every fault is caught, 1 when one is not noticed, else 3 when that is unknown of one. */
export function exitCodeOf(results: readonly Result[], broken: readonly BrokenRun[]): 0 | 1 | 3 {
  const missed = results.filter(({ caught }) => !caught);
  if (missed.length === 0) return 0;
  return missed.every((result) => reasonUnknown(result, broken)) ? 3 : 1;
}

/** One line about runs that broke though every fault was caught. */
export function warningOf(broken: readonly BrokenRun[]): string | null {
  const [first] = broken;
  if (!first) return null;
  const runs = broken.length === 1 ? '1 scenario broke' : `${broken.length} scenarios broke`;
  return `Warning: ${runs} for a reason of the harness or the environment; every fault was caught all the same. First: ${textOf(first)}`;
}

export const textOf = ({ faults, file, line, cause }: BrokenRun): string => `${file}:${line} with ${faults.join(', ')}: ${cause}`;
