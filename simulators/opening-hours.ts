import type { CalendarPolicy, CalendarVersion, Weekday } from '../kernel/index.ts';

/*
 * Opening hours, counted a second time: day by day, on purpose without a line of `service-levels/`. Suppliers, exercises and tests
 * judge a desk by it. If they asked the service-level clock, they would share its errors and could only show that it agrees with itself.
 */

const DAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** Ten years. A calendar that has not opened for long enough by then counts as closed for good. */
const HORIZON_DAYS = 3_660;

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
const localOf = (text: string): Local => moment(Temporal.PlainDate.from(text.slice(0, 10)), text.slice(11));

/** A window that ends no later than it begins runs into the next day. */
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

const without = (open: readonly Stretch[], closed: Stretch): readonly Stretch[] =>
  open
    .flatMap(({ from, to }) => [
      { from, to: Math.min(to, closed.from) },
      { from: Math.max(from, closed.to), to },
    ])
    .filter(({ from, to }) => from < to);

/** Reads one calendar. The stretches of a day are kept, since callers ask about the same weeks again and again. */
export function readHours({ zone, versions }: CalendarPolicy) {
  const closures = versions.map((version) => (version.closures ?? []).map((closure) => closureOf(closure, zone)));
  const starts = versions.map(({ from }) => (from === undefined ? -Infinity : Temporal.Instant.from(from).epochMilliseconds));
  const known = new Map<string, readonly Stretch[]>();

  const windowsOn = (week: CalendarVersion['week'] | undefined, day: Temporal.PlainDate) =>
    (week?.[DAYS[day.dayOfWeek - 1]!] ?? []).map((text) => windowOf(day, text, zone));

  /** The windows that begin on this date, clipped to the version in force, less the closures. Windows may overlap. */
  const ofDay = (day: Temporal.PlainDate): readonly Stretch[] => {
    const key = day.toString();
    const kept = known.get(key);
    if (kept) return kept;
    const open = versions.flatMap(({ week }, i) => {
      const force = { from: starts[i]!, to: starts[i + 1] ?? Infinity };
      const clipped = windowsOn(week, day).map(({ from, to }) => ({
        from: Math.max(from, force.from),
        to: Math.min(to, force.to),
      }));
      return closures[i]!.reduce<readonly Stretch[]>(
        without,
        clipped.filter(({ from, to }) => from < to),
      );
    });
    const sorted = open.sort((a, b) => a.from - b.from);
    known.set(key, sorted);
    return sorted;
  };
  const holds = (at: Temporal.Instant) => (stretch: Stretch) =>
    stretch.from <= at.epochMilliseconds && at.epochMilliseconds < stretch.to;
  const dateOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDate();
  const versionAt = (at: Temporal.Instant) => starts.findLastIndex((from) => from <= at.epochMilliseconds);

  return {
    zone,
    isOpen: (at: Temporal.Instant): boolean => {
      const day = dateOf(at);
      return [day.subtract({ days: 1 }), day].some((date) => ofDay(date).some(holds(at)));
    },
    isClosure: (at: Temporal.Instant): boolean => (closures[versionAt(at)] ?? []).some(holds(at)),
    /** Whether the windows of the week are open at `at`, closures left aside. */
    wouldOpen: (at: Temporal.Instant): boolean => windowsOn(versions[versionAt(at)]?.week, dateOf(at)).some(holds(at)),
    /** The instant at which `need` open milliseconds have passed since `start`; null when ten years do not bring them. */
    after(start: Temporal.Instant, need: number): Temporal.Instant | null {
      if (need <= 0) return start;
      let rest = need;
      let reached = start.epochMilliseconds;
      for (let day = dateOf(start).subtract({ days: 1 }), i = 0; i <= HORIZON_DAYS; day = day.add({ days: 1 }), i++) {
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
