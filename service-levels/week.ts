import { DAY, MINUTE, type Window } from './time-text.ts';

/** A half-open stretch [from, to) in milliseconds. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Week = readonly (readonly Window[])[];

/** Open local time of a repeating week. Away from clock changes any question takes two binary searches. */
export interface WeekPattern {
  measure(from: number, to: number): number;
  /** First local time at which `ms` (above zero) have been counted since `from`. */
  reach(from: number, ms: number): number;
  stretches(from: number, to: number): Generator<Stretch>;
}

const WEEK = 7 * DAY;
/** 1970-01-01 was a Thursday: three days after a Monday. */
const MONDAY = 3 * DAY;

export const weekdayOf = (epochDay: number): number => (((epochDay + 3) % 7) + 7) % 7;

export function weekPattern(week: Week): WeekPattern {
  const open = joined(
    week.flatMap((windows, day) =>
      windows.flatMap(({ start, end }) => {
        const stretch = { from: day * DAY + start * MINUTE, to: day * DAY + end * MINUTE };
        return stretch.to <= WEEK
          ? [stretch]
          : [
              { from: stretch.from, to: WEEK },
              { from: 0, to: stretch.to - WEEK },
            ];
      }),
    ),
  );
  /** Counted before each stretch, and after the last. */
  const before = [0];
  for (const { from, to } of open) before.push(before.at(-1)! + to - from);
  const total = before[open.length]!;

  const counted = (x: number) => {
    const week = Math.floor(x / WEEK);
    const at = x - week * WEEK;
    const i = firstIndex(open.length, (k) => open[k]!.to > at);
    return week * total + before[i]! + (i < open.length ? Math.max(0, at - open[i]!.from) : 0);
  };

  return {
    measure: (from, to) => counted(to + MONDAY) - counted(from + MONDAY),
    reach(from, ms) {
      const sum = counted(from + MONDAY) + ms;
      const week = Math.ceil(sum / total) - 1;
      const rest = sum - week * total;
      const i = firstIndex(open.length, (k) => before[k + 1]! >= rest);
      return week * WEEK + open[i]!.from + rest - before[i]! - MONDAY;
    },
    *stretches(from, to) {
      for (let week = Math.floor((from + MONDAY) / WEEK); week * WEEK - MONDAY < to; week++) {
        const monday = week * WEEK - MONDAY;
        for (let i = firstIndex(open.length, (k) => open[k]!.to + monday > from); i < open.length; i++) {
          const stretch = { from: Math.max(from, open[i]!.from + monday), to: Math.min(to, open[i]!.to + monday) };
          if (stretch.from >= stretch.to) return;
          yield stretch;
        }
      }
    },
  };
}

/** Sorted, without overlap, touching ones made one, empty ones left out. */
export function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: { from: number; to: number }[] = [];
  for (const { from, to } of stretches.filter((s) => s.from < s.to).sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else result.push({ from, to });
  }
  return result;
}

/** Binary search: the first index below `length` for which `is` holds, else `length`. `is` must be monotonic. */
export function firstIndex(length: number, is: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (is(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
