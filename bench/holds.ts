import { setImmediate } from 'node:timers/promises';
import { realTime } from '../kernel/index.ts';

/** The longest time in which nothing else of the process could run: by the wall, and how much of it was ours and not a neighbour's. */
export interface Holds {
  readonly longestHoldMs: number;
  readonly longestCpuMs: number;
}

const cpuMs = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/** Somebody else who wants to run all the time, and notes how long it was kept from it. Answers when the watch is ended. */
export function watchHolds(): () => Promise<Holds> {
  let watching = true;
  let [longestHoldMs, longestCpuMs] = [0, 0];
  const done = (async () => {
    for (let [last, cpu] = [realTime.elapsedMs(), cpuMs()]; watching; [last, cpu] = [realTime.elapsedMs(), cpuMs()]) {
      await setImmediate();
      longestHoldMs = Math.max(longestHoldMs, realTime.elapsedMs() - last);
      longestCpuMs = Math.max(longestCpuMs, cpuMs() - cpu);
    }
  })();
  return async () => {
    watching = false;
    await done;
    return { longestHoldMs, longestCpuMs };
  };
}
