import { breachOf } from '../domain/escalation/index.ts';
import type { Incident } from '../domain/incident/index.ts';
import type { EscalationWarning } from '../messages/types.ts';
import type { Rules } from '../domain/rules.ts';
import type { Recorder } from './unit-of-work.ts';

interface QueuedWarning {
  readonly write: Recorder;
  readonly parts: Rules;
  readonly n: number;
  readonly incident: Incident;
  /** When the step was taken, ISO. */
  readonly at: string;
  readonly warning: EscalationWarning;
  /** Message-ID of the letter if this warning is its first. */
  readonly messageId: string;
}

/**
 * Adds a warning to a letter, inside the transaction of its event. The first warning to a person in a while is sent at once, with
 * all others of the same instant. Later ones within the plan's `digestWindow` are sent in one letter at its end. No warning waits
 * longer than half of the time left on its clock, so that none arrives too late.
 */
export function queueForDigest({ write, parts, n, incident, at, warning, messageId }: QueuedWarning): void {
  const { to, name, step, subject, text } = warning;
  const now = Temporal.Instant.from(at).epochMilliseconds;
  const windowMs = Temporal.Duration.from(parts.policy.escalation.digestWindow).total('milliseconds');
  const patience = patienceMs(step, incident, parts, now);
  write.digests.gather({ n, step, subject, text }, { to, name, messageId, now, windowMs, patienceMs: patience });
}

function patienceMs(id: string, incident: Incident, { policy, clocks }: Rules, now: number): number {
  const step = policy.escalation.steps.find((each) => each.id === id);
  const breach = step && breachOf(step, incident, policy, clocks(incident, policy));
  return breach ? Math.max(0, Math.floor((breach.epochMilliseconds - now) / 2)) : Infinity;
}
