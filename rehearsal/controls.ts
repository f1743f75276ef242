import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ControlResult, RehearsalRecord } from '../evidence/index.ts';
import type { RanScenario } from './run/collect.ts';
import type { PlannedScenario } from './run/planned.ts';
import { startRunner, type Runner } from './run/runner.ts';
import { needsBrowser } from './tools/browser.ts';
import { runScenarios, type ScenarioRun } from './run/scenarios.ts';
import type { RunnerOptions, Selection } from './run/types.ts';

/** One wrong behaviour, injected from outside the desk, and the criteria it must turn `not met`. */
export interface DeclaredFault {
  readonly id: string;
  readonly says: string;
  readonly mustChange: readonly string[];
  /** Names of the scenarios that cost much (in a browser, or tagged @long) that it meets; without any, it meets none. */
  readonly onPages?: readonly string[];
}

export interface ControlOptions {
  readonly runner: RunnerOptions;
  readonly selection: Selection;
  readonly browserEndpoint: string | null;
  readonly faults: readonly DeclaredFault[];
  /** The scenarios that the desk without a fault passed: only these can be turned red. */
  readonly passed: readonly PlannedScenario[];
  /** Threads side by side. */
  readonly threads: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress: (done: number, total: number) => void;
}

/** Some scenarios against a desk with these faults, all of them at once. */
interface Trial {
  readonly faults: readonly DeclaredFault[];
  readonly scenarios: readonly PlannedScenario[];
}
type Ran = Pick<ScenarioRun, 'scenarios' | 'died' | 'fault'>;

/** Meets only the faults that name it. */
const costsMuch = (scenario: PlannedScenario): boolean => needsBrowser(scenario) || scenario.tags.includes('@long');

/** In scenarios of the common kind. */
const priceOf = ({ scenarios }: Trial): number => scenarios.reduce((sum, s) => sum + (costsMuch(s) ? 40 : 1), 0);

/** Faults put into one desk, to see at the price of one whether any of them is noticed. */
const TOGETHER = 22;

/**
 * Runs the scenarios against the faulty desks, in rounds with the same outcome whatever runs beside what. First each fault meets the
 * scenarios of the criteria it must change. Then every scenario that is still green meets the faults of other criteria, several in one
 * desk; where it turns red, each of them by itself, so that only a fault that was alone is ever held to have turned it. Faults may hide each
 * other in one desk: then a scenario is listed as turned by none, and nothing is claimed that was not seen. A fault is caught when each
 * criterion it declares is turned `not met` by a scenario.
 */
export async function runControls(options: ControlOptions): Promise<NonNullable<RehearsalRecord['controls']>> {
  const { faults, passed, threads } = options;
  const seenBy = new Map(faults.map(({ id }) => [id, [] as RanScenario[]]));
  const crew = hireCrew(options, Math.min(threads, faults.length));
  const about = ({ mustChange, onPages }: DeclaredFault) =>
    passed.filter((s) => s.criteria.some((id) => mustChange.includes(id)) && (!costsMuch(s) || onPages?.includes(s.name)));
  const alone = async (trials: readonly Trial[]) => {
    const ran = await crew.carryOut(trials);
    for (const [place, { faults: tried }] of trials.entries()) seenBy.get(tried[0]!.id)!.push(...redOf(ran[place]!));
  };
  try {
    await alone(faults.map((fault) => ({ faults: [fault], scenarios: about(fault) })));
    const red = new Set([...seenBy.values()].flat().map(({ id }) => id));
    const green = passed.filter((s) => !red.has(s.id) && !costsMuch(s));
    const groups = dealt(faults, TOGETHER).map((some) => ({ faults: some, scenarios: green }));
    const suspects = (await crew.carryOut(groups)).map((ran) => new Set(redOf(ran).map(({ id }) => id)));
    await alone(
      groups.flatMap(({ faults: some }, place) =>
        some.map((fault) => {
          const met = about(fault);
          return { faults: [fault], scenarios: green.filter((s) => suspects[place]!.has(s.id) && !met.includes(s)) };
        }),
      ),
    );
  } finally {
    await crew.dismiss();
  }
  const results = faults.map((fault) => controlResult(fault, seenBy.get(fault.id)!));
  const everRed = new Set(results.flatMap((r) => r.red));
  return { results, neverRed: passed.map(({ id }) => id).filter((id) => !everRed.has(id)) };
}

/** Dealt out like cards: neighbours in the list are wrong in the same part, and hide each other more than others do. */
const dealt = <T>(all: readonly T[], most: number): readonly (readonly T[])[] => {
  const hands = Math.ceil(all.length / most);
  return Array.from({ length: hands }, (_, hand) => all.filter((_card, place) => place % hands === hand));
};

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

function controlResult({ id, says, mustChange }: DeclaredFault, red: readonly RanScenario[]): ControlResult {
  const changed = [...new Set(red.flatMap((s) => s.criteria))].sort();
  const caught = mustChange.every((c) => changed.includes(c));
  return { fault: id, says, mustChange, changed, caught, red: red.map((s) => s.id) };
}
