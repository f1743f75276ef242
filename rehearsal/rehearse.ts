import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type { BrowserServer } from 'playwright';
import { notOffered, openAdapter, reasonMissing, refuseUnknownFaults } from '../adapters/index.ts';
import { outcomeOf, partialSentence, signingKeyFrom, type RehearsalRecord, type SigningKey } from '../evidence/index.ts';
import { realTime, UsageError } from '../kernel/index.ts';
import { refuseStorage, writingTo } from '../kernel/storage-fault.ts';
import { checkScenarios, findTools, readInputs, runnerOptions, type Checked } from './check/index.ts';
import { withUndetectedFaults, judge } from './judge/criteria.ts';
import { inspectTarget } from './judge/documents.ts';
import { inspectEvidence } from './judge/evidence-index.ts';
import { keepAnswers, ofAnswers, readPeople } from './judge/people.ts';
import { criteriaRun, partialOf } from './partial.ts';
import { QUICK_LOAD, refuseUnreadable } from './select.ts';
import type { Plan } from './plan.ts';
import { controlPhase, loadPhase, scenarioPhase, type RunResources } from './phases.ts';
import { indexed, machine, notRehearsed, whoRan } from './record.ts';
import { finish } from './finish.ts';
import { newFolder, type ReportFolder } from '../evidence/report-folder.ts';
import { createWorkerPool } from './run/worker-pool.ts';
import { startRunner } from './run/runner.ts';
import type { ScenarioRun } from './run/scenarios.ts';
import { launchBrowser } from './tools/browser.ts';
import { versions } from './tools/versions.ts';
import type { Rehearsed, RehearseOptions } from './types.ts';

/**
 * One rehearsal from plan to sealed pack. Throws a `UsageError` before anything has started when the plan, the standard or the
 * scenarios are wrong; afterwards whatever goes wrong is in the record, and the report is written all the same.
 */
export async function rehearse(options: RehearseOptions): Promise<Rehearsed> {
  const { root, progress, signal, stuckAfterMs } = options;
  refuseUnreadable(options);
  const checking = progress.phase('check');
  const inputs = await readInputs(options.planFile, root);
  if (options.seed !== undefined && inputs.plan.challenge !== null && options.seed !== inputs.plan.challenge)
    throw new UsageError(
      inputs.plan.where(['challenge'], `sets the seed, so --seed ${options.seed} would not be obeyed. Remove one of the two.`),
    );
  readPeople(inputs, realTime.now());
  const plan: Plan = {
    ...inputs.plan,
    ...(options.profile && options.profile !== 'quick' && { profile: options.profile }),
    ...(options.profile === 'quick' && { load: inputs.plan.load.map((each) => ({ ...each, for: QUICK_LOAD })) }),
    ...(options.seed && { seed: options.seed }),
  };
  const adapter = openAdapter(plan.adapter, plan);
  refuseUnknownFaults(options.faults ?? [], adapter);
  const signingKey = signingKeyFrom(process.env);
  refuseStorage(tmpdir(), plan.reports);
  const tools = await findTools(adapter.load ? plan : { ...plan, load: [] }, root, checking.note, signal);
  let browser: BrowserServer | null = null;
  const limits = { signal, ...(stuckAfterMs && { stuckAfterMs }) };
  const pool = createWorkerPool(() => startRunner(runnerOptions(plan, root), limits));
  try {
    signal?.throwIfAborted();
    const checked: Checked = {
      plan,
      standard: inputs.standard,
      adapter,
      ...tools,
      ...(await checkScenarios(plan, inputs.standard, pool.first, options)),
    };
    browser = await launchBrowser(checked.browser, checked.scenarios);
    const partial = partialOf(checked, options);
    if (partial) progress.say(` ${partialSentence(partial)}`);
    checking.done(`plan, standard, ${checked.scenarios.length} scenarios, desk, supplier, ${describeTools(checked)}`);
    for (const { reason } of notOffered(adapter)) progress.say(` Not done: ${reason}.`);
    return await runPhases(checked, { pool, browser }, signingKey, options);
  } finally {
    await pool.close();
    await adapter.close();
    await browser?.close();
    signal?.throwIfAborted();
  }
}

const describeTools = ({ browser, k6 }: Checked) =>
  [`browser${'found' in browser ? '' : ' missing'}`, k6 && `k6${'found' in k6 ? '' : ' missing'}`].filter(Boolean).join(', ');

async function runPhases(
  checked: Checked,
  means: RunResources,
  signingKey: SigningKey,
  options: RehearseOptions,
): Promise<Rehearsed> {
  const { plan, standard } = checked;
  const startedAt = realTime.now();
  const folder = await newFolder(plan.reports, startedAt, standard.zone);
  try {
    refuseStorage(folder.path);
    return await writingTo(folder.path, async () => rehearsed(checked, means, { signingKey, startedAt, folder }, options));
  } catch (error) {
    await rm(folder.path, { recursive: true, force: true });
    throw error;
  }
}

interface Begun {
  readonly signingKey: SigningKey;
  readonly startedAt: Temporal.Instant;
  readonly folder: ReportFolder;
}

async function rehearsed(
  checked: Checked,
  means: RunResources,
  { signingKey, startedAt, folder }: Begun,
  options: RehearseOptions,
): Promise<Rehearsed> {
  const { plan, standard, adapter } = checked;
  const documents = await inspectTarget(checked, startedAt);
  const ran = await scenarioPhase(checked, means, folder, options);
  options.signal?.throwIfAborted();
  const loads = await loadPhase(checked, ran, folder, options);
  options.signal?.throwIfAborted();
  const faulty = await controlPhase(checked, ran, means, options);
  options.signal?.throwIfAborted();

  const people = readPeople(checked, startedAt);
  const { scenarios, load, evidence } = indexed(ran.scenarios, loads.runs, keepAnswers(people, folder.path));
  // Evidence of a faulty desk is not kept.
  const kept = options.faults?.length ? [] : inspectEvidence(folder.path, plan.criteria, ran.scenarios, evidence);
  const findings = [...documents.findings, ...kept];
  const partial = partialOf(checked, options);
  const selected = criteriaRun(checked, options);
  const inspected = [...documents.inspected, 'evidence-index'] as const;
  const shown = {
    scenarios: ran.scenarios,
    leftOut: checked.planned.filter((scenario) => !checked.scenarios.includes(scenario)),
    unhandledError: ran.unhandledError,
    load,
    inspected,
    documents: findings,
    loadBlocked: loads.blocked,
    loadMissing: reasonMissing(adapter, 'load'),
    documentsMissing: reasonMissing(adapter, 'documents'),
    people,
  };
  const criteria = standard.criteria
    .filter(({ id }) => selected.includes(id))
    .map((c) => judge(c, shown, plan.notApplicable.find((n) => n.criterion === c.id) ?? null))
    .map((c) => withUndetectedFaults(c, faulty?.controls ?? null, faulty?.broken));
  const record: RehearsalRecord = {
    format: 1,
    ...(partial && { partial }),
    run: {
      id: folder.name,
      startedAt: String(startedAt),
      finishedAt: String(realTime.now()),
      by: whoRan(),
      machine: machine(),
      versions: versions(checked),
      challenge: plan.challenge,
    },
    plan: {
      title: plan.title,
      file: plan.file,
      sha256: plan.sha256,
      seed: plan.seed,
      profile: plan.profile,
      notApplicable: plan.notApplicable,
      ...(people.answers && { answers: ofAnswers(people.answers) }),
    },
    target: targetOf(checked, ran),
    standard: {
      id: standard.id,
      version: standard.version,
      title: standard.title,
      digest: standard.digest,
      notice: standard.notice,
      zone: standard.zone,
    },
    criteria,
    notRehearsed: notRehearsed(standard, selected, plan.criteria),
    scenarios,
    load,
    documents: findings,
    controls: faulty?.controls ?? null,
    evidence,
    outcome: outcomeOf(criteria, partial ?? undefined),
  };
  return finish(record, folder, signingKey);
}

/** A desk that was never opened is described by its adapter only. */
const targetOf = ({ plan, adapter }: Checked, { desk }: ScenarioRun): RehearsalRecord['target'] => ({
  name: desk?.name ?? plan.adapter,
  version: desk?.version ?? 'unknown',
  adapter: plan.adapter,
  reaches: desk?.reaches ?? [],
  ...desk?.limits,
  time: desk?.reaches.includes('follows-time') ? 'simulated' : 'real',
  ...(desk?.commissioning && { commissioning: desk.commissioning }),
  ...(notOffered(adapter).length && { notOffered: notOffered(adapter) }),
});
