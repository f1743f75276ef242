import { realTime, type VirtualClock } from '../kernel/index.ts';

/** Real milliseconds between two readings of the real clock. */
const TICK_MS = 20;

/** Advances a scenario's clock, at once or in real time. Rejects with the signal's reason when it is aborted. */
export type Pace = (clock: VirtualClock, until: Temporal.Instant) => Promise<void>;

/** Advances as fast as the work allows. */
export const asFastAsPossible =
  (signal?: AbortSignal): Pace =>
  async (clock, until) => {
    signal?.throwIfAborted();
    await clock.advanceTo(until);
  };

/** Advances `speed` times as fast as real time. Every timer fires at its own virtual instant; a slow machine only delays it in real time. */
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
