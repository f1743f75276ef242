import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AdapterParts } from '../../adapters/index.ts';
import { openLedger, type EvidenceItem, type LoadResult } from '../../evidence/index.ts';
import { hmacSha256, randomIds, realClock, realTime } from '../../kernel/index.ts';
import type { K6 } from '../../load/index.ts';
import { startSimulators } from '../../simulators/index.ts';
import { population } from '../../simulators/people/index.ts';
import { loadStandard, type Standard } from '../../standards/index.ts';
import { findStorageFault, writingTo } from '../../kernel/storage-fault.ts';
import type { Progress } from '../../kernel/progress.ts';
import { machineOf } from './capacity.ts';
import { checksOf, onFullDisk, statedTimes, thresholdFault, verdictOfRun } from './checks.ts';
import { runK6, type K6Outcome } from './k6.ts';
import { coresHere, watchProcessors, type Watch } from './processors.ts';
import { profileFile, shows } from './profiles.ts';
import { numbersKept, readOnceHandedOff, reconcile, ticketFaults, type Reconciliation, type Stored } from './reconcile.ts';

export { figuresOf } from './capacity.ts';
export { profileNames } from './profiles.ts';

/** The desk's time at the start of a load: a bank-holiday night, when only services supported round the clock count. */
const NIGHT = '2026-12-25T02:30:00Z';

export interface LoadRun {
  readonly result: Omit<LoadResult, 'evidence'>;
  readonly items: readonly EvidenceItem[];
}
export interface LoadOptions {
  readonly root: string;
  readonly standardDir: string;
  /** The load desk of the target. */
  readonly startDesk: NonNullable<AdapterParts['load']>;
  readonly seed: string;
  readonly k6: K6;
  readonly profile: string;
  /** Instead of the profile's own length, such as `30s`. */
  readonly for: string | null;
  /** Evidence goes to `<folder>/evidence`. */
  readonly folder: string;
  readonly progress: Progress;
  readonly signal?: AbortSignal;
}

/** `runProfile`; when the disk of its desk is full, that is the reason of whatever else went wrong. */
export async function runLoad(options: LoadOptions): Promise<LoadRun> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'deskproof-load-'));
  try {
    const run = await writingTo(scratch, async () => runProfile(options, scratch));
    const full = run.result.verdict === 'met' ? null : findStorageFault([scratch]);
    return full ? { ...run, result: onFullDisk(run.result, full.message) } : run;
  } catch (error) {
    options.signal?.throwIfAborted();
    throw findStorageFault([scratch]) ?? error;
  } finally {
    await rm(scratch, { recursive: true, force: true });
    options.signal?.throwIfAborted();
  }
}

/** Runs one profile: the desk in its own process, supplier and mailboxes here, k6 beside them. Afterwards reconciles acknowledged with stored contacts. */
async function runProfile(options: LoadOptions, scratch: string): Promise<LoadRun> {
  const { root, standardDir, startDesk, seed, k6, profile } = options;
  const script = profileFile(root, profile);
  const phase = options.progress.phase('load');
  const standard = await loadStandard(standardDir);
  const startingAt = Temporal.Instant.from(NIGHT);
  const clock = realClock({ startingAt });
  const simulators = await startSimulators();
  try {
    let deskUrl = '';
    const side = await simulators.tenant('load', {
      clock,
      ids: randomIds(),
      policy: standard,
      desk: {
        telephone: '',
        fax: '',
        telephoneEvents: () => `${deskUrl}/channels/telephone/events`,
        supplierCallback: (supplier) => `${deskUrl}/suppliers/${supplier}/listener`,
        smtp: () => ({ host: '127.0.0.1', port: 0 }),
      },
    });
    // The first response is lost, so that the desk must repeat the request under the same key. The supplier does nothing else by itself:
    // how much it did in a run of seconds would depend on the machine's speed, and runs could not be compared.
    side.supplier.behave({ losesAnswers: 1 });
    phase.note('20,000 people sign in');
    const peopleFile = path.join(scratch, 'people.json');
    const people = peopleWithSessions(standard, seed);
    await writeFile(peopleFile, JSON.stringify(people));
    const desk = await startDesk({
      standardDir,
      seed,
      peopleFile,
      storeFile: path.join(scratch, 'desk.db'),
      startingAt: clock.now().toString(),
      relay: side.mail.relay,
      suppliers: Object.fromEntries(Object.entries(side.suppliers).map(([id, { access }]) => [id, access])),
    });
    deskUrl = desk.url;
    const watch = watchProcessors(desk.pid);
    try {
      const dashboard = path.join(scratch, 'dashboard.html');
      const env = {
        DESK: desk.url,
        PEOPLE: peopleFile,
        ANALYST: desk.tokens.analyst,
        ORGANISATION: standard.organisations[0]!.id,
        OCCURRED: startingAt.toString(),
        FOR: options.for ?? '',
      };
      const outcome = await runK6({
        k6,
        script,
        scratch,
        dashboard,
        env,
        onProgress: (share) => phase.at(Math.round(share * 100), 100),
        onStarted: watch.started,
        ...(options.signal && { signal: options.signal }),
      }).finally(watch.ended);
      if (outcome.exitCode !== 0 && outcome.exitCode !== 99) return broken(profile, outcome, phase);
      const stored = await readOnceHandedOff(desk.url, desk.tokens.assessor);
      const reconciliation = reconcile(outcome.acknowledged, stored);
      const { machine, afterwards } = measured(watch, outcome);
      const found = foundIn(stored, side.supplier.tickets);
      const stated = statedTimes(standard.criteria);
      const all = checksOf({ outcome, machine, afterwards, stated, stored, reconciliation, ...found });
      const checks = all.filter((c) => shows(profile).includes(c.check));
      const { figures, thresholds } = outcome;
      const verdict = verdictOfRun(checks, thresholdFault(outcome));
      const result = { profile, ...verdict, figures, thresholds, checks, reconciliation, machine };
      const items = await keep(options, result, dashboard);
      phase.done(summaryOf(profile, outcome, reconciliation));
      return { result, items };
    } finally {
      watch.stop();
      await desk.close();
    }
  } finally {
    await simulators.close();
  }
}

function measured(watch: Watch, { figures, tookMs }: K6Outcome) {
  const during = {
    cores: coresHere(),
    processors: watch.shares(tookMs),
    generatorLateMs: figures['generator late p95 ms'] ?? null,
    droppedIterations: figures['dropped iterations'] ?? 0,
  };
  const after = watch.sharesAfterwards();
  return { machine: machineOf(during), afterwards: after && machineOf({ ...during, processors: after }) };
}

function peopleWithSessions(standard: Standard, seed: string) {
  return population({ seed, organisations: standard.organisations }).map(({ id, name, organisation, mail }) => ({
    id,
    name,
    organisation,
    mail,
    token: hmacSha256(seed, `session ${id}`).toString('base64url'),
  }));
}

function broken(
  profile: string,
  { exitCode, output: words, figures, thresholds }: K6Outcome,
  phase: ReturnType<Progress['phase']>,
): LoadRun {
  const cause = `k6 ended with exit code ${exitCode}: ${words.trim().split('\n').at(-1) ?? ''}`;
  phase.done(`${profile}  ${cause}`);
  return { result: { profile, verdict: 'error', cause, figures, thresholds, checks: [], reconciliation: null }, items: [] };
}

async function keep({ folder }: LoadOptions, result: LoadRun['result'], dashboard: string): Promise<readonly EvidenceItem[]> {
  return writingTo(folder, async () => keepIn(folder, result, dashboard));
}

async function keepIn(
  folder: string,
  { profile, figures, thresholds, reconciliation, machine }: LoadRun['result'],
  dashboard: string,
) {
  await mkdir(folder, { recursive: true });
  const ledger = openLedger(folder, { now: realTime.now, simulated: () => null });
  const about = { kind: 'load' as const, scenario: null, step: null };
  ledger.put({
    ...about,
    title: `${profile}: figures, thresholds and reconciliation`,
    json: { figures, thresholds, reconciliation, machine },
  });
  // k6 draws no dashboard for a run shorter than a few seconds.
  if (existsSync(dashboard))
    ledger.put({ ...about, title: `${profile}: k6 dashboard`, mediaType: 'text/html', bytes: await readFile(dashboard) });
  return ledger.items;
}

const foundIn = (stored: Stored, tickets: Parameters<typeof ticketFaults>[1]) => ({
  tickets: ticketFaults(stored, tickets),
  numbers: numbersKept(stored, tickets),
});

const count = (n: number) => n.toLocaleString('en-GB');

function summaryOf(profile: string, { figures }: K6Outcome, { acknowledged, missing }: Reconciliation): string {
  const f = (name: string) => figures[name] ?? 0;
  return `${profile}  ${f('requests a second').toFixed(0)}/s  p99 ${f('p99 ms').toFixed(0)} ms  ${count(acknowledged)} acknowledged = ${count(acknowledged - missing.length)} kept`;
}
