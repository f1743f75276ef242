import { sha256 } from '../../kernel/index.ts';
import type { HandOffPolicy } from '../../standards/index.ts';
import type { OutboxRow } from '../store/index.ts';

const ms = (duration: string): number => Temporal.Duration.from(duration).total('milliseconds');

/** What the other side asked to be left alone for, in milliseconds, as far as the policy obeys it; null when it asked for nothing. */
export function askedWait(error: unknown, { longestAsked }: HandOffPolicy['retry']): number | null {
  const asked = (error as { retryAfterSeconds?: unknown } | null)?.retryAfterSeconds;
  return typeof asked === 'number' && asked > 0 ? Math.min(asked * 1000, ms(longestAsked)) : null;
}

/** A number from 0 to below 1 that is the same whenever this attempt of this row is reckoned, and another for every other. */
const drawn = (key: string, attempt: number): number => parseInt(sha256(`${key}\0${attempt}`).slice(0, 8), 16) / 2 ** 32;

/**
 * Milliseconds until a row is tried again: twice as long each time, less up to a half, so that what failed together does not come back
 * together; or as long as the other side asked, and up to a tenth more.
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
