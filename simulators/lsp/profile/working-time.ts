import type { CalendarPolicy } from '../../../kernel/index.ts';
import { readHours } from '../../opening-hours.ts';

/** The instant at which this much working time has passed since `from`. */
export type WorkingTime = (from: Temporal.Instant, span: Temporal.Duration) => Temporal.Instant;

/** Counts a supplier's working time on its opening hours; without hours it works round the clock. Pure. */
export function workingTime(hours: CalendarPolicy | undefined): WorkingTime {
  if (!hours) return (from, span) => from.add(span);
  const calendar = readHours(hours);
  return (from, span) => {
    const until = calendar.after(from, span.total('milliseconds'));
    if (!until)
      throw new RangeError(`the supplier's desk is not open for ${String(span)} in the ten years after ${String(from)}`);
    return until;
  };
}

/** Runs `pace` times as fast, and then ignores opening hours: for a person who watches. At pace 1 it counts as `counted` does. */
export const atPace =
  (counted: WorkingTime, pace: () => number): WorkingTime =>
  (from, span) =>
    pace() === 1 ? counted(from, span) : from.add({ milliseconds: Math.round(span.total('milliseconds') / pace()) });
