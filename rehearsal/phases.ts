import path from 'node:path';
import type { BrowserServer } from 'playwright';
import type { Owner } from '../evidence/index.ts';
import type { Checked } from './check/index.ts';
import { warningOf } from './controls/broken.ts';
import { faultsOf, runControls, type ControlsRun } from './controls/index.ts';
import { loadDetections } from './controls/detections.ts';
import { runLoad, type LoadRun } from './load/index.ts';
import type { WorkerPool } from './run/worker-pool.ts';
import { asOneRun, writeCucumberReport, writeMessages } from './run/messages.ts';
import { unfinished, type ScenarioRun } from './run/scenarios.ts';
import { besideSisters } from './judge/sisters.ts';
import { runSideBySide } from './run/side-by-side.ts';
import { leavesOut, partialOf } from './partial.ts';
import { needsBrowser } from './tools/browser.ts';
import type { RehearseOptions } from './types.ts';

interface Folder {
  readonly path: string;
}
/** What the main thread owns while a rehearsal runs. */
export interface RunResources {
  readonly pool: WorkerPool;
  /** Null when there is no browser, or no scenario needs one. */
  readonly browser: BrowserServer | null;
}

/** Runs every scenario that can run: without a browser, those that need one are `blocked`. */
export async function scenarioPhase(
  checked: Checked,
  { pool, browser: server }: RunResources,
  folder: Folder,
  { progress, onOpened, only, faults = [], signal }: RehearseOptions,
): Promise<ScenarioRun> {
  const { scenarios, selection, browser } = checked;
  const phase = progress.phase('scenarios');
  const missing = 'missing' in browser ? browser.missing : null;
  const cannot = missing ? scenarios.filter(needsBrowser) : [];
  const can = scenarios.filter((s) => !cannot.includes(s));
  if (missing && cannot.length)
    progress.say(` ${missing} What needs one is blocked: ${cannot.length} of ${scenarios.length} scenarios.`);
  const tags = missing ? `(${selection.tags}) and not @browser` : selection.tags;
  const request = {
    ...selection,
    tags,
    faults,
    ledgerDir: folder.path,
    browserEndpoint: server?.wsEndpoint() ?? null,
  };
  const ran = await runSideBySide(pool, can, request, {
    finished(done, scenario) {
      if (signal?.aborted) return;
      if (only && scenario.verdict !== 'met') progress.say(failureText(scenario));
      phase.at(done, can.length);
    },
    opened: (scenario, pid, runner) => onOpened?.(scenario, pid, runner),
  });
  const messages = asOneRun(ran.messages);
  await writeMessages(path.join(folder.path, 'messages.ndjson'), messages);
  // Cucumber's report of an interrupted run would be half a report, so there is none.
  if (ran.fault === null) await writeCucumberReport(path.join(folder.path, 'cucumber.html'), messages);
  const results = new Map([...ran.scenarios, ...cannot.map((s) => unfinished(s, 'blocked', missing!))].map((s) => [s.id, s]));
  const alone = scenarios.map(({ id }) => results.get(id)!);
  const inOrder = besideSisters(alone, scenarios);
  if (only) for (const [i, scenario] of inOrder.entries()) if (scenario !== alone[i]) progress.say(failureText(scenario));
  const met = inOrder.filter((s) => s.verdict === 'met').length;
  const fault = ran.fault ?? ran.unhandledError;
  phase.done(`${met}/${scenarios.length} as the standard asks${fault ? `; ${fault}` : ''}`);
  if (ran.ended) progress.say(` The scenarios ended early: ${ran.ended.why}`);
  return { ...ran, scenarios: inOrder };
}

/** A scenario that is not met, the failed step and the lines of its failure: for somebody with an editor open. */
function failureText({ criteria, name, verdict, owner, file, line, cause, steps }: ScenarioRun['scenarios'][number]): string {
  const failed = steps.find((s) => s.status === 'failed');
  // The stack is of our own code when the harness or the environment is at fault.
  const lines = verdict === 'error' ? [] : (failed?.message ?? '').split('\n').slice(0, 12);
  return [
    `\n ✗ ${criteria.join(' ')}  ${name}  (${verdict}${owner ? `, owner: ${owner}` : ''})`,
    `   ${file}:${line}  ${cause}`,
    ...(failed ? [`   at: ${failed.keyword} ${failed.text}`, ...lines.map((text) => `      ${text}`)] : []),
  ].join('\n');
}

/** The owners whose errors concern more than their scenario. */
const OF_THE_RUN: readonly (Owner | undefined)[] = ['harness', 'simulator', 'environment'];

/** Why load and controls are left out: after a desk that was lost for good or a broken harness they would prove nothing. */
const endedEarly = ({ ended, fault, unhandledError, scenarios }: ScenarioRun): string | null =>
  fault ??
  ended?.why ??
  unhandledError ??
  scenarios.find(({ verdict, owner }) => verdict === 'error' && OF_THE_RUN.includes(owner))?.cause ??
  null;

type Loads = { readonly runs: readonly LoadRun[]; readonly blocked: string | null };

export async function loadPhase(checked: Checked, ran: ScenarioRun, folder: Folder, options: RehearseOptions): Promise<Loads> {
  const { root, progress, signal } = options;
  const { plan, k6, adapter } = checked;
  if (!k6 || !adapter.load) return { runs: [], blocked: null };
  if (leavesOut(options, 'load') || partialOf(checked, options)?.leftOut.includes('load'))
    return { runs: [], blocked: 'Load was left out on the command line.' };
  if ('missing' in k6) {
    progress.say(` ${k6.missing}`);
    return { runs: [], blocked: k6.missing };
  }
  const early = endedEarly(ran);
  if (early) return { runs: [], blocked: `Not run: ${early}` };
  const runs: LoadRun[] = [];
  const common = {
    root,
    standardDir: plan.standardDir,
    startDesk: adapter.load,
    seed: plan.seed,
    k6: k6.found,
    folder: folder.path,
    progress,
    ...(signal && { signal }),
  };
  for (const { profile, for: length } of plan.load) runs.push(await runLoad({ ...common, profile, for: length }));
  return { runs, blocked: null };
}

/** Runs the faulty desks that concern a criterion of this plan. Null when they are left out, or the adapter offers none. */
export async function controlPhase(
  checked: Checked,
  ran: ScenarioRun,
  { pool, browser }: RunResources,
  options: RehearseOptions,
): Promise<ControlsRun | null> {
  const { plan, planned, scenarios, selection, adapter } = checked;
  const { progress } = options;
  if (!plan.controls || !adapter.faults || leavesOut(options, 'controls') || endedEarly(ran)) return null;
  // A criterion with scenarios left out cannot show that it detects its faults.
  const complete = plan.criteria.filter((id) =>
    planned.every((scenario) => scenarios.includes(scenario) || !scenario.criteria.includes(id)),
  );
  const faults = faultsOf(adapter.faults, complete);
  const phase = progress.phase('controls');
  const passed = scenarios.filter(({ id }) => ran.scenarios.some((s) => s.id === id && s.verdict === 'met'));
  const run = await runControls({
    pool,
    selection,
    browserEndpoint: browser?.wsEndpoint() ?? null,
    faults,
    passed,
    detections: loadDetections(),
    onProgress: phase.at,
  });
  const { results } = run.controls;
  phase.done(`${results.filter((r) => r.caught).length}/${faults.length} defects caught`);
  const warning = results.every((r) => r.caught) ? warningOf(run.broken) : null;
  if (warning) progress.say(` ${warning}`);
  return run;
}
