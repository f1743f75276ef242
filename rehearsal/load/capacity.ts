import type { LoadMachine } from '../../evidence/index.ts';

/** k6's own advice is to stay below 80 per cent. */
const IDLE_AT_LEAST = 20;
/** The slowest 5 of 100 answers are not judged; if nothing was idle for longer than that, all that were slow may be from then. */
const FULL_AT_MOST = 5;
/** A generator that wakes later than this measures its own delay. */
const LATE_AT_MOST_MS = 50;

/** Whether the machine had capacity to spare. Pure. What is unknown is never called spare; one figure that shows too little is enough to be short. */
export function capacityOf({
  processors,
  generatorLateMs,
}: Pick<LoadMachine, 'processors' | 'generatorLateMs'>): LoadMachine['capacity'] {
  if (processors && (processors.idle < IDLE_AT_LEAST || processors.full > FULL_AT_MOST)) return 'short';
  if (generatorLateMs !== null && generatorLateMs > LATE_AT_MOST_MS) return 'short';
  return processors && generatorLateMs !== null ? 'to spare' : 'unknown';
}

export const machineOf = (measured: Omit<LoadMachine, 'capacity'>): LoadMachine => ({
  capacity: capacityOf(measured),
  ...measured,
});

const percent = (n: number) => `${n.toFixed(0)} %`;

/** The figures in words: shares of the processors, delay of the generator, what it dropped. */
export function figuresOf({ cores, processors: p, generatorLateMs, droppedIterations }: LoadMachine): string {
  const shares = p
    ? `of ${cores} processors the desk used ${percent(p.desk)}, k6 ${percent(p.k6)}, the harness ${percent(p.harness)}, everything else ${percent(p.others)}; ${percent(p.idle)} was idle, and nothing was idle ${percent(p.full)} of the time`
    : `the shares of ${cores} processors are unknown`;
  const late =
    generatorLateMs === null ? 'the delay of k6 is unknown' : `k6 woke up to ${generatorLateMs.toFixed(0)} ms late (95 of 100)`;
  return `${shares}; ${late}; ${droppedIterations} iterations dropped`;
}

/** Why the machine, and not the desk, answers for what was slow or did not come; null when it had capacity to spare. */
export function machineFault(machine: LoadMachine): string | null {
  switch (machine.capacity) {
    case 'to spare':
      return null;
    case 'short':
      return `This machine could not carry the load (environment): ${figuresOf(machine)}.`;
    case 'unknown':
      return `This machine could not show that it carries the load (environment): ${figuresOf(machine)}.`;
  }
}
