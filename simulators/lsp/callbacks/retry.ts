import { drawAt } from '../../../kernel/draw.ts';

/** Waits between attempts, as Standard Webhooks 1.0.0 suggests: ten attempts in just over three days. */
const SCHEDULE = ['PT5S', 'PT5M', 'PT30M', 'PT2H', 'PT5H', 'PT10H', 'PT14H', 'PT20H', 'PT24H'].map((text) =>
  Temporal.Duration.from(text).total('milliseconds'),
);
export const ATTEMPTS = SCHEDULE.length + 1;
/** Lengthens each wait by up to a tenth, so that deliveries that failed together are not retried together. */
const JITTER = 0.1;
const LONGEST_ASKED_MS = 24 * 3_600_000;

/** The wait that a Retry-After header asks for, in milliseconds. It holds seconds or an HTTP date; an unreadable one counts as 0. */
export function askedFor(retryAfter: string | undefined, now: Temporal.Instant): number {
  if (retryAfter === undefined) return 0;
  const ms = /^\d+$/.test(retryAfter.trim()) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - now.epochMilliseconds;
  return Number.isFinite(ms) ? Math.min(Math.max(0, ms), LONGEST_ASKED_MS) : 0;
}

/**
 * The wait after the `tries`-th failure (from 0); null when that was the last attempt. The receiver's Retry-After may lengthen it. The
 * jitter depends on seed, message and attempt, so that a run repeats.
 */
export function waitBefore(tries: number, asked: number, seed: string, messageId: string): Temporal.Duration | null {
  const wait = SCHEDULE[tries];
  if (wait === undefined) return null;
  const ms = Math.max(wait * (1 + JITTER * drawAt(seed, 'retry', messageId, tries)), asked);
  return Temporal.Duration.from({ milliseconds: Math.round(ms) });
}
