import type { Policy } from '../../../standards/index.ts';
import { addOpen } from '../../../service-levels/index.ts';
import { calendarsOf } from '../incident/clocks.ts';
import type { Incident } from '../incident/index.ts';
import type { FollowUp } from './types.ts';
import { waitingSince } from './waiting.ts';

/**
 * While the clocks are paused for a reason that the policy chases: the caller is asked again, an interval of open hours after the last word
 * to them; so often at most, and one interval later the incident is given back to the shift.
 */
export function chaseOf(incident: Incident, policy: Policy): readonly FollowUp[] {
  const { pausedBy, events } = incident;
  const chase = policy.followUp.chase.find(({ reason }) => reason === pausedBy);
  const paused = events.findLast(({ type }) => type === 'paused');
  if (!chase || !paused) return [];
  const { asked, lastWord, answered, returnedToShift } = waitingSince(paused, incident);
  const at = answered || returnedToShift ? null : openHoursAfter(lastWord, chase.every, chase.calendar, policy);
  if (at === null) return [];
  const planned = String(at);
  return asked < chase.atMost
    ? [{ at, command: { do: 'chaseCaller', about: chase.reason, planned } }]
    : [{ at, command: { do: 'returnToShift', planned } }];
}

/** A resolution that nobody confirms is asked about a second time, where the policy closes it in the end; else a person asks. */
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

/** The resolution that waits for the caller's word; undefined when none does. */
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
