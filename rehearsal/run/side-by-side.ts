import type { Envelope } from '@cucumber/messages';
import { withUnhandledError, type RanScenario } from './collect.ts';
import { costOf, type WorkerPool } from './worker-pool.ts';
import type { PlannedScenario } from './planned.ts';
import type { Runner } from './runner.ts';
import { asFirstAttempt, endOfDesk, lostAnAct, triedAgain } from './lost-desk.ts';
import { runScenarios, unfinished, type ScenarioRun } from './scenarios.ts';
import type { RunRequest } from './types.ts';

export interface SideBySideRun extends ScenarioRun {
  /** Cucumber's messages, one run per file, in the order of the plan. */
  readonly messages: readonly (readonly Envelope[])[];
}

type FileRun = ScenarioRun & { readonly messages: readonly Envelope[]; readonly unfit: boolean };
interface Watcher {
  finished?(done: number, scenario: RanScenario): void;
  opened?(scenario: string, deskPid: number | null, runner: Runner): void;
}

/**
 * Runs the planned scenarios on the threads of a pool, file by file, with the outcome of a single thread that runs them in the order of the
 * plan: where that would have ended early, everything after it in the plan is `blocked`, even if it already ran. Scenarios that lost an act
 * are tried once more at the end, one at a time while nothing else runs.
 */
export async function runSideBySide(
  pool: WorkerPool,
  planned: readonly PlannedScenario[],
  request: RunRequest,
  watcher: Watcher = {},
): Promise<SideBySideRun> {
  const files = [...Map.groupBy(planned, ({ file }) => file)].map(([file, scenarios]) => ({
    file,
    scenarios,
    cost: costOf(scenarios),
  }));
  let done = 0;
  let end = files.length;
  const used = new Set<Runner>();
  const runs: FileRun[] = [];
  const run = async (runner: Runner, scenarios: readonly PlannedScenario[], path: string, again = false): Promise<FileRun> => {
    used.add(runner);
    const messages: Envelope[] = [];
    const ran = await runScenarios(
      runner,
      scenarios,
      { ...request, paths: [path] },
      {
        envelope: (envelope) => messages.push(envelope),
        finished: (scenario) => (again || !lostAnAct(scenario)) && watcher.finished?.(++done, scenario),
        opened: (scenario, pid) => watcher.opened?.(scenario, pid, runner),
      },
    );
    return { ...ran, messages, unfit: whyEnded(ran) !== null };
  };
  await pool.run(files, async (runner, { file, scenarios }, place) => {
    if (place >= end) return null;
    const ran = await run(runner, scenarios, file);
    runs[place] = ran;
    end = Math.min(end, ...(ran.unfit ? [place + 1] : []), ...endOfDesk(runs));
    return ran;
  });
  const counted = runs.slice(0, end).filter((each) => each !== undefined);
  const last = counted.at(-1);
  const why = last && (whyEnded(last) ?? (end < files.length ? lastLossOf(last) : null));
  const behind = files.slice(end).flatMap(({ scenarios }) => scenarios);
  const first = counted.flatMap(({ scenarios }) => scenarios);
  const again = why === null || why === undefined ? first.filter(lostAnAct) : [];
  const seconds = await triedAgain(again, planned, async (scenario) => {
    const path = `${scenario.file}:${scenario.line}`;
    const [second] = await pool.run([{ cost: costOf([scenario]) }], async (runner) => run(runner, [scenario], path, true));
    return second!;
  });
  // An unhandled error of a scenario may surface while its thread runs the next file.
  const errors = [...used].flatMap((runner) => runner.unhandledErrors);
  const all = [...counted, ...seconds.map((second) => second.run)];
  const results = new Map(seconds.map(({ result }) => [result.id, result]));
  return {
    scenarios: [
      ...first.map((scenario) => withUnhandledError(results.get(scenario.id) ?? scenario, errors)),
      ...behind.map((scenario) => unfinished(scenario, 'blocked', `${why}`)),
    ],
    fault: all.find(({ fault }) => fault !== null)?.fault ?? null,
    unhandledError: all.find(({ unhandledError }) => unhandledError !== null)?.unhandledError ?? null,
    died: counted.flatMap(({ died }) => died),
    ended: last?.ended ?? (why ? { by: 'desk', why } : null),
    desk: counted.find(({ desk }) => desk !== null)?.desk ?? null,
    messages: all.map(({ messages }) => messages.map((envelope) => asFirstAttempt(envelope, again))),
  };
}

/** Why the files after a run are blocked, in the words that the run uses for its own remaining scenarios. */
const whyEnded = ({ fault, ended }: ScenarioRun): string | null => (fault === null ? (ended?.why ?? null) : `Not run: ${fault}`);

const lastLossOf = ({ scenarios }: ScenarioRun): string | null => {
  const lost = scenarios.at(-1);
  return lost ? `${lost.cause} (in "${lost.name}")` : null;
};
