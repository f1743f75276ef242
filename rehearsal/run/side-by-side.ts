import type { Envelope } from '@cucumber/messages';
import { withUnhandledError, type RanScenario } from './collect.ts';
import { costOf, type WorkerPool } from './worker-pool.ts';
import type { PlannedScenario } from './planned.ts';
import type { Runner } from './runner.ts';
import { runScenarios, unfinished, type ScenarioRun } from './scenarios.ts';
import type { RunRequest } from './types.ts';

export interface SideBySideRun extends ScenarioRun {
  /** Cucumber's messages, one run per file, in the order of the plan. */
  readonly messages: readonly (readonly Envelope[])[];
}

/**
 * Runs the planned scenarios on the threads of a pool, file by file, with the outcome of a single thread that runs them in the order of the
 * plan: where that would have ended early, everything after it in the plan is `blocked`, even if it already ran.
 */
export async function runSideBySide(
  pool: WorkerPool,
  planned: readonly PlannedScenario[],
  request: RunRequest,
  watcher: {
    finished?(done: number, scenario: RanScenario): void;
    opened?(scenario: string, deskPid: number | null, runner: Runner): void;
  } = {},
): Promise<SideBySideRun> {
  const files = [...Map.groupBy(planned, ({ file }) => file)].map(([file, scenarios]) => ({
    file,
    scenarios,
    cost: costOf(scenarios),
  }));
  let done = 0;
  let end = files.length;
  const used = new Set<Runner>();
  const ran = await pool.run(files, async (runner, { file, scenarios }, place) => {
    if (place >= end) return null;
    used.add(runner);
    const messages: Envelope[] = [];
    const of = { ...request, paths: [file] };
    const run = await runScenarios(runner, scenarios, of, {
      envelope: (envelope) => messages.push(envelope),
      finished: (scenario) => watcher.finished?.(++done, scenario),
      opened: (scenario, pid) => watcher.opened?.(scenario, pid, runner),
    });
    const unfit = whyEnded(run) !== null;
    if (unfit) end = Math.min(end, place + 1);
    return { ...run, messages, unfit };
  });
  const counted = ran.slice(0, end).filter((run) => run !== null);
  const last = counted.at(-1);
  const why = last ? whyEnded(last) : null;
  const behind = files.slice(end).flatMap(({ scenarios }) => scenarios);
  // An unhandled error of a scenario may surface while its thread runs the next file.
  const errors = [...used].flatMap((runner) => runner.unhandledErrors);
  return {
    scenarios: [
      ...counted.flatMap(({ scenarios }) => scenarios.map((scenario) => withUnhandledError(scenario, errors))),
      ...behind.map((scenario) => unfinished(scenario, 'blocked', `${why}`)),
    ],
    fault: last?.fault ?? null,
    unhandledError: counted.find(({ unhandledError }) => unhandledError !== null)?.unhandledError ?? null,
    died: counted.flatMap(({ died }) => died),
    ended: last?.ended ?? null,
    desk: counted.find(({ desk }) => desk !== null)?.desk ?? null,
    messages: counted.map(({ messages }) => messages),
  };
}

/** Why the files after a run are blocked, in the words that the run uses for its own remaining scenarios. */
const whyEnded = ({ fault, ended }: ScenarioRun): string | null => (fault === null ? ended : `Not run: ${fault}`);
