import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserServer } from 'playwright';
import { FAULTS } from '../adapters/index.ts';
import { outcomeOf, signingKeyFrom, type RehearsalRecord, type SigningKey } from '../evidence/index.ts';
import { wall } from '../kernel/index.ts';
import { inspectDocuments, type Standard } from '../standards/index.ts';
import { checkScenarios, findTools, readInputs, runnerOptions, type Checked } from './check/index.ts';
import { runControls } from './controls.ts';
import { doubted, judge } from './judge/criteria.ts';
import { inspectEvidence } from './judge/evidence-index.ts';
import { runLoad, type LoadRun } from './load/index.ts';
import type { Plan } from './plan.ts';
import { indexed, machine, notRehearsed, whoRan } from './record.ts';
import { finish } from './finish.ts';
import { newFolder } from './folder.ts';
import { startRunner, type Runner } from './run/runner.ts';
import { runScenarios, type ScenarioRun } from './run/scenarios.ts';
import { launchBrowser } from './tools/browser.ts';
import { versions } from './tools/versions.ts';
import type { Rehearsed, RehearseOptions } from './types.ts';

/** Threads for the controls; the scenarios run in one, since a stage is quicker than a second thread is started. */
const CONTROL_THREADS = 2;

/** What can be read off the standard's documents; the evidence is inspected when there is some. */
const INSPECTED = ['document-control', 'escalation-plan', 'service-catalogue'] as const;

/**
 * One rehearsal from plan to sealed pack. Throws a `UsageError` before anything has started when the plan, the standard or the
 * scenarios are wrong; afterwards whatever goes wrong is in the record, and the report is written all the same.
 */
export async function rehearse(options: RehearseOptions): Promise<Rehearsed> {
  const { root, progress, signal } = options;
  const checking = progress.phase('check');
  const inputs = await readInputs(options.planFile, root);
  const plan: Plan = { ...inputs.plan, ...(options.profile && { profile: options.profile }), ...(options.seed && { seed: options.seed }) };
  const signingKey = signingKeyFrom(process.env);
  const tools = await findTools(plan, root, checking.note);
  const browser = 'found' in tools.browser ? await launchBrowser(tools.browser.found) : null;
  const runner = startRunner(runnerOptions(plan, root, browser?.wsEndpoint() ?? null));
  try {
    const checked: Checked = { plan, standard: inputs.standard, ...tools, ...(await checkScenarios(plan, inputs.standard, runner)) };
    checking.done(`plan, standard, ${checked.scenarios.length} scenarios, desk, supplier, ${toolsSaid(checked)}`);
    return await perform(checked, { runner, browser, signingKey }, options);
  } finally {
    await runner.stop();
    await browser?.close();
    signal?.throwIfAborted();
  }
}

const toolsSaid = ({ browser, k6 }: Checked) => [`browser${'found' in browser ? '' : ' missing'}`, k6 && `k6${'found' in k6 ? '' : ' missing'}`].filter(Boolean).join(', ');

interface Means {
  readonly runner: Runner;
  readonly browser: BrowserServer | null;
  readonly signingKey: SigningKey;
}

async function perform(checked: Checked, { runner, browser, signingKey }: Means, options: RehearseOptions): Promise<Rehearsed> {
  const { plan, standard } = checked;
  const startedAt = wall.now();
  const folder = await newFolder(plan.reports, startedAt);
  try {
    const documents = inspectDocuments(standard, startedAt.toZonedDateTimeISO('Europe/London').toPlainDate(), INSPECTED);
    const ran = await scenarioPhase(checked, runner, folder, options);
    const loads = await loadPhase(checked, ran, folder, options);
    const controls = await controlPhase(checked, ran, browser, options);
    options.signal?.throwIfAborted();

    const { scenarios, load, evidence } = indexed(ran.scenarios, loads.runs);
    const findings = [...documents, ...inspectEvidence(folder.path, plan.criteria, ran.scenarios, evidence)];
    const shown = { scenarios: ran.scenarios, load, documents: findings, loadBlocked: loads.blocked };
    const criteria = chosen(plan, standard)
      .map((c) => judge(c, shown, plan.notApplicable.find((n) => n.criterion === c.id) ?? null))
      .map((c) => doubted(c, controls));
    const record: RehearsalRecord = {
      format: 1,
      run: { id: folder.name, startedAt: String(startedAt), finishedAt: String(wall.now()), by: whoRan(), machine: machine(), versions: versions(checked), challenge: plan.challenge },
      plan: { title: plan.title, file: plan.file, sha256: plan.sha256, seed: plan.seed, profile: plan.profile, notApplicable: plan.notApplicable },
      target: { name: 'Deskproof built-in desk', version: '0.1.0', adapter: plan.adapter, reaches: [], time: 'simulated' },
      standard: { id: standard.id, version: standard.version, title: standard.title, digest: standard.digest, notice: standard.notice },
      criteria,
      notRehearsed: notRehearsed(standard, chosen(plan, standard).map((c) => c.id)),
      scenarios,
      load,
      documents: findings,
      controls,
      evidence,
      outcome: outcomeOf(criteria),
    };
    return await finish(record, folder, signingKey);
  } catch (error) {
    await rm(folder.path, { recursive: true, force: true });
    throw error;
  }
}

const chosen = (plan: Plan, { criteria }: Standard) => criteria.filter(({ id }) => plan.criteria.includes(id) || plan.notApplicable.some((n) => n.criterion === id));

async function scenarioPhase({ scenarios, selection }: Checked, runner: Runner, folder: { readonly path: string }, { progress, signal, onStaged }: RehearseOptions): Promise<ScenarioRun> {
  const phase = progress.phase('scenarios');
  const stop = () => runner.order({ do: 'abort' });
  signal?.addEventListener('abort', stop);
  const order = { ...selection, faults: [], ledgerDir: folder.path, html: path.join(folder.path, 'cucumber.html') };
  const ran = await runScenarios(runner, scenarios, order, path.join(folder.path, 'messages.ndjson'), {
    finished: (_scenario, done) => phase.at(done, scenarios.length),
    staged: (scenario, pid) => onStaged?.(scenario, pid, runner),
  });
  signal?.removeEventListener('abort', stop);
  signal?.throwIfAborted();
  const met = ran.scenarios.filter((s) => s.verdict === 'met').length;
  phase.done(`${met}/${scenarios.length} as the standard asks${ran.fault ? `; ${ran.fault}` : ''}`);
  return ran;
}

/** After a desk that died or a harness that broke, load would prove nothing: it is blocked, and says by what. */
const endedEarly = (ran: ScenarioRun): string | null =>
  ran.deskDied ? 'the desk died in the scenarios' : (ran.fault ?? ran.scenarios.find((s) => s.verdict === 'error')?.cause ?? null);

async function loadPhase(checked: Checked, ran: ScenarioRun, folder: { readonly path: string }, { root, skip, progress, signal }: RehearseOptions): Promise<{ readonly runs: readonly LoadRun[]; readonly blocked: string | null }> {
  const { plan, k6 } = checked;
  if (!k6) return { runs: [], blocked: null };
  if (skip?.includes('load')) return { runs: [], blocked: 'Load was left out on the command line.' };
  if ('missing' in k6) {
    progress.say(` ${k6.missing}`);
    return { runs: [], blocked: k6.missing };
  }
  const early = endedEarly(ran);
  if (early) return { runs: [], blocked: `Not carried out: ${early}` };
  const runs: LoadRun[] = [];
  const common = { root, standardDir: plan.standardDir, seed: plan.seed, k6: k6.found, folder: folder.path, progress, ...(signal && { signal }) };
  for (const { profile, for: length } of plan.load) runs.push(await runLoad({ ...common, profile, for: length }));
  return { runs, blocked: null };
}

async function controlPhase({ plan, scenarios }: Checked, ran: ScenarioRun, browser: BrowserServer | null, { root, skip, progress }: RehearseOptions): Promise<RehearsalRecord['controls']> {
  const faults = FAULTS.filter((f) => f.mustChange.some((id) => plan.criteria.includes(id)));
  if (!plan.controls || skip?.includes('controls') || endedEarly(ran) || plan.adapter !== 'built-in') return null;
  const phase = progress.phase('controls');
  const passed = scenarios.filter(({ id }) => ran.scenarios.some((s) => s.id === id && s.verdict === 'met'));
  const controls = await runControls({
    runner: runnerOptions(plan, root, browser?.wsEndpoint() ?? null),
    paths: plan.paths,
    faults,
    passed,
    threads: CONTROL_THREADS,
    onProgress: phase.at,
  });
  phase.done(`${controls.results.filter((r) => r.caught).length}/${faults.length} defects caught`);
  return controls;
}
