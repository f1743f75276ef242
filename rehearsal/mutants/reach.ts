import type { PlannedScenario } from '../run/planned.ts';
import type { FeatureCoverage, Measured } from './coverage.ts';
import type { ImportGraph } from './imports.ts';
import type { Mutant } from './mutants.ts';

/** Scenarios that run by one `file:line`: one scenario, or all rows of an outline. */
export interface Unit {
  readonly file: string;
  readonly line: number;
  readonly scenarios: readonly PlannedScenario[];
  /** Of the unmutated desk. */
  readonly durationMs: number;
}

/** Finds the scenarios that run a mutant's code, those most likely to notice it first. */
export type Reach = (mutant: Mutant) => readonly Unit[];

interface Candidate extends Unit {
  readonly measured: readonly Measured[];
  /** How much of the desk it runs. */
  readonly size: number;
}

export function reachOf(planned: readonly PlannedScenario[], features: readonly FeatureCoverage[], graph: ImportGraph): Reach {
  const candidates = candidatesOf(planned, features);
  const ranAtLoad = (file: string, at: number) => features.some(({ atLoad }) => covers(atLoad[file], at));
  const loaded = (file: string) => features.some(({ atLoad }) => atLoad[file] !== undefined);
  /** Those that run anything of a file; of a file whose code runs elsewhere, such as in a thread, those of its importers. */
  const ofFile = (file: string, seen: ReadonlySet<string> = new Set()): readonly Candidate[] => {
    const own = candidates.filter(({ measured }) => measured.some(({ ran }) => ran[file] !== undefined));
    if (own.length > 0 || seen.has(file)) return own;
    const found = graph.importersOf(file).flatMap((importer) => ofFile(importer, new Set([...seen, file])));
    return [...new Set(found)];
  };
  return ({ file, start, atLoad }) => {
    const anywhere = atLoad || ranAtLoad(file, start) || !loaded(file);
    const reaching = anywhere
      ? ofFile(file)
      : candidates.filter(({ measured }) => measured.some(({ ran }) => covers(ran[file], start)));
    return inOrder(reaching, candidates);
  };
}

export function covers(intervals: readonly number[] | undefined, at: number): boolean {
  for (let i = 0; intervals && i < intervals.length; i += 2) if (intervals[i]! <= at && at < intervals[i + 1]!) return true;
  return false;
}

function candidatesOf(planned: readonly PlannedScenario[], features: readonly FeatureCoverage[]): readonly Candidate[] {
  const passed = new Map(features.flatMap((feature) => feature.passed.map((measured) => [measured.id, measured])));
  const units = Map.groupBy(
    planned.filter(({ id }) => passed.has(id)),
    ({ file, line }) => `${file}:${line}`,
  );
  return [...units.values()].map((scenarios) => {
    const measured = scenarios.map(({ id }) => passed.get(id)!);
    const { file, line } = scenarios[0]!;
    const durationMs = measured.reduce((sum, each) => sum + each.durationMs, 0);
    return { file, line, scenarios, measured, durationMs, size: Math.max(...measured.map(sizeOf)) };
  });
}

const sizeOf = ({ ran }: Measured): number => Object.values(ran).reduce((sum, intervals) => sum + intervals.length, 0);

/**
 * Features in turn, first the one whose scenarios reach the code most often compared with all others; of a feature the scenario that
 * runs the least of the desk, because what it expects is about what it runs.
 */
function inOrder(reaching: readonly Candidate[], all: readonly Candidate[]): readonly Unit[] {
  const total = Map.groupBy(all, ({ file }) => file);
  const features = [...Map.groupBy(reaching, ({ file }) => file)]
    .map(([file, units]) => ({
      file,
      share: units.length / total.get(file)!.length,
      units: units.toSorted((a, b) => a.size * a.scenarios.length - b.size * b.scenarios.length),
    }))
    .sort((a, b) => b.share - a.share || (a.file < b.file ? -1 : 1));
  const longest = Math.max(0, ...features.map(({ units }) => units.length));
  return Array.from({ length: longest }, (_, turn) => features.flatMap(({ units }) => units[turn] ?? [])).flat();
}
