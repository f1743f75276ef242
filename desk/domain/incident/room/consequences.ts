import type { Policy } from '../../../../standards/index.ts';
import type { NewEvent } from '../events.ts';
import type { Incident } from '../types.ts';

/** What other events mean for the room: a declaration promises notices, and the end of a major incident a report. Pure. */
export function roomConsequences(
  events: readonly NewEvent[],
  state: Incident | null,
  policy: Policy,
  now: Temporal.Instant,
): readonly NewEvent[] {
  const { room } = policy;
  if (room === null) return [];
  const declared = events.some(({ type }) => type === 'majorIncidentDeclared');
  if (declared && room.communications.length > 0)
    return [
      {
        type: 'noticesPlanned',
        notices: room.communications.map(({ id, first }) => ({
          audience: id,
          due: now.add(Temporal.Duration.from(first)).toString(),
        })),
      },
    ];
  // One that a lower severity ends, or that is stood down before anybody took command, was none: it is not reported on.
  const manager = state?.majorIncident?.manager ?? null;
  const ended = events.some(
    (event) =>
      event.type === 'resolved' || (event.type === 'majorIncidentStoodDown' && event.texts !== undefined && manager !== null),
  );
  // A part of another incident is reported on with that one.
  if (!ended || !state?.majorIncident || state.parent !== null) return [];
  const { zone } = policy;
  const due = now.toZonedDateTimeISO(zone).add(Temporal.Duration.from(room.report.within)).toInstant().toString();
  return [{ type: 'reportOwed', owner: manager?.name ?? state.owner ?? 'nobody', role: manager?.role ?? null, due }];
}

/** Whether it closes only when whoever raised it consents: a complaint, or what its caller has escalated. */
export const needsConsent = ({ contactType, room }: Pick<Incident, 'contactType' | 'room'>): boolean =>
  contactType === 'complaint' || room.escalatedAt !== null;

/** Until when it is kept at least; null while it is open, or when nothing is promised. Pure. */
export function keptUntil(
  { closedAt, ...incident }: Pick<Incident, 'contactType' | 'room' | 'closedAt'>,
  { room, zone }: Pick<Policy, 'room' | 'zone'>,
): string | null {
  if (room === null || closedAt === null || !needsConsent(incident)) return null;
  return Temporal.Instant.from(closedAt)
    .toZonedDateTimeISO(zone)
    .add(Temporal.Duration.from(room.complaints.keptFor))
    .toInstant()
    .toString();
}
