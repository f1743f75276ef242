import { writeFileSync } from 'node:fs';
import { Session, type Profiler } from 'node:inspector';
import path from 'node:path';
import { isMainThread, threadId } from 'node:worker_threads';
import { COVERAGE_VARIABLE, type DeskCoverage } from './instrument.ts';

type Range = Pick<Profiler.CoverageRange, 'startOffset' | 'endOffset' | 'count'>;

const folder = process.env[COVERAGE_VARIABLE];

/**
 * Writes what ran since the last call, for a desk that was closed; null for what ran before the first. Null when nothing is recorded.
 * Imported before everything else: V8 counts the blocks of a function only when it compiled it for that.
 */
export const recordCoverage: ((desk: string | null) => void) | null = folder === undefined ? null : withThreads(recorder(folder));

/** The threads of the process count by themselves, and record at the same time. */
function withThreads(record: (desk: string | null) => void) {
  const channel = new BroadcastChannel('deskproof-coverage');
  (channel as unknown as { unref(): void }).unref();
  if (!isMainThread) channel.onmessage = ({ data }) => record(data as string | null);
  return (desk: string | null): void => {
    channel.postMessage(desk);
    record(desk);
  };
}

function recorder(into: string) {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const known = new Map<string, Map<string, Range>>();
  let written = 0;
  return (desk: string | null): void => {
    const files: Record<string, readonly number[]> = {};
    for (const { url, functions } of taken(session)) {
      if (!url.startsWith('file:') || url.includes('/node_modules/')) continue;
      const all = known.get(url) ?? known.set(url, new Map()).get(url)!;
      const ran = functions.flatMap(({ ranges }) => ranges);
      const intervals = intervalsOf([...ran, ...notReported(all, functions)]);
      for (const { ranges } of functions) all.set(keyOf(ranges[0]!), ranges[0]!);
      if (intervals.length > 0) files[url] = intervals;
    }
    const record: DeskCoverage = { desk, files };
    writeFileSync(path.join(into, `${process.pid}-${threadId}-${written++}.json`), JSON.stringify(record));
  };
}

function taken(session: Session): readonly Profiler.ScriptCoverage[] {
  let scripts: readonly Profiler.ScriptCoverage[] = [];
  session.post('Profiler.takePreciseCoverage', (error, answer) => {
    if (error) throw error;
    scripts = answer.result;
  });
  return scripts;
}

const keyOf = ({ startOffset, endOffset }: Range) => `${startOffset}-${endOffset}`;

/** V8 leaves out a function that did not run since the last time, even inside one that did. */
function notReported(all: ReadonlyMap<string, Range>, functions: readonly Profiler.FunctionCoverage[]): readonly Range[] {
  const reported = new Set(functions.map(({ ranges }) => keyOf(ranges[0]!)));
  return [...all].filter(([key]) => !reported.has(key)).map(([, range]) => ({ ...range, count: 0 }));
}

/** The intervals that ran, of ranges that lie within each other: the innermost decides. */
export function intervalsOf(ranges: readonly Range[]): readonly number[] {
  const sorted = ranges.toSorted((a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset);
  const edges = [...new Set(sorted.flatMap(({ startOffset, endOffset }) => [startOffset, endOffset]))].sort((a, b) => a - b);
  const open: Range[] = [];
  const intervals: number[] = [];
  let next = 0;
  for (const [place, from] of edges.slice(0, -1).entries()) {
    while (open.length > 0 && open.at(-1)!.endOffset <= from) open.pop();
    while (next < sorted.length && sorted[next]!.startOffset <= from) {
      const range = sorted[next++]!;
      if (range.endOffset > from) open.push(range);
    }
    const to = edges[place + 1]!;
    if (!((open.at(-1)?.count ?? 0) > 0)) continue;
    if (intervals.at(-1) === from) intervals[intervals.length - 1] = to;
    else intervals.push(from, to);
  }
  return intervals;
}
