import type { Policy } from '../../../standards/index.ts';
import { answeredSinceConfirmed, heldOpenBySafety, type Incident } from '../incident/index.ts';
import { openHoursAfter, unconfirmed } from './remind-waiting-caller.ts';
import type { FollowUp } from './types.ts';
import { waitingSince } from './waiting.ts';

/**
 * Nightly close: incidents confirmed by the caller but not closed and, only where the policy allows it, incidents left
 * unconfirmed after the caller was asked twice. The night is computed from the log, so each incident is closed once, however
 * often the desk restarts.
 */
export function nightlyCloseOf(incident: Incident, policy: Policy): readonly FollowUp[] {
  const { nightlyClose } = policy.followUp;
  const ready = nightlyClose && readyFrom(incident, policy);
  const zone = policy.calendars[nightlyClose?.calendar ?? '']?.zone;
  if (!nightlyClose || !ready || zone === undefined) return [];
  const at = nightAfter(ready, nightlyClose.at, zone);
  return [{ at, command: { do: 'autoClose', planned: String(at) } }];
}

/** Since when an incident is ready for the nightly close; null while it still waits for a person. */
function readyFrom(incident: Incident, policy: Policy): Temporal.Instant | null {
  const { closedAt, resolvedAt, confirmedAt } = incident;
  if (closedAt !== null || resolvedAt === null || heldOpenBySafety(incident, policy) !== null) return null;
  // A person reads any answer after the confirmation before the incident is closed.
  if (confirmedAt !== null) return answeredSinceConfirmed(incident) ? null : Temporal.Instant.from(confirmedAt);
  const { unanswered, calendar } = policy.followUp.nightlyClose!;
  const resolved = unconfirmed(incident);
  if (!unanswered || !resolved) return null;
  const { asked, lastMessage, answered } = waitingSince(resolved, incident);
  const over = openHoursAfter(Temporal.Instant.from(resolved.at), unanswered.after, calendar, policy);
  if (asked === 0 || answered || over === null) return null;
  return Temporal.Instant.compare(over, lastMessage) < 0 ? lastMessage : over;
}

/**
 * The first run after an instant: `at` (HH:MM) in `zone`, once for each local date. A time skipped by a clock change moves to the
 * end of the gap; a repeated one runs the first time only.
 */
export function nightAfter(after: Temporal.Instant, at: string, zone: string): Temporal.Instant {
  const date = after.toZonedDateTimeISO(zone).toPlainDate();
  const night = (days: number) =>
    date
      .add({ days })
      .toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(at) })
      .toInstant();
  // A date that the zone skips has no run of its own; the next date's run is then the first after it.
  return [0, 1, 2].map(night).find((each) => Temporal.Instant.compare(each, after) > 0)!;
}
