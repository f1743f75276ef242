import type { RanScenario } from '../run/collect.ts';
import type { ScenarioRun } from '../run/scenarios.ts';

/** What became of a mutant. Only `killed` shows that a scenario notices it. */
export type Outcome =
  | { readonly is: 'killed'; readonly by: string; readonly cause: string }
  /** Every scenario that runs its code still passes. */
  | { readonly is: 'survived'; readonly scenarios: number }
  | { readonly is: 'not reached' }
  | { readonly is: 'timed out' | 'error'; readonly by: string; readonly cause: string }
  /** No desk opens with it: it says nothing about the scenarios. */
  | { readonly is: 'invalid'; readonly cause: string };

/** A step that cucumber itself gave up. */
const GIVEN_UP = /function timed out/;

/** The desk's process was still starting. The next scenarios find it started. */
const LATE = 'in time';

/**
 * What a run of some scenarios shows, or null when all passed. `first` is the first that was not met, `opened` how many desks opened, and
 * `limitMs` the time after which the desk's process was ended, if it was.
 */
export function outcomeOf(
  { scenarios, fault, died }: ScenarioRun,
  first: RanScenario | null,
  opened: number,
  limitMs: number | null,
): Outcome | null {
  if (first) {
    const by = `${first.file}:${first.line}`;
    if (limitMs !== null) return { is: 'timed out', by, cause: `it took longer than ${Math.round(limitMs / 1000)} s` };
    const cause = first.cause ?? 'not met';
    if (died.includes(first.id) && opened === 0) return { is: 'invalid', cause };
    return GIVEN_UP.test(cause) ? { is: 'timed out', by, cause } : { is: 'killed', by, cause };
  }
  const broken = scenarios.find(({ verdict }) => verdict !== 'met');
  if (!broken) return null;
  const cause = fault ?? broken.cause ?? broken.verdict;
  const byHarness = fault !== null || cause.includes(LATE);
  return opened === 0 && !byHarness ? { is: 'invalid', cause } : { is: 'error', by: `${broken.file}:${broken.line}`, cause };
}
