import { sha256 } from '../../kernel/index.ts';
import type { HandOffPolicy } from '../../standards/index.ts';
import type { OutboxRow } from '../store/index.ts';

const ms = (duration: string): number => Temporal.Duration.from(duration).total('milliseconds');

/** The pause the other side asked for, in milliseconds, up to the policy's limit; null when it asked for none. */
export function askedWait(error: unknown, { longestAsked }: HandOffPolicy['retry']): number | null {
  const asked = (error as { retryAfterSeconds?: unknown } | null)?.retryAfterSeconds;
  return typeof asked === 'number' && asked > 0 ? Math.min(asked * 1000, ms(longestAsked)) : null;
}

/** A pseudo-random number in [0, 1) that is fixed for this attempt of this row and differs between attempts and rows. */
const drawn = (key: string, attempt: number): number => parseInt(sha256(`${key}\0${attempt}`).slice(0, 8), 16) / 2 ** 32;

/**
 * Milliseconds until a row is retried: doubled each time, less up to a half, so that rows which failed together do not retry
 * together; or the pause the other side asked for, plus up to a tenth.
 */
export function waitAfter(
  { key, attempts }: Pick<OutboxRow, 'key' | 'attempts'>,
  error: unknown,
  retry: HandOffPolicy['retry'],
): number {
  const chance = drawn(key, attempts);
  const asked = askedWait(error, retry);
  if (asked !== null) return Math.ceil(asked * (1 + chance / 10));
  return Math.ceil(Math.min(ms(retry.first) * 2 ** attempts, ms(retry.longest)) * (1 - chance / 2));
}
