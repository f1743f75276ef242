import type { CalendarPolicy, CalendarVersion, Weekday } from '../standards/index.ts';

/*
 * A second reader of opening hours, independent of the desk's clock: an exercise that asked the desk when its steps were due would prove
 * only that the desk agrees with itself.
 */

const DAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** The search for an instant ends after this many days. */
const LONGEST_DAYS = 400;

interface Stretch {
  readonly from: number;
  readonly to: number;
}
type Local = Temporal.PlainDateTime;

const ms = (local: Local, zone: string) => local.toZonedDateTime(zone).epochMilliseconds;

/** `HH:MM` of a day; `24:00` is the midnight that ends it. */
function moment(day: Temporal.PlainDate, time: string): Local {
  return time === '24:00' ? day.add({ days: 1 }).toPlainDateTime() : day.toPlainDateTime(Temporal.PlainTime.from(time));
}

function windowOf(day: Temporal.PlainDate, text: string, zone: string): Stretch {
  const [start = '', end = ''] = text.split('-');
  const from = moment(day, start);
  const sameDay = moment(day, end);
  const to = Temporal.PlainDateTime.compare(sameDay, from) > 0 ? sameDay : sameDay.add({ days: 1 });
  return { from: ms(from, zone), to: ms(to, zone) };
}

function closureOf(closure: NonNullable<CalendarVersion['closures']>[number], zone: string): Stretch {
  const [from, to] =
    typeof closure === 'string'
      ? [Temporal.PlainDate.from(closure).toPlainDateTime(), Temporal.PlainDate.from(closure).add({ days: 1 }).toPlainDateTime()]
      : [localOf(closure.from), localOf(closure.to)];
  return { from: ms(from, zone), to: ms(to, zone) };
}
const localOf = (text: string): Local => moment(Temporal.PlainDate.from(text.slice(0, 10)), text.slice(11));

const without = (open: readonly Stretch[], shut: Stretch): Stretch[] =>
  open
    .flatMap(({ from, to }) => [
      { from, to: Math.min(to, shut.from) },
      { from: Math.max(from, shut.to), to },
    ])
    .filter(({ from, to }) => from < to);

/** Reads one calendar. Days are cached, since drills ask about the same weeks repeatedly. */
export function readHours({ zone, versions }: CalendarPolicy) {
  const closures = versions.map((version) => (version.closures ?? []).map((closure) => closureOf(closure, zone)));
  const starts = versions.map(({ from }) => (from === undefined ? -Infinity : Temporal.Instant.from(from).epochMilliseconds));
  const laid = new Map<string, readonly Stretch[]>();

  /** The opening windows that start on this date, less the closures, under the version in force. A window may run into the next day. */
  const ofDay = (day: Temporal.PlainDate): readonly Stretch[] => {
    const key = day.toString();
    const kept = laid.get(key);
    if (kept) return kept;
    const open = versions.flatMap(({ week }, i) => {
      const force = { from: starts[i]!, to: starts[i + 1] ?? Infinity };
      const windows = (week[DAYS[day.dayOfWeek - 1]!] ?? []).map((text) => windowOf(day, text, zone));
      const clipped = windows.map(({ from, to }) => ({ from: Math.max(from, force.from), to: Math.min(to, force.to) }));
      return closures[i]!.reduce<readonly Stretch[]>(
        without,
        clipped.filter(({ from, to }) => from < to),
      );
    });
    const sorted = open.sort((a, b) => a.from - b.from);
    laid.set(key, sorted);
    return sorted;
  };
  const dateOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDate();
  const versionAt = (at: Temporal.Instant) => starts.findLastIndex((from) => from <= at.epochMilliseconds);

  const isOpen = (at: Temporal.Instant): boolean => {
    const day = dateOf(at);
    return [day.subtract({ days: 1 }), day].some((date) =>
      ofDay(date).some(({ from, to }) => from <= at.epochMilliseconds && at.epochMilliseconds < to),
    );
  };
  return {
    zone,
    isOpen,
    isClosure: (at: Temporal.Instant): boolean =>
      (closures[versionAt(at)] ?? []).some(({ from, to }) => from <= at.epochMilliseconds && at.epochMilliseconds < to),
    /** Whether the week's windows are open then, ignoring closures. */
    wouldOpen: (at: Temporal.Instant): boolean => {
      const week = versions[versionAt(at)]?.week;
      const day = dateOf(at);
      return (week?.[DAYS[day.dayOfWeek - 1]!] ?? [])
        .map((text) => windowOf(day, text, zone))
        .some(({ from, to }) => from <= at.epochMilliseconds && at.epochMilliseconds < to);
    },
    /** The instant at which `need` open milliseconds have passed since `start`; null when it lies more than a year away. */
    after(start: Temporal.Instant, need: number): Temporal.Instant | null {
      if (need <= 0) return start;
      let rest = need;
      let reached = start.epochMilliseconds;
      for (let day = dateOf(start).subtract({ days: 1 }), i = 0; i < LONGEST_DAYS; day = day.add({ days: 1 }), i++) {
        for (const { from, to } of ofDay(day)) {
          const begin = Math.max(from, reached);
          if (begin >= to) continue;
          if (to - begin >= rest) return Temporal.Instant.fromEpochMilliseconds(begin + rest);
          rest -= to - begin;
          reached = to;
        }
      }
      return null;
    },
  };
}
export type Hours = ReturnType<typeof readHours>;
