import { globSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { nameOfInstrument, type DeskCoverage } from '../../adapters/index.ts';
import { sha256 } from '../../kernel/index.ts';
import { costOf, type WorkerPool } from '../run/worker-pool.ts';
import type { PlannedScenario } from '../run/planned.ts';
import type { Runner } from '../run/runner.ts';
import { runScenarios } from '../run/scenarios.ts';
import type { Selection } from '../run/types.ts';
import { keptIn } from './kept.ts';
import { MUTATED_FOLDERS } from './mutants.ts';

/** What ran of each mutated file: offsets from, to, from, to. */
type Ran = Readonly<Record<string, readonly number[]>>;

/** A scenario that the unmutated desk passes, and what it runs of the desk. */
export interface Measured {
  readonly id: string;
  readonly durationMs: number;
  readonly ran: Ran;
}

/** The scenarios of one feature file. */
export interface FeatureCoverage {
  /** What runs before a desk is opened. */
  readonly atLoad: Ran;
  readonly passed: readonly Measured[];
}

export interface MeasureOptions {
  readonly root: string;
  /** The folder that keeps what was measured, for as long as the source stays the same. */
  readonly keep: string;
  readonly pool: WorkerPool;
  readonly selection: Selection;
  readonly onProgress: (done: number, total: number) => void;
}

/** What a scenario can depend on beside its feature file. */
const SOURCES = ['adapters', 'desk', 'kernel', 'service-levels', 'simulators', 'standards', 'steps'];

/** A scenario may fail for want of time while the desk's process starts. */
const ATTEMPTS = 2;

interface Feature {
  readonly file: string;
  readonly digest: string;
  readonly scenarios: readonly PlannedScenario[];
}

/** Runs every scenario once, and measures which code of the desk each one runs. One that fails is tried again, then left out. */
export async function measureCoverage(
  scenarios: readonly PlannedScenario[],
  { root, keep, pool, selection, onProgress }: MeasureOptions,
): Promise<readonly FeatureCoverage[]> {
  const kept = keptIn<FeatureCoverage>(keep);
  const features = featuresOf(scenarios, root);
  const known = (digest: string): FeatureCoverage => kept.read(digest) ?? { atLoad: {}, passed: [] };
  const missing = ({ digest, scenarios: of }: Feature) => {
    const passed = new Set(known(digest).passed.map(({ id }) => id));
    return of.filter(({ id }) => !passed.has(id));
  };
  const folder = await mkdtemp(path.join(tmpdir(), 'deskproof-coverage-'));
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const jobs = features
        .map((feature) => ({ ...feature, scenarios: missing(feature), cost: costOf(missing(feature)) }))
        .filter((job) => job.scenarios.length > 0);
      let done = scenarios.length - jobs.flatMap((job) => job.scenarios).length;
      await pool.run(jobs, async (runner, job) => {
        const onDone = () => onProgress(++done, scenarios.length);
        const { coverage, unfit } = await measure(runner, job.scenarios, { selection, root, folder, onDone });
        kept.write(job.digest, joined(known(job.digest), coverage));
        return { unfit };
      });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  kept.forgetAllBut(features.map(({ digest }) => digest));
  return features.map(({ digest }) => known(digest));
}

function featuresOf(scenarios: readonly PlannedScenario[], root: string): readonly Feature[] {
  const code = digestOfCode(root);
  return [...Map.groupBy(scenarios, ({ file }) => file)].map(([file, some]) => {
    const text = readFileSync(path.resolve(root, file), 'utf8');
    return { file, scenarios: some, digest: sha256(JSON.stringify([code, file, text, some.map(({ id }) => id)])) };
  });
}

const joined = (a: FeatureCoverage, b: FeatureCoverage): FeatureCoverage => ({
  atLoad: Object.keys(b.atLoad).length > 0 ? b.atLoad : a.atLoad,
  passed: [...a.passed, ...b.passed],
});

interface MeasuringOptions extends Pick<MeasureOptions, 'root' | 'selection'> {
  /** The same for all runs, so that the runs of a thread share one process of desks. */
  readonly folder: string;
  readonly onDone: () => void;
}

async function measure(
  runner: Runner,
  scenarios: readonly PlannedScenario[],
  { root, selection, folder, onDone }: MeasuringOptions,
): Promise<{ readonly coverage: FeatureCoverage; readonly unfit: boolean }> {
  const faults = [nameOfInstrument({ is: 'coverage', at: folder })];
  const [{ file }] = scenarios as readonly [PlannedScenario];
  const lines = new Set(scenarios.map(({ line }) => line));
  /** The desks of the scenario under way; a scenario may open several. */
  let opened: string[] = [];
  const desks = new Map<string, readonly string[]>();
  const {
    scenarios: ran,
    fault,
    ended,
  } = await runScenarios(
    runner,
    scenarios,
    { ...selection, paths: [[file, ...lines].join(':')], faults, ledgerDir: folder, browserEndpoint: null },
    {
      opened: (desk) => void opened.push(desk),
      finished({ id }) {
        desks.set(id, opened);
        opened = [];
        onDone();
      },
    },
  );
  const records = await recordsIn(folder);
  const of = (names: readonly (string | null)[]) =>
    mergedIn(
      root,
      records.filter(({ desk }) => names.includes(desk)),
    );
  const passed = ran
    .filter(({ verdict }) => verdict === 'met')
    .map(({ id, durationMs }) => ({ id, durationMs, ran: of(desks.get(id) ?? []) }));
  return { coverage: { atLoad: of([null]), passed }, unfit: fault !== null || ended !== null };
}

async function recordsIn(folder: string): Promise<readonly DeskCoverage[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json'));
  return Promise.all(files.map(async (file) => JSON.parse(await readFile(path.join(folder, file), 'utf8')) as DeskCoverage));
}

/** Intervals of several desks stand one after the other: what one of them ran counts. */
function mergedIn(root: string, records: readonly DeskCoverage[]): Ran {
  const merged: Record<string, number[]> = {};
  for (const [url, intervals] of records.flatMap(({ files }) => Object.entries(files))) {
    const file = path.relative(root, fileURLToPath(url)).split(path.sep).join('/');
    if (MUTATED_FOLDERS.some((folder) => file.startsWith(`${folder}/`))) (merged[file] ??= []).push(...intervals);
  }
  return merged;
}

function digestOfCode(root: string): string {
  const files = globSync(`{${SOURCES.join(',')}}/**/*.{ts,json,yaml,njk}`, { cwd: root }).filter(
    (file) => !file.endsWith('.test.ts'),
  );
  return sha256(
    files
      .sort()
      .map((file) => `${file}\0${sha256(readFileSync(path.join(root, file)))}`)
      .join('\n'),
  );
}
