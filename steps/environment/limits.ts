import type { Pace } from '../../adapters/desk-under-test.ts';
import { realTime } from '../../kernel/clock/index.ts';

/** Real milliseconds. */
export interface Limits {
  readonly openMs: number;
  /** Of one step, which may take several acts. Its time begins when the desk is open. */
  readonly stepMs: number;
  /** Of a step that does what many steps do, such as a sweep of hundreds of rows. */
  readonly longStepMs: number;
  /** Longest time without an event of a scenario. It ends a step that spins. */
  readonly stuckAfterMs: number;
}

const PACE: Pace = { openMs: 30_000, actMs: 10_000 };
const ACTS_OF_A_STEP = 3;
const ACTS_OF_A_LONG_STEP = 20;

/** What a run waits for, at the pace of its adapter. */
export function limitsOf({ openMs, actMs }: Pace = PACE): Limits {
  const stepMs = ACTS_OF_A_STEP * actMs;
  const longStepMs = ACTS_OF_A_LONG_STEP * actMs;
  return { openMs, stepMs, longStepMs, stuckAfterMs: Math.max(60_000, 2 * openMs, 1.2 * longStepMs) };
}

/** Something did not end in time. A slow machine convicts nobody, so this is an error. */
export class TimedOut extends Error {
  override readonly name = 'TimedOut';
}

/** Rejects with `late()` when the work takes longer. The work itself goes on, and its outcome is lost. */
export async function within<T>(ms: number, work: () => T | Promise<T>, late: () => Error): Promise<T> {
  let cancel: () => void = () => undefined;
  const deadline = new Promise<never>((_, reject) => {
    cancel = realTime.after(ms, () => reject(late()), { keepAlive: true });
  });
  try {
    return await Promise.race([work(), deadline]);
  } finally {
    cancel();
  }
}

export const seconds = (ms: number): string => `${ms / 1000} s`;
