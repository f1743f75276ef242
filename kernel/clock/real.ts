import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from './types.ts';

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The machine's clock, for a desk that serves people. */
export function realClock(): Clock {
  return {
    kind: 'real',
    now: () => Temporal.Now.instant(),
    at(when, work) {
      let timer: NodeJS.Timeout;
      const arm = () => {
        const ms = Math.max(0, when.epochMilliseconds - Temporal.Now.instant().epochMilliseconds);
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
