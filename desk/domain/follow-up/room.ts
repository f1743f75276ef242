import type { Policy } from '../../../standards/index.ts';
import { addOpen } from '../../../service-levels/index.ts';
import { calendarsOf } from '../incident/clocks.ts';
import { isOver, type Incident } from '../incident/index.ts';
import type { FollowUp } from './types.ts';

/** The promise to each audience whose time comes without a notice. Of a part of another incident, that one's notices tell. */
export function missedNotices(incident: Incident, { room }: Policy): readonly FollowUp[] {
  if (room === null || incident.majorIncident === null || incident.parent !== null || isOver(incident)) return [];
  return incident.room.notices
    .filter(({ done, missed }) => done === null && !missed)
    .map(({ audience, due }) => ({ at: Temporal.Instant.from(due), command: { do: 'missNotice', audience, planned: due } }));
}

/** The owner of a report is reminded before it is due, when it is, and then again and again until it is issued. */
export function reportReminders(incident: Incident, { room, zone }: Policy): readonly FollowUp[] {
  const { report } = incident.room;
  if (room === null || report === null || report.issued !== null) return [];
  const due = Temporal.Instant.from(report.due).toZonedDateTimeISO(zone);
  const chased = report.chasedFor === null ? null : Temporal.Instant.from(report.chasedFor);
  const before = due.subtract(Temporal.Duration.from(room.report.remindBefore)).toInstant();
  const next =
    chased === null
      ? before
      : Temporal.Instant.compare(chased, due.toInstant()) < 0
        ? due.toInstant()
        : chased.toZonedDateTimeISO(zone).add(Temporal.Duration.from(room.report.chaseEvery)).toInstant();
  return [{ at: next, command: { do: 'chaseReport', planned: next.toString() } }];
}

/** Functional escalation: what the first line has not mended goes to the team that can, after the time that the policy gives it. */
export function movesToTeam(incident: Incident, policy: Policy): readonly FollowUp[] {
  const { state, team, parent, service, severity, severitySince } = incident;
  if (policy.room === null || state !== 'open' || team !== null || parent !== null || wasMoved(incident)) return [];
  const move = policy.room.moves.find(({ services }) => services.includes(service));
  const after = move?.after[severity];
  const calendar = policy.tiers[policy.services.find(({ id }) => id === service)?.tier ?? '']?.targets[severity].calendar;
  const hours = calendarsOf(policy).get(calendar ?? '');
  if (!move || after === undefined || hours === undefined) return [];
  const at = addOpen(hours, Temporal.Instant.from(severitySince), Temporal.Duration.from(after).total('milliseconds'));
  const name = policy.teams.find(({ id }) => id === move.team)?.name ?? move.team;
  return at === null ? [] : [{ at, command: { do: 'moveToTeam', team: name, planned: String(at) } }];
}

/** What a supplier gave back, or somebody took from a team, is where people want it. */
const wasMoved = ({ events }: Incident): boolean => events.some(({ type }) => type === 'assigned' || type === 'handedOff');
