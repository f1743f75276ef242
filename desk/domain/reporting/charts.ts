import type { AsOf } from './as-of.ts';
import { bucketAt, monthsUntil, type Bucket, type Period } from './period.ts';
import { percentOf } from './percent.ts';
import { xmr, type SpcChart } from './spc.ts';

/** A series over time with its control limits; null limits where there are fewer than two points. */
export interface Series {
  readonly id: 'logged-by-part' | 'logged-by-month' | 'kept-by-month';
  readonly title: string;
  readonly unit: 'count' | 'percent';
  readonly labels: readonly string[];
  readonly values: readonly number[];
  readonly chart: SpcChart | null;
}

const MONTHS = 24;

/**
 * The series of a report: what was logged in each part of its period, and over the months up to it, from the first that holds an incident. A
 * part that is not over yet is left out, for it would read as a fall.
 */
export function seriesOf(seen: readonly AsOf[], period: Period, end: number, zone: string): readonly Series[] {
  const ended = (buckets: readonly Bucket[]) => buckets.filter(({ to }) => to <= end);
  const parts = ended(period.buckets);
  const first = seen.reduce((earliest, { facts }) => Math.min(earliest, facts.opened), Infinity);
  const months = ended(monthsUntil(period, MONTHS, zone).map(({ from, to, title }) => ({ from, to, label: title }))).filter(
    ({ to }) => to > first,
  );
  const logged = seen.map(({ facts }) => facts.opened);
  const [inTime, late]: [number[], number[]] = [[], []];
  for (const { facts } of seen) {
    for (const { measures, kept, at } of facts.verdicts) if (measures === 'resolution') (kept ? inTime : late).push(at);
    for (const { measures, due } of facts.pending) if (measures === 'resolution') late.push(due);
  }
  const [kept, missed] = [counts(months, inTime), counts(months, late)];
  const judged = months.flatMap(({ label }, i) => {
    const percent = percentOf(kept[i]!, kept[i]! + missed[i]!);
    return percent === null ? [] : [{ label, percent }];
  });
  return [
    series('logged-by-part', `Logged by ${period.parts}`, 'count', parts.map(labelOf), counts(parts, logged)),
    series('logged-by-month', 'Logged by month', 'count', months.map(labelOf), counts(months, logged)),
    series(
      'kept-by-month',
      'Resolutions in time by month, percent',
      'percent',
      judged.map(labelOf),
      judged.map(({ percent }) => percent),
    ),
  ];
}

const labelOf = ({ label }: { readonly label: string }): string => label;

function counts(buckets: readonly Bucket[], instants: readonly number[]): readonly number[] {
  const counted = buckets.map(() => 0);
  for (const at of instants) {
    const found = bucketAt(buckets, at);
    if (found !== null) counted[found]! += 1;
  }
  return counted;
}

const series = (
  id: Series['id'],
  title: string,
  unit: Series['unit'],
  labels: readonly string[],
  values: readonly number[],
): Series => ({
  ...{ id, title, unit, labels, values },
  chart: xmr(values),
});
