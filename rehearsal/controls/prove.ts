import { tmpdir } from 'node:os';
import type { BrowserServer } from 'playwright';
import { openAdapter, requirePart } from '../../adapters/index.ts';
import { checkScenarios, findTools, readInputs, runnerOptions } from '../check/index.ts';
import type { ControlResult } from '../../evidence/index.ts';
import { exitCodeOf, reasonUnknown, textOf, warningOf, type BrokenRun } from './broken.ts';
import { faultsOf, runControls } from './index.ts';
import { saveDetections } from './detections.ts';
import { refuseStorage } from '../../kernel/storage-fault.ts';
import type { Progress } from '../../kernel/progress.ts';
import { createWorkerPool } from '../run/worker-pool.ts';
import { startRunner } from '../run/runner.ts';
import { launchBrowser, needsBrowser } from '../tools/browser.ts';

export interface ControlsOptions {
  readonly root: string;
  readonly planFile: string;
  readonly progress: Progress;
  /** Saves the detections, which later rehearsals try first. */
  readonly remember?: boolean;
  readonly signal?: AbortSignal;
}

/** Runs the negative controls alone, each fault that concerns the plan against every relevant scenario. The exit code of `exitCodeOf`. */
export async function proveControls({
  root,
  planFile,
  progress,
  remember: keep = false,
  signal,
}: ControlsOptions): Promise<0 | 1 | 3> {
  const { plan, standard } = await readInputs(planFile, root);
  const faults = requirePart(openAdapter(plan.adapter, plan), 'faults');
  refuseStorage(tmpdir());
  const { browser } = await findTools({ ...plan, load: [] }, root, progress.say, signal);
  const options = runnerOptions(plan, root);
  const pool = createWorkerPool(() => startRunner(options, { signal }));
  let server: BrowserServer | null = null;
  try {
    const { scenarios: passed, selection } = await checkScenarios(plan, standard, pool.first);
    if ('missing' in browser && passed.some(needsBrowser)) progress.say(` ${browser.missing}`);
    server = await launchBrowser(browser, passed);
    const browserEndpoint = server?.wsEndpoint() ?? null;
    const phase = progress.phase('controls');
    const { controls, broken } = await runControls({
      pool,
      selection,
      browserEndpoint,
      faults: faultsOf(faults, plan.criteria),
      passed,
      detections: {},
      onProgress: phase.at,
    });
    const { results, neverRed } = controls;
    if (keep) saveDetections(controls);
    phase.done(`${results.filter((r) => r.caught).length}/${results.length} defects caught`);
    for (const result of results) progress.say(lineOf(result, broken));
    progress.say(`\n   No fault turns these ${neverRed.length} scenarios red:`);
    for (const id of neverRed) progress.say(`     ${id}`);
    const exitCode = exitCodeOf(results, broken);
    const warning = exitCode === 0 ? warningOf(broken) : null;
    if (warning) progress.say(warning);
    return exitCode;
  } finally {
    await pool.close();
    await server?.close();
    signal?.throwIfAborted();
  }
}

function lineOf(result: ControlResult, broken: readonly BrokenRun[]): string {
  const { fault, caught, mustChange, changed, red } = result;
  const unknown = caught ? null : reasonUnknown(result, broken);
  const line = `   ${caught ? '✓' : '✗'} ${fault.padEnd(30)} must turn ${mustChange.join(', ')}; turned ${changed.join(', ') || 'nothing'} (${red.length} scenarios)`;
  return unknown ? `${line}\n     Unknown: ${textOf(unknown)}` : line;
}
