import { calendarsOf } from './clocks.ts';
import { refuse } from './refuse.ts';
import type { Incident } from './types.ts';
import { addOpen } from '../../../service-levels/index.ts';
import type { Policy } from '../../../standards/index.ts';

/** Channels on which the caller is there: the analyst says that it was solved before they left. */
const PRESENT: ReadonlySet<Incident['channel']> = new Set(['phone', 'walk-up']);
const HANDED_ON = {
  handedOff: 'was handed to a supplier',
  assigned: 'was passed to a team',
  paused: 'waited',
  reopened: 'was reopened',
} as const;

/**
 * Refuses a resolution as one at first contact where the record says otherwise: it was handed on, waited or was reopened; or, by letter, it
 * took longer than the policy allows, counted on the calendar of its reports.
 */
export function mustBeFirstContact(
  incident: Incident,
  policy: Pick<Policy, 'calendars' | 'reporting'>,
  now: Temporal.Instant,
): void {
  const handedOn = incident.events.find(({ type }) => Object.hasOwn(HANDED_ON, type));
  if (handedOn)
    throw refuse.wrongState(
      incident,
      `it ${HANDED_ON[handedOn.type as keyof typeof HANDED_ON]}, so it was not solved at first contact. Resolve it without that.`,
    );
  if (PRESENT.has(incident.channel)) return;
  const { within, calendar } = policy.reporting.firstContact;
  const opened = Temporal.Instant.from(incident.openedAt);
  const last = addOpen(calendarsOf(policy).get(calendar)!, opened, Temporal.Duration.from(within).total('milliseconds'));
  if (last !== null && Temporal.Instant.compare(now, last) > 0)
    throw refuse.wrongState(
      incident,
      `by letter, first contact is within ${Temporal.Duration.from(within).total('minutes')} minutes of the desk's hours. Resolve it without that.`,
    );
}
