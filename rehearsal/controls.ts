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
  onProgress(done: number, total: number): void;
}

/** Runs every scenario against every faulty desk. A fault is caught when each criterion it declares is turned `not met` by a scenario. */
export async function runControls(options: ControlOptions): Promise<NonNullable<RehearsalRecord['controls']>> {
  const waiting = [...options.faults];
  const results = new Map<string, ControlResult>();
  const work = async () => {
    let runner = startRunner(options.runner, options);
    try {
      for (let fault = waiting.shift(); fault; fault = waiting.shift()) {
        const ran = await runFaulty(runner, fault, options);
        results.set(fault.id, controlResult(fault, ran));
        options.onProgress(results.size, options.faults.length);
        if (!ran.fault && !ran.died.length) continue;
        // A desk or a thread that this fault brought down must not be held against the next.
        await runner.stop();
        runner = startRunner(options.runner, options);
      }
    } finally {
      await runner.stop();
    }
  };
  await Promise.all(Array.from({ length: Math.min(options.threads, options.faults.length) }, work));
  const inOrder = options.faults.map(({ id }) => results.get(id)!);
  const red = new Set(inOrder.flatMap((r) => r.red));
  return { results: inOrder, neverRed: options.passed.map(({ id }) => id).filter((id) => !red.has(id)) };
}

/** A browser is worth its time only where the fault is about what the scenario proves. */
const worthRunning = (scenario: PlannedScenario, fault: DeclaredFault) =>
  !needsBrowser(scenario) || scenario.criteria.some((id) => fault.mustChange.includes(id));

async function runFaulty(
  runner: Runner,
  fault: DeclaredFault,
  { selection, browserEndpoint, passed }: ControlOptions,
): Promise<ScenarioRun> {
  const ledgerDir = await mkdtemp(path.join(tmpdir(), 'deskproof-control-'));
  try {
    const chosen = passed.filter((scenario) => worthRunning(scenario, fault));
    const touched = ['not @browser', ...fault.mustChange.map((id) => `@${id}`)].join(' or ');
    const tags = selection.tags ? `(${selection.tags}) and (${touched})` : touched;
    return await runScenarios(
      runner,
      chosen,
      { ...selection, tags, faults: [fault.id], ledgerDir, browserEndpoint, html: null },
      null,
    );
  } finally {
    await rm(ledgerDir, { recursive: true, force: true });
  }
}

/** A scenario is red when it noticed the fault. One in which the desk died noticed nothing. */
function controlResult({ id, says, mustChange }: DeclaredFault, { scenarios, died }: ScenarioRun): ControlResult {
  const red = scenarios.filter((s) => s.verdict === 'not met' && !died.includes(s.id));
  const changed = [...new Set(red.flatMap((s) => s.criteria))].sort();
  return {
    fault: id,
    says,
    mustChange,
    changed,
    caught: mustChange.every((c) => changed.includes(c)),
    red: red.map((s) => s.id),
  };
}
