import type { CriterionResult, Finding, Owner, ScenarioResult } from './types.ts';

/** Everything that a scenario did not show, in the order of its steps: what was shown to be wrong before what is open. */
export function unmetFindings({ steps }: Pick<ScenarioResult, 'steps'>): readonly Finding[] {
  const all = steps.flatMap(({ findings = [] }) => findings);
  return [...all.filter(({ verdict }) => verdict === 'not met'), ...all.filter(({ verdict }) => !SETTLED.includes(verdict))];
}
const SETTLED: readonly Finding['verdict'][] = ['met', 'not met', 'blocked'];

/** Who has to act on the error of a criterion: the owner of the first scenario of it that is an error. */
export function ownerOfError(
  { verdict, scenarios }: Pick<CriterionResult, 'verdict' | 'scenarios'>,
  all: readonly Pick<ScenarioResult, 'id' | 'verdict' | 'owner'>[],
): Owner | null {
  if (verdict !== 'error') return null;
  return all.find((one) => one.verdict === 'error' && scenarios.includes(one.id))?.owner ?? null;
}
