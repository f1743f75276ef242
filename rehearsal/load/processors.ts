import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { realTime } from '../../kernel/index.ts';
import type { LoadMachine } from '../../evidence/index.ts';

type Processors = NonNullable<LoadMachine['processors']>;

/** Processor time since the start of the machine and of each process, in ticks. */
export interface Sample {
  readonly atMs: number;
  readonly total: number;
  readonly idle: number;
  readonly disk: number;
  readonly desk: number;
  readonly k6: number;
  readonly harness: number;
}

/** The first line of /proc/stat: user, nice, system, idle, iowait, irq, softirq, steal. What guests use is in user already. */
export function machineTicks(stat: string): Pick<Sample, 'total' | 'idle' | 'disk'> | null {
  const ticks = /^cpu +(\d+(?: \d+){7})/.exec(stat)?.[1]?.split(' ').map(Number);
  if (!ticks) return null;
  return { total: ticks.reduce((a, b) => a + b), idle: ticks[3]!, disk: ticks[4]! };
}

/** utime and stime of /proc/PID/stat, with all threads. The name before them may have spaces and brackets. */
export function processTicks(stat: string): number | null {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user, system] = [Number(fields[11]), Number(fields[12])];
  return Number.isInteger(user) && Number.isInteger(system) ? user + system : null;
}

/** An interval is full when less than this share of it was idle. */
const NOTHING_IDLE = 0.05;

/** Waiting shorter than this for what the desk still delivers after the load is not looked at. */
const WAIT_MS = 5000;

/** Shares while k6 sent load: the last `tookMs` before it ended, since before that it compiles its script. */
export const sharesOfLoad = (samples: readonly Sample[], endedMs: number, tookMs: number): Processors | null =>
  sharesOf(samples.filter(({ atMs }) => (tookMs === Infinity || atMs >= endedMs - tookMs) && atMs <= endedMs));

/** Shares while the desk was waited for after the load, as for its last hand-offs. Null when the wait was short. */
export function sharesAfterwards(samples: readonly Sample[], endedMs: number): Processors | null {
  const after = samples.filter(({ atMs }) => atMs >= endedMs);
  return (after.at(-1)?.atMs ?? endedMs) - endedMs >= WAIT_MS ? sharesOf(after) : null;
}

/** Shares from the first to the last of the samples. Null without two. */
export function sharesOf(samples: readonly Sample[]): Processors | null {
  const [start, end] = [samples[0], samples.at(-1)];
  if (!start || !end || end.total <= start.total) return null;
  const spent = (of: Exclude<keyof Sample, 'atMs'>, from = start, to = end) => to[of] - from[of];
  const percent = (part: number, of: number) => Math.min(100, Math.max(0, Math.round((1000 * part) / of) / 10));
  const total = spent('total');
  const share = (of: Exclude<keyof Sample, 'atMs'>) => percent(spent(of), total);
  const known = (['desk', 'k6', 'harness', 'disk', 'idle'] as const).reduce((sum, of) => sum + spent(of), 0);
  const full = samples
    .slice(1)
    .filter((to, i) => spent('idle', samples[i], to) < NOTHING_IDLE * spent('total', samples[i], to)).length;
  return {
    desk: share('desk'),
    k6: share('k6'),
    harness: share('harness'),
    others: percent(total - known, total),
    disk: share('disk'),
    idle: share('idle'),
    full: percent(full, samples.length - 1),
  };
}

export const coresHere = (): number => availableParallelism();

const EVERY_MS = 250;

export interface Watch {
  /** From here on, k6 is this process. */
  readonly started: (pid: number) => void;
  readonly ended: () => void;
  readonly stop: () => void;
  /** Of a load that k6 sent for `tookMs`. */
  readonly shares: (tookMs: number | null) => Processors | null;
  readonly sharesAfterwards: () => Processors | null;
}

/** Watches the processors while a load runs, and until the desk has delivered what it still had to. Where there is no /proc, it sees nothing. */
export function watchProcessors(deskPid: number): Watch {
  const samples: Sample[] = [];
  let [k6Pid, k6Ticks, endedMs]: [number | null, number, number | null] = [null, 0, null];
  const look = () => {
    if (k6Pid === null) return;
    // What k6 has used stays as it is when k6 has ended.
    k6Ticks = ticksOf(k6Pid) ?? k6Ticks;
    const [machine, desk, harness] = [machineTicks(read('/proc/stat')), ticksOf(deskPid), ticksOf(process.pid)];
    if (machine && desk !== null && harness !== null)
      samples.push({ atMs: realTime.elapsedMs(), ...machine, desk, k6: k6Ticks, harness });
  };
  return {
    started(pid) {
      k6Pid = pid;
      look();
    },
    ended() {
      endedMs = realTime.elapsedMs();
    },
    stop: realTime.every(EVERY_MS, look),
    shares: (tookMs) => sharesOfLoad(samples, endedMs ?? Infinity, tookMs ?? Infinity),
    sharesAfterwards: () => sharesAfterwards(samples, endedMs ?? Infinity),
  };
}

const ticksOf = (pid: number) => processTicks(read(`/proc/${pid}/stat`));

/** Empty when the process has ended, or the system has no /proc. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
