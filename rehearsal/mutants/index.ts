import path from 'node:path';
import { realTime } from '../../kernel/index.ts';
import type { Progress } from '../../kernel/progress.ts';
import { checkScenarios, readInputs, runnerOptions, stateDir } from '../check/index.ts';
import { startRunner } from '../run/runner.ts';
import { createWorkerPool } from '../run/worker-pool.ts';
import { needsBrowser } from '../tools/browser.ts';
import { measureCoverage } from './coverage.ts';
import { importGraph } from './imports.ts';
import { describeMutant, mutantsIn, mutatedFiles, sampleOf } from './mutants.ts';
import { reachOf } from './reach.ts';
import { linesOf, scoreOf, type Tried } from './score.ts';
import { tryMutant } from './try.ts';

export { MUTATED_FOLDERS, mutatedFiles } from './mutants.ts';

export interface MutantsOptions {
  readonly root: string;
  readonly planFile: string;
  /** Folders or files that mutants are taken of. */
  readonly within: readonly string[];
  readonly sample: number;
  readonly seed: string;
  /** Percent of the valid mutants that scenarios have to kill. */
  readonly atLeast: number;
  readonly progress: Progress;
  readonly signal?: AbortSignal;
}

/** Twice the cost at which a second runner thread pays for its start. */
const COST_OF_A_MUTANT = 20;

/** Tries a sample of mutants of the desk's source against the scenarios that run its code. 1 when too few are killed. */
export async function tryMutants({
  root,
  planFile,
  within,
  sample,
  seed,
  atLeast,
  progress,
  signal,
}: MutantsOptions): Promise<0 | 1> {
  const started = realTime.elapsedMs();
  const { plan, standard } = await readInputs(planFile, root);
  const graph = importGraph(root);
  const all = mutantsIn(root, mutatedFiles(root, within).filter(graph.loads));
  const mutants = sampleOf(all, sample, seed);
  progress.say(` ${mutants.length} of ${all.length} mutants, seed ${seed}`);
  const options = runnerOptions(plan, root);
  const pool = createWorkerPool(() => startRunner(options, { signal }));
  try {
    const { scenarios, selection } = await checkScenarios(plan, standard, pool.first);
    const planned = scenarios.filter((scenario) => !needsBrowser(scenario) && !scenario.tags.includes('@long'));
    const coverage = progress.phase('coverage');
    const features = await measureCoverage(planned, {
      root,
      keep: path.join(stateDir(root), 'mutants'),
      pool,
      selection,
      onProgress: coverage.at,
    });
    const passed = new Set(features.flatMap((feature) => feature.passed.map(({ id }) => id)));
    coverage.done(`${passed.size} of ${planned.length} scenarios pass and are measured`);
    for (const { id } of planned) if (!passed.has(id)) progress.say(`   left out, because it does not pass: ${id}`);
    const reach = reachOf(planned, features, graph);
    const phase = progress.phase('mutants');
    let done = 0;
    const jobs = mutants.map((mutant) => ({ mutant, cost: COST_OF_A_MUTANT }));
    const tried = await pool.run(jobs, async (runner, { mutant }) => {
      const { outcome, unfit } = await tryMutant(runner, mutant, reach(mutant), { root, selection });
      signal?.throwIfAborted();
      if (outcome.is !== 'killed') progress.say(`   ${outcome.is.padEnd(11)} ${describeMutant(mutant)}`);
      phase.at(++done, mutants.length);
      return { mutant, outcome, unfit };
    });
    return report(tried, { atLeast, progress, phase, minutes: (realTime.elapsedMs() - started) / 60_000 });
  } finally {
    await pool.close();
    signal?.throwIfAborted();
  }
}

function report(
  tried: readonly Tried[],
  {
    atLeast,
    progress,
    phase,
    minutes,
  }: Pick<MutantsOptions, 'atLeast' | 'progress'> & { readonly phase: ReturnType<Progress['phase']>; readonly minutes: number },
): 0 | 1 {
  const { killed, valid, percent } = scoreOf(tried);
  phase.done(`${killed}/${valid} killed`);
  for (const line of linesOf(tried, { minutes })) progress.say(line);
  if (percent >= atLeast) return 0;
  progress.say(` At least ${atLeast} % were asked for. Write a scenario that each survivor fails, or show that none can.`);
  return 1;
}
