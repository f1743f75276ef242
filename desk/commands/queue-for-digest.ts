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
  /** Of the letter, should this warning be its first. */
  readonly messageId: string;
}

/**
 * Puts a warning into the letter it leaves with. The first to a person for a while leaves at once, with all of its instant. What follows
 * within the plan's `digestWindow` waits for the end of it in one letter, however much it is; but no warning waits longer than half of the
 * time that its clock has left, so that none arrives after what it warns of. Inside the transaction of its event.
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
