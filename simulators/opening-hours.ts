import type { OpeningHours, Weekday } from './lsp/profile/types.ts';

/** When so much open time has passed since `from`. */
export type OpenTime = (from: Temporal.Instant, span: Temporal.Duration) => Temporal.Instant;

interface Stretch {
  readonly from: number;
  readonly to: number;
}

const DAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** A desk that does not open for so long never will. */
const MOST_DAYS = 3_660;

/** Counts a supplier's time on the hours its desk keeps; all time counts when it keeps none. Pure. */
export function openTime(hours: OpeningHours | undefined): OpenTime {
  if (!hours) return (from, span) => from.add(span);
  return (from, span) => {
    let left = span.total('milliseconds');
    const start = from.epochMilliseconds;
    if (left <= 0) return from;
    let date = from.toZonedDateTimeISO(hours.zone).toPlainDate();
    for (let day = 0; day < MOST_DAYS; day++, date = date.add({ days: 1 })) {
      for (const open of openOn(hours, date)) {
        const begins = Math.max(open.from, start);
        if (begins >= open.to) continue;
        if (left <= open.to - begins) return Temporal.Instant.fromEpochMilliseconds(begins + left);
        left -= open.to - begins;
      }
    }
    throw new RangeError(`the supplier's desk is not open for ${String(span)} in the ten years after ${String(from)}`);
  };
}

/** So many times as fast, all hours alike: for somebody who watches. At pace 1, `counted` as it is. */
export const atPace =
  (counted: OpenTime, pace: () => number): OpenTime =>
  (from, span) =>
    pace() === 1 ? counted(from, span) : from.add({ milliseconds: Math.round(span.total('milliseconds') / pace()) });

/** The open stretches of one local day, in order, each version's for as long as it holds. */
function openOn({ zone, versions }: OpeningHours, date: Temporal.PlainDate): readonly Stretch[] {
  const at = (local: string) => {
    const [day = '', time = ''] = local.split('T');
    const start = Temporal.PlainDate.from(day);
    const moment = time === '24:00' ? start.add({ days: 1 }).toPlainDateTime() : start.toPlainDateTime(time);
    return moment.toZonedDateTime(zone).epochMilliseconds;
  };
  const on = (time: string) => at(`${String(date)}T${time}`);
  const day = { from: on('00:00'), to: on('24:00') };
  return versions.flatMap(({ from, week, closures = [] }, i) => {
    const next = versions[i + 1]?.from;
    const holds = { from: from === undefined ? -Infinity : instant(from), to: next === undefined ? Infinity : instant(next) };
    if (holds.from >= day.to || holds.to <= day.from) return [];
    const windows = (week[DAYS[date.dayOfWeek - 1]!] ?? []).map((window) => {
      const [opens = '', closes = ''] = window.split('-');
      return { from: Math.max(on(opens), holds.from), to: Math.min(on(closes), holds.to) };
    });
    const shut = closures.flatMap((closure): readonly Stretch[] => {
      if (typeof closure === 'string') return closure === String(date) ? [day] : [];
      return [{ from: at(closure.from), to: at(closure.to) }];
    });
    return shut.reduce(without, joined(windows));
  });
}

const instant = (text: string) => Temporal.Instant.from(text).epochMilliseconds;

/** Overlapping windows count once. */
const joined = (stretches: readonly Stretch[]): readonly Stretch[] =>
  [...stretches]
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from)
    .reduce<readonly Stretch[]>((before, next) => {
      const last = before.at(-1);
      return last && next.from <= last.to
        ? [...before.slice(0, -1), { from: last.from, to: Math.max(last.to, next.to) }]
        : [...before, next];
    }, []);

const without = (open: readonly Stretch[], shut: Stretch): readonly Stretch[] =>
  open.flatMap(({ from, to }) =>
    [
      { from, to: Math.min(to, shut.from) },
      { from: Math.max(from, shut.to), to },
    ].filter((part) => part.from < part.to),
  );
