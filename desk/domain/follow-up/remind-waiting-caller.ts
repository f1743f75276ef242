import type { Policy } from '../../../standards/index.ts';
import { addOpen } from '../../../service-levels/index.ts';
import { calendarsOf } from '../incident/clocks.ts';
import type { Incident } from '../incident/index.ts';
import type { FollowUp } from './types.ts';
import { waitingSince } from './waiting.ts';

/**
 * Chases the caller while the clocks are paused for a reason that the policy chases. Each chase follows the last message to the
 * caller by an interval of open hours. After the maximum number of chases and one more interval, the incident returns to the
 * shift.
 */
export function chaseOf(incident: Incident, policy: Policy): readonly FollowUp[] {
  const { pausedBy, events } = incident;
  const chase = policy.followUp.chase.find(({ reason }) => reason === pausedBy);
  const paused = events.findLast(({ type }) => type === 'paused');
  if (!chase || !paused) return [];
  const { asked, lastMessage, answered, returnedToShift } = waitingSince(paused, incident);
  const at = answered || returnedToShift ? null : openHoursAfter(lastMessage, chase.every, chase.calendar, policy);
  if (at === null) return [];
  const planned = String(at);
  return asked < chase.atMost
    ? [{ at, command: { do: 'chaseCaller', about: chase.reason, planned } }]
    : [{ at, command: { do: 'returnToShift', planned } }];
}

/** Asks a second time about an unconfirmed resolution, where the policy finally closes it unanswered; elsewhere a person asks. */
export function confirmationOf(incident: Incident, policy: Policy): readonly FollowUp[] {
  const { nightlyClose } = policy.followUp;
  const resolved = unconfirmed(incident);
  if (!nightlyClose?.unanswered || !resolved) return [];
  const { asked, answered } = waitingSince(resolved, incident);
  const at = openHoursAfter(
    Temporal.Instant.from(resolved.at),
    nightlyClose.unanswered.askAgainAfter,
    nightlyClose.calendar,
    policy,
  );
  return answered || asked > 0 || at === null
    ? []
    : [{ at, command: { do: 'chaseCaller', about: 'confirmation', planned: String(at) } }];
}

/** The resolution that awaits the caller's confirmation; undefined when none does. */
export const unconfirmed = ({ resolvedAt, confirmedAt, closedAt, events }: Incident) =>
  resolvedAt !== null && confirmedAt === null && closedAt === null
    ? events.findLast(({ type }) => type === 'resolved')
    : undefined;

export function openHoursAfter(
  start: Temporal.Instant,
  duration: string,
  calendar: string,
  policy: Policy,
): Temporal.Instant | null {
  const hours = calendarsOf(policy).get(calendar);
  return hours === undefined ? null : addOpen(hours, start, Temporal.Duration.from(duration).total('milliseconds'));
}
