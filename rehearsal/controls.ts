import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ControlResult, RehearsalRecord } from '../evidence/index.ts';
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

type Ran = Pick<ScenarioRun, 'scenarios' | 'died'>;

/**
 * Runs the scenarios against the faulty desks, in two rounds with the same outcome whatever runs beside what: first each fault meets the
 * scenarios of the criteria it must change; then every scenario that is still green meets all the other faults too. A fault is caught
 * when each criterion it declares is turned `not met` by a scenario.
 */
export async function runControls(options: ControlOptions): Promise<NonNullable<RehearsalRecord['controls']>> {
  const { faults, passed } = options;
  const about = ({ mustChange }: DeclaredFault) => passed.filter((s) => s.criteria.some((id) => mustChange.includes(id)));
  const first = await round(options, about, 0);
  const red = new Set(faults.flatMap((fault) => redOf(first.get(fault.id)!)));
  // A browser is worth its time only where the fault is about what the scenario proves.
  const green = passed.filter((s) => !red.has(s.id) && !needsBrowser(s));
  const second = await round(options, (fault) => green.filter((s) => !about(fault).includes(s)), faults.length);
  const results = faults.map((fault) => controlResult(fault, [first.get(fault.id)!, second.get(fault.id)!]));
  const everRed = new Set(results.flatMap((r) => r.red));
  return { results, neverRed: passed.map(({ id }) => id).filter((id) => !everRed.has(id)) };
}

async function round(
  options: ControlOptions,
  scenariosFor: (fault: DeclaredFault) => readonly PlannedScenario[],
  done: number,
): Promise<ReadonlyMap<string, Ran>> {
  const { faults, threads, onProgress } = options;
  const waiting = [...faults];
  const results = new Map<string, Ran>();
  const work = async () => {
    let runner = startRunner(options.runner, options);
    try {
      for (let fault = waiting.shift(); fault; fault = waiting.shift()) {
        const chosen = scenariosFor(fault);
        const ran = chosen.length ? await runFaulty(runner, fault, chosen, options) : NOTHING;
        results.set(fault.id, ran);
        onProgress(done + results.size, faults.length * 2);
        if (!ran.fault && !ran.died.length) continue;
        // A desk or a thread that this fault brought down must not be held against the next.
        await runner.stop();
        runner = startRunner(options.runner, options);
      }
    } finally {
      await runner.stop();
    }
  };
  await Promise.all(Array.from({ length: Math.min(threads, faults.length) }, work));
  return results;
}

const NOTHING = { scenarios: [], died: [], fault: null } as const;

async function runFaulty(
  runner: Runner,
  fault: DeclaredFault,
  chosen: readonly PlannedScenario[],
  { selection, browserEndpoint }: ControlOptions,
): Promise<ScenarioRun> {
  const ledgerDir = await mkdtemp(path.join(tmpdir(), 'deskproof-control-'));
  const byFile = Map.groupBy(chosen, ({ file }) => file);
  const paths = [...byFile].map(([file, scenarios]) => [file, ...new Set(scenarios.map(({ line }) => line))].join(':'));
  try {
    return await runScenarios(
      runner,
      chosen,
      { ...selection, paths, faults: [fault.id], ledgerDir, browserEndpoint, html: null },
      null,
    );
  } finally {
    await rm(ledgerDir, { recursive: true, force: true });
  }
}

/** A scenario is red when it noticed the fault. One in which the desk died noticed nothing. */
const redOf = ({ scenarios, died }: Ran): readonly string[] => seenBy({ scenarios, died }).map(({ id }) => id);
const seenBy = ({ scenarios, died }: Ran) => scenarios.filter((s) => s.verdict === 'not met' && !died.includes(s.id));

function controlResult({ id, says, mustChange }: DeclaredFault, rounds: readonly Ran[]): ControlResult {
  const red = rounds.flatMap(seenBy);
  const changed = [...new Set(red.flatMap((s) => s.criteria))].sort();
  const caught = mustChange.every((c) => changed.includes(c));
  return { fault: id, says, mustChange, changed, caught, red: red.map((s) => s.id) };
}
