import path from 'node:path';
import type { AdapterPart, DeskAdapter } from '../../adapters/index.ts';
import { realTime, UsageError } from '../../kernel/index.ts';
import { loadStandard, type Standard } from '../../standards/index.ts';
import { examinePlan, type Plan } from '../plan.ts';
import { planOf, type PlannedScenario } from '../run/planned.ts';
import { startRunner, type Runner } from '../run/runner.ts';
import type { RunnerOptions } from '../run/types.ts';
import { isNarrowed, narrowed, quickCriteria, type Narrowing } from '../select.ts';
import { findBrowser, type Browser, type Found } from '../tools/browser.ts';
import { findK6, type K6 } from '../../load/index.ts';
import { readPeople } from '../judge/people.ts';
import { problemsOf } from './problems.ts';

/** Everything that a rehearsal needs, checked. */
export interface Checked {
  readonly plan: Plan;
  readonly standard: Standard;
  /** What can be done to the target: its adapter opens no desk here. */
  readonly adapter: Pick<DeskAdapter, 'name' | AdapterPart>;
  /** The scenarios of the plan's criteria. */
  readonly planned: readonly PlannedScenario[];
  /** Those of them that run, in running order. */
  readonly scenarios: readonly PlannedScenario[];
  readonly selection: { readonly paths: readonly string[]; readonly tags: string; readonly names: readonly string[] };
  readonly browser: Found<Browser>;
  /** Null when the plan has no load. */
  readonly k6: Found<K6> | null;
}

export const stateDir = (root: string): string => path.join(root, '.deskproof');

/** Plan and standard, before any thread is started. Throws a `UsageError` that lists what is wrong with both. */
export async function readInputs(planFile: string, root: string): Promise<{ readonly plan: Plan; readonly standard: Standard }> {
  const { plan, problems } = examinePlan(planFile, root);
  const { standard, problems: wrong } = await examineStandard(plan);
  if (!standard || problems.length + wrong.length > 0) throw new UsageError([...problems, ...wrong].join('\n'));
  return { plan, standard };
}

async function examineStandard({ standardDir }: Plan) {
  try {
    return { standard: standardDir ? await loadStandard(standardDir) : null, problems: [] };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { standard: null, problems: error.message.split('\n') };
  }
}

/** Everything that `deskproof check` can find wrong with plan, standard and scenarios, going on after each mistake. */
export async function findProblems(planFile: string, root: string, signal?: AbortSignal) {
  const { plan, problems, scopeRead } = examinePlan(planFile, root);
  const { standard, problems: ofStandard } = await examineStandard(plan);
  const runner = startRunner(runnerOptions(plan, root), { signal });
  try {
    const { scenarios, problems: ofScenarios } = await examineScenarios(plan, runner);
    // Scenarios that could not be read must not be reported as missing.
    const across = standard && scopeRead ? problemsOf(plan, standard, problems.length === 0 && scenarios ? scenarios : null) : [];
    const ofAnswers = standard && problems.length === 0 ? answersProblems({ plan, standard }) : [];
    return {
      plan,
      standard,
      scenarios: scenarios ?? [],
      problems: [...problems, ...ofStandard, ...ofScenarios, ...across, ...ofAnswers],
    };
  } finally {
    await runner.stop();
    signal?.throwIfAborted();
  }
}

function answersProblems(inputs: { readonly plan: Plan; readonly standard: Standard }): readonly string[] {
  try {
    readPeople(inputs, realTime.now());
    return [];
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return [error.message];
  }
}

async function examineScenarios(plan: Plan, runner: Runner) {
  if (plan.paths.length === 0) return { scenarios: null, problems: [] };
  try {
    return planOf(await runner.plan({ paths: plan.paths, tags: '', names: [] }));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { scenarios: null, problems: [error.message] };
  }
}

export async function findTools(
  plan: Plan,
  root: string,
  onProgress: (what: string) => void,
  signal?: AbortSignal,
): Promise<Pick<Checked, 'browser' | 'k6'>> {
  const browser = await findBrowser(stateDir(root), onProgress, signal);
  return { browser, k6: plan.load.length ? await findK6(root, onProgress, signal) : null };
}

/** Reads the scenarios without running them and checks plan, standard and scenarios against each other. */
export async function checkScenarios(
  plan: Plan,
  standard: Standard,
  runner: Runner,
  narrowing: Narrowing = {},
): Promise<Pick<Checked, 'planned' | 'scenarios' | 'selection'>> {
  const { scenarios, problems } = planOf(await runner.plan({ paths: plan.paths, tags: '', names: [] }));
  const wrong = [...problems, ...problemsOf(plan, standard, scenarios)];
  if (wrong.length) throw new UsageError(wrong.join('\n'));
  const of = (criteria: readonly string[]) => scenarios.filter((s) => s.criteria.some((id) => criteria.includes(id)));
  const selected = of(plan.criteria);
  const criteria = narrowing.profile === 'quick' ? quickCriteria(plan.criteria, standard) : plan.criteria;
  return {
    planned: selected,
    scenarios: isNarrowed(narrowing) ? narrowed(of(criteria), narrowing) : selected,
    selection: {
      paths: plan.paths,
      names: narrowing.names ?? [],
      tags: bothOf(criteria.map((id) => `@${id}`).join(' or '), narrowing.tags?.trim() ?? ''),
    },
  };
}

const bothOf = (one: string, other: string) => (other ? `(${one}) and (${other})` : one);

export const runnerOptions = (plan: Plan, root: string): RunnerOptions => ({
  root,
  standardDir: plan.standardDir,
  adapter: plan.adapter,
  seed: plan.seed,
  supplierFaults: plan.supplierFaults,
  steps: plan.steps,
  profile: plan.profile,
});
