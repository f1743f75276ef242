import { realTime, type VirtualClock } from '../kernel/index.ts';

/** Real milliseconds between two looks at the wall. */
const TICK_MS = 20;

/** Moves a stage's clock, by itself or with the wall. Rejects with the signal's reason once it is aborted. */
export type Pace = (clock: VirtualClock, until: Temporal.Instant) => Promise<void>;

/** As fast as the work allows: nobody real is waited for. */
export const asFastAsPossible =
  (signal?: AbortSignal): Pace =>
  async (clock, until) => {
    signal?.throwIfAborted();
    await clock.advanceTo(until);
  };

/** In real time, `speed` times as fast: 1 is as people live. Whatever falls due does so at its own instant; a slow machine only makes it wait. */
export const inRealTime =
  (speed: number, signal?: AbortSignal): Pace =>
  async (clock, until) => {
    const from = clock.now().epochMilliseconds;
    const began = realTime.elapsedMs();
    while (clock.now().epochMilliseconds < until.epochMilliseconds) {
      signal?.throwIfAborted();
      const reached = Math.floor(from + (realTime.elapsedMs() - began) * speed);
      if (reached > clock.now().epochMilliseconds)
        await clock.advanceTo(Temporal.Instant.fromEpochMilliseconds(Math.min(until.epochMilliseconds, reached)));
      if (clock.now().epochMilliseconds < until.epochMilliseconds) await realTime.sleep(TICK_MS);
    }
  };
