import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RehearsalRecord } from '../../evidence/index.ts';
import type { RanScenario } from '../run/collect.ts';
import type { PlannedScenario } from '../run/planned.ts';
import { startRunner, type Runner } from '../run/runner.ts';
import { runScenarios, type ScenarioRun } from '../run/scenarios.ts';
import type { RunnerOptions, Selection } from '../run/types.ts';
import { costsMuch, findOut } from './trials.ts';
import type { DeclaredFault, Noticed, Trial } from './types.ts';

export type { DeclaredFault, Noticed } from './types.ts';

export interface ControlOptions {
  readonly runner: RunnerOptions;
  readonly selection: Selection;
  readonly browserEndpoint: string | null;
  readonly faults: readonly DeclaredFault[];
  /** The scenarios that the desk without a fault passed: only these can be turned red. */
  readonly passed: readonly PlannedScenario[];
  /** What noticed each fault before: met first, and believed of nothing. Empty: every fault meets all that concerns it. */
  readonly noticed: Noticed;
  /** Threads side by side. */
  readonly threads: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress: (done: number, total: number) => void;
}

type Ran = Pick<ScenarioRun, 'scenarios' | 'died' | 'fault'>;

/** In scenarios of the common kind. */
const priceOf = ({ scenarios }: Trial): number => scenarios.reduce((sum, s) => sum + (costsMuch(s) ? 40 : 1), 0);

/** Runs the scenarios against the faulty desks; `findOut` says which against which. */
export async function runControls(options: ControlOptions): Promise<NonNullable<RehearsalRecord['controls']>> {
  const { faults, passed, noticed, threads } = options;
  const crew = hireCrew(options, Math.min(threads, faults.length));
  try {
    return await findOut(faults, passed, noticed, async (trials) => (await crew.carryOut(trials)).map(redOf));
  } finally {
    await crew.dismiss();
  }
}

/** Threads that carry out trials side by side, kept from round to round: to start one costs more than a fault does. */
function hireCrew(options: ControlOptions, size: number) {
  const hire = () => startRunner(options.runner, options);
  const runners = Array.from({ length: size }, hire);
  let done = 0;
  let total = 0;
  const carryOut = async (trials: readonly Trial[]): Promise<readonly Ran[]> => {
    const results: Ran[] = trials.map(() => NOTHING);
    // The longest first, so that no thread is left alone with it at the end.
    const waiting = [...trials.entries()]
      .filter(([, { scenarios }]) => scenarios.length > 0)
      .sort(([, a], [, b]) => priceOf(b) - priceOf(a));
    total += waiting.length;
    await Promise.all(
      runners.map(async (_, seat) => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          const [place, trial] = next;
          const ran = await runFaulty(runners[seat]!, trial, options);
          results[place] = ran;
          options.onProgress(++done, total);
          if (!ran.fault && !ran.died.length) continue;
          // A desk or a thread that this fault brought down must not be held against the next.
          await runners[seat]!.stop();
          runners[seat] = hire();
        }
      }),
    );
    return results;
  };
  return { carryOut, dismiss: async () => Promise.all(runners.map(async (runner) => runner.stop())) };
}

const NOTHING: Ran = { scenarios: [], died: [], fault: null };

async function runFaulty(
  runner: Runner,
  { faults, scenarios: chosen }: Trial,
  { selection, browserEndpoint }: ControlOptions,
): Promise<ScenarioRun> {
  const ledgerDir = await mkdtemp(path.join(tmpdir(), 'deskproof-control-'));
  const byFile = Map.groupBy(chosen, ({ file }) => file);
  const paths = [...byFile].map(([file, scenarios]) => [file, ...new Set(scenarios.map(({ line }) => line))].join(':'));
  try {
    return await runScenarios(
      runner,
      chosen,
      { ...selection, paths, faults: faults.map(({ id }) => id), ledgerDir, browserEndpoint, html: null },
      null,
    );
  } finally {
    await rm(ledgerDir, { recursive: true, force: true });
  }
}

/** A scenario is red when it noticed the fault. One in which the desk died noticed nothing. */
const redOf = ({ scenarios, died }: Ran): readonly RanScenario[] =>
  scenarios.filter((s) => s.verdict === 'not met' && !died.includes(s.id));
