import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { nameOfInstrument, type MutatedFile } from '../../adapters/index.ts';
import { realTime } from '../../kernel/index.ts';
import type { RanScenario } from '../run/collect.ts';
import type { Runner } from '../run/runner.ts';
import { runScenarios } from '../run/scenarios.ts';
import type { Selection } from '../run/types.ts';
import { mutatedText, type Mutant } from './mutants.ts';
import { outcomeOf, type Outcome } from './outcome.ts';
import type { Unit } from './reach.ts';

export interface TryOptions {
  readonly root: string;
  readonly selection: Selection;
}

/** How many units run before it is looked at whether one of them failed: few first, because most mutants fail the first. */
const BATCHES = [1, 3, 8, 13, 25];
/** Batches that break or take too long before a mutant is given up. */
const GIVES_UP_AFTER = 2;
/** A scenario under way for so long waits for something that never comes. */
const WAITS_AT_MOST_MS = 15_000;
/** Many times what it takes with the unmutated desk. */
const SLOWER = 10;

/** Runs the scenarios that reach a mutant until one of them notices it. */
export async function tryMutant(
  runner: Runner,
  mutant: Mutant,
  units: readonly Unit[],
  options: TryOptions,
): Promise<{ readonly outcome: Outcome; readonly unfit: boolean }> {
  if (units.length === 0) return { outcome: { is: 'not reached' }, unfit: false };
  const folder = await mkdtemp(path.join(tmpdir(), 'deskproof-mutant-'));
  try {
    let fault = await writeMutant(folder, mutant, options.root);
    const waiting = [...batchesOf(units)];
    let broke = 0;
    for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
      const { outcome, unfit } = await runBatch(runner, batch, { ...options, fault, folder });
      if (unfit) return { outcome: outcome ?? { is: 'error', by: '', cause: 'the harness broke' }, unfit };
      if (outcome === null) continue;
      if ((outcome.is !== 'error' && outcome.is !== 'timed out') || ++broke === GIVES_UP_AFTER) return { outcome, unfit };
      // A busy machine may be the cause. The batch comes once more, in a process of its own.
      waiting.push(batch);
      fault = await writeMutant(folder, mutant, options.root, broke);
    }
    const scenarios = units.reduce((sum, unit) => sum + unit.scenarios.length, 0);
    return { outcome: { is: 'survived', scenarios }, unfit: false };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A desk's process is known by the address of its mutant, so that another attempt gets another process. */
async function writeMutant(folder: string, mutant: Mutant, root: string, attempt = 0): Promise<string> {
  const file = path.join(root, mutant.file);
  const mutated: MutatedFile = {
    url: pathToFileURL(file).href,
    text: mutatedText(await readFile(file, 'utf8'), mutant),
  };
  const at = path.join(folder, `mutant-${attempt}.json`);
  await writeFile(at, JSON.stringify(mutated));
  return nameOfInstrument({ is: 'mutant', at });
}

function batchesOf(units: readonly Unit[]): readonly (readonly Unit[])[] {
  const batches: (readonly Unit[])[] = [];
  for (let from = 0; from < units.length; from += batches.at(-1)!.length)
    batches.push(units.slice(from, from + (BATCHES[batches.length] ?? BATCHES.at(-1)!)));
  return batches;
}

interface BatchOptions extends TryOptions {
  readonly fault: string;
  readonly folder: string;
}

/** The outcome of one batch, or null when all passed. The desk's process is ended at the first failure, so that the rest need not run. */
async function runBatch(runner: Runner, batch: readonly Unit[], { selection, fault, folder }: BatchOptions) {
  const planned = batch.flatMap(({ scenarios }) => scenarios);
  const byFile = Map.groupBy(batch, ({ file }) => file);
  const paths = [...byFile].map(([file, units]) => [file, ...units.map(({ line }) => line)].join(':'));
  const limitMs = Math.max(WAITS_AT_MOST_MS, SLOWER * Math.max(...batch.map(({ durationMs }) => durationMs)));
  const watch = watchdog(limitMs);
  let opened = 0;
  let first: RanScenario | null = null;
  try {
    const run = await runScenarios(
      runner,
      planned,
      { ...selection, paths, faults: [fault], ledgerDir: folder, browserEndpoint: null },
      {
        opened(_, pid) {
          opened++;
          watch.over(pid);
        },
        finished(scenario) {
          watch.rest();
          if (scenario.verdict !== 'not met' || first) return;
          first = scenario;
          watch.end();
        },
      },
    );
    return { outcome: outcomeOf(run, first, opened, watch.bit ? limitMs : null), unfit: run.fault !== null };
  } finally {
    watch.rest();
  }
}

/** Ends the desk's process when a scenario takes too long: a mutant may wait or spin for ever. */
function watchdog(limitMs: number) {
  let pid: number | null = null;
  let disarm: () => void = () => undefined;
  let bit = false;
  const end = () => {
    if (pid === null) return;
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  };
  return {
    get bit() {
      return bit;
    },
    end,
    rest: () => disarm(),
    over(desk: number | null) {
      pid = desk;
      disarm();
      disarm = realTime.after(
        limitMs,
        () => {
          bit = true;
          end();
        },
        { keepAlive: true },
      );
    },
  };
}
