import { setImmediate } from 'node:timers/promises';
import { realTime } from '../kernel/index.ts';

/** The longest time the event loop was blocked: in real time, and in CPU time of its thread, which excludes other load on the machine. */
export interface Holds {
  readonly longestHoldMs: number;
  readonly longestCpuMs: number;
}

const cpuMs = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/** Watches the event loop and records its longest block. Resolves when the watch ends. */
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
