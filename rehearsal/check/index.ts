import path from 'node:path';
import { adapterNames } from '../../adapters/index.ts';
import { didYouMean, UsageError } from '../../kernel/index.ts';
import { loadStandard, type Standard } from '../../standards/index.ts';
import { readPlan, type Plan } from '../plan.ts';
import { planOf, type PlannedScenario } from '../run/planned.ts';
import type { Runner } from '../run/runner.ts';
import type { RunnerOptions } from '../run/types.ts';
import { findBrowser, type Browser, type Found } from '../tools/browser.ts';
import { findK6, type K6 } from '../../load/index.ts';
import { problemsOf } from './problems.ts';

/** Everything that a rehearsal needs, checked. */
export interface Checked {
  readonly plan: Plan;
  readonly standard: Standard;
  /** The scenarios of the selected criteria, in running order. */
  readonly scenarios: readonly PlannedScenario[];
  readonly selection: { readonly paths: readonly string[]; readonly tags: string; readonly names: readonly string[] };
  readonly browser: Found<Browser>;
  /** Null when the plan has no load. */
  readonly k6: Found<K6> | null;
}

export const stateDir = (root: string): string => path.join(root, '.deskproof');

/** Plan and standard, before any thread is started. Throws a `UsageError` that lists what is wrong. */
export async function readInputs(planFile: string, root: string): Promise<{ readonly plan: Plan; readonly standard: Standard }> {
  const plan = readPlan(planFile, root);
  if (!adapterNames().includes(plan.adapter))
    throw new UsageError(
      plan.where(
        ['target', 'adapter'],
        `there is no adapter "${plan.adapter}".${didYouMean(plan.adapter, adapterNames())} Known: ${adapterNames().join(', ')}.`,
      ),
    );
  return { plan, standard: await loadStandard(plan.standardDir) };
}

export async function findTools(
  plan: Plan,
  root: string,
  onProgress: (what: string) => void,
): Promise<Pick<Checked, 'browser' | 'k6'>> {
  const browser = await findBrowser(stateDir(root), onProgress);
  return { browser, k6: plan.load.length ? await findK6(root, onProgress) : null };
}

/** Reads the scenarios without running them and checks plan, standard and scenarios against each other. */
export async function checkScenarios(
  plan: Plan,
  standard: Standard,
  runner: Runner,
): Promise<Pick<Checked, 'scenarios' | 'selection'>> {
  const { scenarios, problems } = planOf(await runner.plan({ paths: plan.paths, tags: '', names: [] }));
  const wrong = [...problems, ...problemsOf(plan, standard, scenarios)];
  const selected = scenarios.filter((s) => s.criteria.some((id) => plan.criteria.includes(id)));
  if (wrong.length === 0 && selected.length < plan.atLeast)
    wrong.push(
      plan.where(
        ['scenarios', 'atLeast'],
        `promises ${plan.atLeast} scenarios, and ${selected.length} are there. Find the missing ones, or lower the promise.`,
      ),
    );
  if (wrong.length) throw new UsageError(wrong.join('\n'));
  return {
    scenarios: selected,
    selection: { paths: plan.paths, names: [], tags: plan.criteria.map((id) => `@${id}`).join(' or ') },
  };
}

export const runnerOptions = (plan: Plan, root: string): RunnerOptions => ({
  root,
  standardDir: plan.standardDir,
  adapter: plan.adapter,
  seed: plan.seed,
  supplierFaults: plan.supplierFaults,
  steps: plan.steps,
  profile: plan.profile,
});
