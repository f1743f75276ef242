import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ControlResult, RehearsalRecord } from '../evidence/index.ts';
import type { RanScenario } from './run/collect.ts';
import type { PlannedScenario } from './run/planned.ts';
import { startRunner } from './run/runner.ts';
import { runScenarios } from './run/scenarios.ts';
import type { RunnerOptions } from './run/types.ts';

/** One wrong behaviour, injected from outside the desk, and the criteria it must turn `not met`. */
export interface DeclaredFault {
  readonly id: string;
  readonly says: string;
  readonly mustChange: readonly string[];
}

export interface ControlOptions {
  readonly runner: RunnerOptions;
  readonly paths: readonly string[];
  readonly faults: readonly DeclaredFault[];
  /** The scenarios that the desk without a fault passed: only these can be turned red. */
  readonly passed: readonly PlannedScenario[];
  /** Threads side by side. */
  readonly threads: number;
  onProgress(done: number, total: number): void;
}

/** Runs every scenario against every faulty desk. A fault is caught when each criterion it declares is turned `not met` by a scenario. */
export async function runControls(options: ControlOptions): Promise<NonNullable<RehearsalRecord['controls']>> {
  const waiting = [...options.faults];
  const results = new Map<string, ControlResult>();
  const work = async () => {
    const runner = startRunner(options.runner);
    try {
      for (let fault = waiting.shift(); fault; fault = waiting.shift()) {
        const ran = await runFaulty(runner, fault, options);
        results.set(fault.id, controlResult(fault, ran));
        options.onProgress(results.size, options.faults.length);
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
const worthRunning = (scenario: PlannedScenario, fault: DeclaredFault) => !scenario.tags.includes('@browser') || scenario.criteria.some((id) => fault.mustChange.includes(id));

async function runFaulty(runner: ReturnType<typeof startRunner>, fault: DeclaredFault, { paths, passed }: ControlOptions): Promise<readonly RanScenario[]> {
  const ledgerDir = await mkdtemp(path.join(tmpdir(), 'deskproof-control-'));
  try {
    const chosen = passed.filter((scenario) => worthRunning(scenario, fault));
    const tags = fault.mustChange.map((id) => `@${id}`).join(' or ');
    const order = { paths, names: [], tags: `not @browser${tags && ` or (${tags})`}`, faults: [fault.id], ledgerDir, html: null };
    return (await runScenarios(runner, chosen, order, null)).scenarios;
  } finally {
    await rm(ledgerDir, { recursive: true, force: true });
  }
}

function controlResult({ id, says, mustChange }: DeclaredFault, ran: readonly RanScenario[]): ControlResult {
  const red = ran.filter((s) => s.verdict === 'not met');
  const changed = [...new Set(red.flatMap((s) => s.criteria))].sort();
  return { fault: id, says, mustChange, changed, caught: mustChange.every((c) => changed.includes(c)), red: red.map((s) => s.id) };
}
