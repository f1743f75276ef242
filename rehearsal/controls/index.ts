import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RehearsalRecord } from '../../evidence/index.ts';
import { costOf, type WorkerPool } from '../run/worker-pool.ts';
import type { PlannedScenario } from '../run/planned.ts';
import type { Runner } from '../run/runner.ts';
import { runScenarios, type ScenarioRun } from '../run/scenarios.ts';
import type { Selection } from '../run/types.ts';
import { brokenIn, type BrokenRun } from './broken.ts';
import { detectFaults } from './mutation-run.ts';
import type { RunFaults, DeclaredFault, Detections, FaultRun } from './types.ts';

export type { DeclaredFault, Detections } from './types.ts';

export interface ControlOptions {
  readonly selection: Selection;
  readonly browserEndpoint: string | null;
  readonly faults: readonly DeclaredFault[];
  /** The scenarios that the faultless desk passed: only these can turn red. */
  readonly passed: readonly PlannedScenario[];
  /** Earlier detections, used only to order the runs, never as results. Empty: every relevant scenario runs against every fault. */
  readonly detections: Detections;
  readonly pool: WorkerPool;
  readonly onProgress: (done: number, total: number) => void;
}

export interface ControlsRun {
  readonly controls: NonNullable<RehearsalRecord['controls']>;
  /** Scenarios without an outcome for a reason of the harness or the environment. */
  readonly broken: readonly BrokenRun[];
}

/** The faults that a plan's scenarios can catch whole or in part, and what they must change of these criteria. */
export const faultsOf = (faults: readonly DeclaredFault[], criteria: readonly string[]): readonly DeclaredFault[] =>
  faults
    .map((fault) => ({ ...fault, mustChange: fault.mustChange.filter((id) => criteria.includes(id)) }))
    .filter(({ mustChange }) => mustChange.length > 0);

/** Runs scenarios against faulty desks; `detectFaults` chooses the pairs. */
export async function runControls(options: ControlOptions): Promise<ControlsRun> {
  const { faults, passed, detections, pool, onProgress } = options;
  let done = 0;
  let total = 0;
  const broken: BrokenRun[] = [];
  const runFaults: RunFaults = async (runs) => {
    const jobs = runs.map((each) => ({ ...each, cost: costOf(each.scenarios) }));
    total += jobs.filter(({ cost }) => cost > 0).length;
    const ran = await pool.run(jobs, async (runner, job) => {
      if (job.cost === 0) return null;
      const run = await runFaulty(runner, job, options);
      onProgress(++done, total);
      broken.push(...brokenIn(job, run));
      return { ...run, unfit: run.fault !== null || run.ended !== null };
    });
    return ran.map((run) => (run ? redOf(run) : []));
  };
  return { controls: await detectFaults(faults, passed, detections, runFaults), broken };
}

async function runFaulty(
  runner: Runner,
  { faults, scenarios: chosen }: FaultRun,
  { selection, browserEndpoint }: ControlOptions,
): Promise<ScenarioRun> {
  const ledgerDir = await mkdtemp(path.join(tmpdir(), 'deskproof-control-'));
  const byFile = Map.groupBy(chosen, ({ file }) => file);
  const paths = [...byFile].map(([file, scenarios]) => [file, ...new Set(scenarios.map(({ line }) => line))].join(':'));
  try {
    return await runScenarios(runner, chosen, {
      ...selection,
      paths,
      faults: faults.map(({ id }) => id),
      ledgerDir,
      browserEndpoint,
    });
  } finally {
    await rm(ledgerDir, { recursive: true, force: true });
  }
}

/** A scenario is red when it detected the fault. One in which the desk died detected nothing. */
const redOf = ({ scenarios, died }: ScenarioRun) => scenarios.filter((s) => s.verdict === 'not met' && !died.includes(s.id));
