import type { BrowserServer } from 'playwright';
import { FAULTS } from '../../adapters/index.ts';
import { checkScenarios, findTools, readInputs, runnerOptions } from '../check/index.ts';
import { runControls } from './index.ts';
import { saveDetections } from './detections.ts';
import type { Progress } from '../../kernel/progress.ts';
import { createWorkerPool } from '../run/worker-pool.ts';
import { startRunner } from '../run/runner.ts';
import { launchBrowser } from '../tools/browser.ts';

export interface ControlsOptions {
  readonly root: string;
  readonly planFile: string;
  readonly progress: Progress;
  /** Saves the detections, which later rehearsals try first. */
  readonly remember?: boolean;
  readonly signal?: AbortSignal;
}

/** Runs the negative controls alone, each fault against every relevant scenario. 0 when every fault is caught. */
export async function proveControls({
  root,
  planFile,
  progress,
  remember: keep = false,
  signal,
}: ControlsOptions): Promise<0 | 1> {
  const { plan, standard } = await readInputs(planFile, root);
  const { browser } = await findTools({ ...plan, load: [] }, root, progress.say);
  const options = runnerOptions(plan, root);
  const pool = createWorkerPool(() => startRunner(options, { signal }));
  let server: BrowserServer | null = null;
  try {
    const { scenarios: passed, selection } = await checkScenarios(plan, standard, pool.first);
    server = await launchBrowser(browser, passed);
    const browserEndpoint = server?.wsEndpoint() ?? null;
    const phase = progress.phase('controls');
    const controls = await runControls({
      pool,
      selection,
      browserEndpoint,
      faults: FAULTS,
      passed,
      detections: {},
      onProgress: phase.at,
    });
    const { results, neverRed } = controls;
    if (keep) saveDetections(controls);
    phase.done(`${results.filter((r) => r.caught).length}/${results.length} defects caught`);
    for (const { fault, caught, mustChange, changed, red } of results)
      progress.say(
        `   ${caught ? '✓' : '✗'} ${fault.padEnd(30)} must turn ${mustChange.join(', ')}; turned ${changed.join(', ') || 'nothing'} (${red.length} scenarios)`,
      );
    progress.say(`\n   No fault turns these ${neverRed.length} scenarios red:`);
    for (const id of neverRed) progress.say(`     ${id}`);
    return results.every((r) => r.caught) ? 0 : 1;
  } finally {
    await pool.close();
    await server?.close();
    signal?.throwIfAborted();
  }
}
