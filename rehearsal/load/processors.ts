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

/** Shares of the last `lastMs` of the samples: what was before is k6 compiling its script. Null without two samples. */
export function sharesOf(all: readonly Sample[], lastMs = Infinity): Processors | null {
  const end = all.at(-1);
  const samples = all.filter(({ atMs }) => atMs >= (end?.atMs ?? 0) - lastMs);
  const start = samples[0];
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

/** Watches the processors while a load runs. Where there is no /proc, it sees nothing. */
export function watchProcessors(deskPid: number): {
  /** From here on, k6 is this process. */
  readonly generator: (pid: number) => void;
  readonly stop: () => void;
  readonly samples: readonly Sample[];
} {
  const samples: Sample[] = [];
  let k6Pid: number | null = null;
  const look = () => {
    const sample = k6Pid === null ? null : sampleNow(deskPid, k6Pid);
    if (sample) samples.push(sample);
  };
  const end = realTime.every(EVERY_MS, look);
  return {
    generator(pid) {
      k6Pid = pid;
      look();
    },
    stop: end,
    samples,
  };
}

function sampleNow(deskPid: number, k6Pid: number): Sample | null {
  const of = (pid: number) => processTicks(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  try {
    const machine = machineTicks(readFileSync('/proc/stat', 'utf8'));
    const [desk, k6, harness] = [of(deskPid), of(k6Pid), of(process.pid)];
    return machine && desk !== null && k6 !== null && harness !== null
      ? { atMs: realTime.elapsedMs(), ...machine, desk, k6, harness }
      : null;
  } catch {
    // A process has ended, or the system has no /proc.
    return null;
  }
}
