import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../kernel/index.ts';
import { readRecord, RECORD_FILE } from './record.ts';
import { isText } from './redaction/index.ts';
import type { EvidenceItem, RehearsalRecord } from './types.ts';

export interface Difference {
  /** Where in the record, by names: `scenario "…" › verdict`. */
  readonly where: string;
  /** As JSON; null if that side has no value. */
  readonly a: string | null;
  readonly b: string | null;
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const without = <T extends object>(value: T, ...keys: readonly (keyof T)[]) =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !(keys as readonly string[]).includes(key)));

/** Removes what may differ between two runs of one plan and seed: real times, durations, load figures, the run's id. Lists become maps by id. */
function comparable(record: RehearsalRecord): Json {
  const { run, scenarios, load, criteria, evidence, controls, ...rest } = record;
  const item = (index: number) => {
    const { at, ...steady } = evidence[index]!;
    return { ...steady, at: at.simulated };
  };
  const plain: unknown = {
    ...rest,
    run: without(run, 'id', 'startedAt', 'finishedAt'),
    criterion: Object.fromEntries(criteria.map((criterion) => [criterion.id, criterion])),
    scenario: Object.fromEntries(
      scenarios.map((scenario) => [
        scenario.id,
        {
          ...without(scenario, 'startedAt', 'durationMs'),
          steps: scenario.steps.map((step) => without(step, 'durationMs')),
          evidence: named(scenario.evidence.map(item)),
        },
      ]),
    ),
    load: Object.fromEntries(
      load.map(({ figures, reconciliation, evidence: indexes, ...profile }) => [
        profile.profile,
        {
          ...without(profile, 'machine'),
          figures: Object.keys(figures).sort(),
          reconciliation: reconciliation && { missing: reconciliation.missing, extra: reconciliation.extra },
          evidence: indexes.map((index) => `${evidence[index]!.kind}: ${evidence[index]!.title}`),
        },
      ]),
    ),
    controls: controls && {
      neverRed: controls.neverRed,
      fault: Object.fromEntries(controls.results.map((result) => [result.fault, result])),
    },
  };
  return JSON.parse(JSON.stringify(plain)) as Json;
}

function named(items: readonly (Omit<EvidenceItem, 'at'> & { readonly at: string | null })[]): Record<string, unknown> {
  const seen = new Map<string, number>();
  return Object.fromEntries(
    items.map((item) => {
      const name = `${item.kind}: ${item.title}`;
      const times = (seen.get(name) ?? 0) + 1;
      seen.set(name, times);
      return [times > 1 ? `${name} (${times})` : name, item];
    }),
  );
}

/** Differences between two records, in the order of the first, without those that are expected between runs. */
export const compareRecords = (a: RehearsalRecord, b: RehearsalRecord): readonly Difference[] => [
  ...differences('', comparable(a), comparable(b)),
];

const isMap = (value: Json | undefined): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function* differences(where: string, a: Json | undefined, b: Json | undefined): Generator<Difference> {
  if (isMap(a) && isMap(b)) {
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)]))
      yield* differences(where ? `${where} › ${key}` : key, a[key], b[key]);
  } else if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) {
    for (const [i, item] of (a as readonly Json[]).entries())
      yield* differences(`${where} › ${i + 1}`, item, (b as readonly Json[])[i]);
  } else {
    const [left, right] = [a, b].map((value) => (value === undefined ? null : JSON.stringify(value)));
    if (left !== right) yield { where, a: left ?? null, b: right ?? null };
  }
}

/** Finds the record file in a rehearsal's folder, a pack or a bag, or takes the path of one. */
export function recordFileOf(path: string): string {
  const places = [
    path,
    join(path, RECORD_FILE),
    join(path, 'bag', 'data', RECORD_FILE),
    join(path, 'data', RECORD_FILE),
    join(path, 'pack', 'bag', 'data', RECORD_FILE),
  ];
  const found = places.find((place) => place.endsWith('.json') && existsSync(place));
  if (!found) throw new UsageError(`${path} holds no ${RECORD_FILE}. Give a rehearsal's folder: reports/<run>`);
  return found;
}

/** Compares two rehearsals by their folders. For evidence that is text, the first differing line replaces the digest. */
export function compareRehearsals(a: string, b: string): readonly Difference[] {
  const [left, right] = [recordFileOf(a), recordFileOf(b)];
  const [first, second] = [readRecord(left), readRecord(right)];
  const lines = (file: string, record: RehearsalRecord) => {
    const types = new Map(record.evidence.map((item) => [item.sha256, item]));
    return (digest: string | null): readonly string[] | null => {
      const item = types.get(JSON.parse(digest ?? '""') as string);
      const path = item && join(dirname(file), item.file);
      return item && path && isText(item.mediaType) && existsSync(path) ? readFileSync(path, 'utf8').split('\n') : null;
    };
  };
  const [readA, readB] = [lines(left, first), lines(right, second)];
  return compareRecords(first, second)
    .filter(({ where }) => !/› evidence › .* › (?:file|size)$/.test(where))
    .map((difference) => {
      if (!/› evidence › .* › sha256$/.test(difference.where)) return difference;
      const [x, y] = [readA(difference.a), readB(difference.b)];
      if (!x || !y) return difference;
      const at = x.findIndex((line, i) => line !== y[i]);
      const line = at === -1 ? x.length : at;
      return {
        where: `${difference.where.replace(/ › sha256$/, '')} › line ${line + 1}`,
        a: x[line] ?? null,
        b: y[line] ?? null,
      };
    });
}

/** The differences for people, one line for each side. */
export function compareText(found: readonly Difference[], [a, b]: readonly [string, string]): string {
  if (found.length === 0)
    return 'The two rehearsals are equal. Only real times, durations, load figures and run ids may differ.\n';
  const shown = (side: string | null) => (side === null ? '(nothing)' : side.length > 300 ? `${side.slice(0, 300)}…` : side);
  const body = found.map(({ where, a: left, b: right }) => `${where}\n  - ${shown(left)}\n  + ${shown(right)}\n`).join('');
  return `${found.length} ${found.length === 1 ? 'difference' : 'differences'}.  - ${a}   + ${b}\n\n${body}`;
}
