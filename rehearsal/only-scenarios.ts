import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserServer } from 'playwright';
import { refuseUnknownFaults } from '../adapters/index.ts';
import { UsageError } from '../kernel/index.ts';
import { findTools, readInputs, runnerOptions } from './check/index.ts';
import type { Progress } from '../kernel/progress.ts';
import { planOf } from './run/planned.ts';
import { startRunner } from './run/runner.ts';
import { runScenarios } from './run/scenarios.ts';
import { launchBrowser } from './tools/browser.ts';

export interface OnlyOptions {
  readonly root: string;
  readonly planFile: string;
  readonly progress: Progress;
  readonly profile?: 'standard' | 'authoring';
  readonly tags?: string;
  readonly names?: readonly string[];
  readonly faults?: readonly string[];
  readonly signal?: AbortSignal;
}

/** Runs some scenarios for the person who writes them: failures at once, no load, no controls, no report. 0 all met, 1 not, 3 the harness. */
export async function onlyScenarios(options: OnlyOptions): Promise<0 | 1 | 3> {
  const { root, progress, signal } = options;
  refuseUnknownFaults(options.faults ?? []);
  const inputs = await readInputs(options.planFile, root);
  const plan = { ...inputs.plan, load: [], ...(options.profile && { profile: options.profile }) };
  const { browser } = await findTools(plan, root, progress.say);
  let server: BrowserServer | null = null;
  const runner = startRunner(runnerOptions(plan, root), { signal });
  const ledgerDir = await mkdtemp(path.join(tmpdir(), 'deskproof-only-'));
  try {
    const selection = { paths: plan.paths, tags: options.tags ?? '', names: options.names ?? [] };
    const { scenarios: chosen, problems } = planOf(await runner.plan(selection));
    if (problems.length) throw new UsageError(problems.join('\n'));
    if (chosen.length === 0) throw new UsageError('No scenario matches. Check --tags and --name.');
    server = await launchBrowser(browser, chosen);
    const browserEndpoint = server?.wsEndpoint() ?? null;
    const phase = progress.phase('scenarios');
    const ran = await runScenarios(
      runner,
      chosen,
      { ...selection, faults: options.faults ?? [], ledgerDir, browserEndpoint },
      {
        finished(scenario, done) {
          if (signal?.aborted) return;
          if (scenario.verdict !== 'met')
            progress.say(
              `\n ✗ ${scenario.criteria.join(' ')}  ${scenario.name}  (${scenario.verdict})\n   ${scenario.file}:${scenario.line}  ${scenario.cause}${detail(scenario.steps)}`,
            );
          phase.at(done, chosen.length);
        },
      },
    );
    signal?.throwIfAborted();
    const met = ran.scenarios.filter((s) => s.verdict === 'met').length;
    const fault = ran.fault ?? ran.unhandledError;
    phase.done(`${met}/${chosen.length} met${fault ? `; ${fault}` : ''}`);
    if (fault || ran.scenarios.some((s) => s.verdict === 'error')) return 3;
    return met === chosen.length ? 0 : 1;
  } finally {
    await runner.stop();
    await server?.close();
    await rm(ledgerDir, { recursive: true, force: true });
    signal?.throwIfAborted();
  }
}

/** The failed step and the lines of its failure. */
function detail(steps: readonly { status: string; keyword: string; text: string; message: string | null }[]): string {
  const failed = steps.find((s) => s.status === 'failed');
  return failed
    ? `\n   at: ${failed.keyword} ${failed.text}\n${(failed.message ?? '')
        .split('\n')
        .slice(0, 12)
        .map((line) => `      ${line}`)
        .join('\n')}`
    : '';
}
