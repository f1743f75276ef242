import { FAULTS } from '../adapters/index.ts';
import { checkScenarios, findTools, readInputs, runnerOptions } from './check/index.ts';
import { runControls } from './controls.ts';
import type { Progress } from './progress.ts';
import { startRunner } from './run/runner.ts';
import { launchBrowser } from './tools/browser.ts';

/** The negative controls alone. 0 when every fault is caught. */
export async function proveControls({ root, planFile, progress }: { readonly root: string; readonly planFile: string; readonly progress: Progress }): Promise<0 | 1> {
  const { plan, standard } = await readInputs(planFile, root);
  const { browser } = await findTools({ ...plan, load: [] }, root, progress.say);
  const server = 'found' in browser ? await launchBrowser(browser.found) : null;
  const options = runnerOptions(plan, root, server?.wsEndpoint() ?? null);
  const runner = startRunner(options);
  try {
    const { scenarios: passed } = await checkScenarios(plan, standard, runner);
    const phase = progress.phase('controls');
    const { results, neverRed } = await runControls({ runner: options, paths: plan.paths, faults: FAULTS, passed, threads: 2, onProgress: phase.at });
    phase.done(`${results.filter((r) => r.caught).length}/${results.length} defects caught`);
    for (const { fault, caught, mustChange, changed, red } of results)
      progress.say(`   ${caught ? '✓' : '✗'} ${fault.padEnd(30)} must turn ${mustChange.join(', ')}; turned ${changed.join(', ') || 'nothing'} (${red.length} scenarios)`);
    progress.say(`\n   No fault turns these ${neverRed.length} scenarios red:`);
    for (const id of neverRed) progress.say(`     ${id}`);
    return results.every((r) => r.caught) ? 0 : 1;
  } finally {
    await runner.stop();
    await server?.close();
  }
}
