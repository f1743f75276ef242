import type { CalendarVersion, Weekday } from '../../../standards/index.ts';

const DAY = 1440;
const DAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

export interface Placed {
  readonly day: Weekday;
  readonly window: string;
  /** Minutes from Monday's midnight. `to` runs past the end of the day, or of the week, when the window does. */
  readonly from: number;
  readonly to: number;
}

/** Windows placed on a circular week, in day order and as written within a day. Assumes well-formed windows. */
export const placedOn = (week: CalendarVersion['week']): readonly Placed[] =>
  DAYS.flatMap((day, i) =>
    (week[day] ?? []).map((window): Placed => {
      const [start = 0, end = 0] = window.split('-').map(minuteOf);
      return { day, window, from: i * DAY + start, to: i * DAY + (end > start ? end : end + DAY) };
    }),
  );

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/**
 * One sentence for each pair of windows that share a minute. A clock would merge them; the editor most likely did not mean that.
 */
export function overlapsIn(week: CalendarVersion['week']): readonly string[] {
  const all = placedOn(week);
  return all.flatMap((a, i) =>
    all
      .slice(i + 1)
      .filter(
        (b) =>
          meet(a, b) ||
          meet({ ...a, from: a.from + 7 * DAY, to: a.to + 7 * DAY }, b) ||
          meet(a, { ...b, from: b.from + 7 * DAY, to: b.to + 7 * DAY }),
      )
      .map((b) => `${a.day} ${a.window} and ${b.day} ${b.window} overlap. Write them as one, or shorten one.`),
  );
}

const meet = (a: Pick<Placed, 'from' | 'to'>, b: Pick<Placed, 'from' | 'to'>): boolean => a.from < b.to && b.from < a.to;
