import { localTimes, MONTHS, Refusal } from '../../../kernel/index.ts';

/** A part of a period, by its first instant; the end is not included. */
export interface Bucket {
  readonly from: number;
  readonly to: number;
  /** Local, with the offset's name where a time occurs twice. */
  readonly label: string;
}

/** A year, a month or a day of a zone, and its parts: months, days or hours. Epoch milliseconds; `to` is not included. */
export interface Period {
  /** `2026`, `2026-03` or `2026-03-29`. */
  readonly id: string;
  readonly title: string;
  readonly kind: 'year' | 'month' | 'day';
  readonly from: number;
  readonly to: number;
  readonly parts: 'month' | 'day' | 'hour';
  readonly buckets: readonly Bucket[];
}

const SHAPE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;

/**
 * The period of this name in the zone. A day has 23, 24 or 25 hours, and each hour of it one bucket, keyed by its instant, so that the hour
 * that comes twice has two. Pure. @throws {Refusal} `invalid`
 */
export function periodOf(id: string, zone: string): Period {
  const [, year, month, day] = SHAPE.exec(id) ?? [];
  const first = year === undefined ? null : dateOf(Number(year), Number(month ?? 1), Number(day ?? 1));
  if (!first)
    throw new Refusal('invalid', `"${id.slice(0, 40)}" is no period. Write a year, month or day, such as 2026-03.`, 400);
  if (day !== undefined) return hoursOf(id, first, zone);
  const kind = month === undefined ? 'year' : 'month';
  const last = first.add(kind === 'year' ? { years: 1 } : { months: 1 });
  const step = kind === 'year' ? { months: 1 } : { days: 1 };
  const starts: Temporal.PlainDate[] = [];
  for (let date = first; Temporal.PlainDate.compare(date, last) < 0; date = date.add(step)) starts.push(date);
  const at = (date: Temporal.PlainDate) => localTimes(zone).startOf(date).epochMilliseconds;
  const named = (date: Temporal.PlainDate) =>
    kind === 'year' ? MONTHS[date.month - 1]! : `${date.day} ${MONTHS[date.month - 1]}`;
  return {
    id,
    title: kind === 'year' ? String(first.year) : `${MONTHS[first.month - 1]} ${first.year}`,
    kind,
    from: at(first),
    to: at(last),
    parts: kind === 'year' ? 'month' : 'day',
    buckets: starts.map((date, i) => ({ from: at(date), to: at(starts[i + 1] ?? last), label: named(date) })),
  };
}

function dateOf(year: number, month: number, day: number): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return null;
  }
}

const HOUR = 3_600_000;

function hoursOf(id: string, date: Temporal.PlainDate, zone: string): Period {
  const times = localTimes(zone);
  const [from, to] = [times.startOf(date).epochMilliseconds, times.startOf(date.add({ days: 1 })).epochMilliseconds];
  const buckets: Bucket[] = [];
  for (let at = from; at < to; at += HOUR) {
    // `short` adds the offset only to a time that comes twice.
    const label = times.short(Temporal.Instant.fromEpochMilliseconds(at)).split(', ')[1]!;
    buckets.push({ from: at, to: Math.min(at + HOUR, to), label });
  }
  return { id, title: times.short(times.startOf(date)).split(',')[0]!, kind: 'day', from, to, parts: 'hour', buckets };
}

/** The bucket that holds an instant, by binary search; null outside all of them. */
export function bucketAt(buckets: readonly Bucket[], at: number): number | null {
  let [low, high] = [0, buckets.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const bucket = buckets[middle]!;
    if (at < bucket.from) high = middle - 1;
    else if (at >= bucket.to) low = middle + 1;
    else return middle;
  }
  return null;
}

/** The months that end with the one of `period`, oldest first. */
export function monthsUntil(period: Period, count: number, zone: string): readonly Period[] {
  const last = Temporal.Instant.fromEpochMilliseconds(period.to - 1)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toPlainYearMonth();
  return Array.from({ length: count }, (_, i) => periodOf(String(last.subtract({ months: count - 1 - i })), zone));
}
