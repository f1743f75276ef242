import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from './types.ts';

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * The machine's clock, for a desk that serves people. With `startingAt` it runs at normal speed from that instant, so that a load test
 * can take place in a night of the plan's calendar.
 */
export function realClock({ startingAt }: { readonly startingAt?: Temporal.Instant } = {}): Clock {
  const aheadMs = startingAt ? startingAt.epochMilliseconds - Date.now() : 0;
  // In whole milliseconds, the precision that other programs can read back from a record.
  const now = () => Temporal.Instant.fromEpochMilliseconds(Date.now() + aheadMs);
  return {
    kind: 'real',
    now,
    at(when, work) {
      let timer: NodeJS.Timeout;
      const arm = () => {
        const ms = Math.max(0, when.epochMilliseconds - now().epochMilliseconds);
        timer = ms > LONGEST_TIMER_MS ? setTimeout(arm, LONGEST_TIMER_MS) : setTimeout(work, ms);
        timer.unref();
      };
      arm();
      return () => clearTimeout(timer);
    },
    sleep: async (duration, { signal } = {}) =>
      wait(duration.total('milliseconds'), undefined, signal ? { signal } : undefined).then(() => undefined),
    begin: () => () => undefined,
    track: (work) => work,
  };
}
