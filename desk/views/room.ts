import type { Actor } from '../domain/access/actor.ts';
import { readsNotes } from '../domain/access/index.ts';
import { keptUntil, needsConsent, noticeState, type Incident } from '../domain/incident/index.ts';
import type { Policy } from '../../standards/index.ts';
import type { ConsentView, RoomView } from './types.ts';

/** The room of a major incident as staff and the assessor see it; null for others. Pure. */
export function roomView({ room }: Incident, now: Temporal.Instant, viewer: Actor): RoomView | null {
  if (!readsNotes(viewer)) return null;
  const { candidate, notices, bridge, affected, offered, report } = room;
  return {
    candidate,
    notices: notices.map((notice) => ({
      audience: notice.audience,
      due: notice.due,
      state: noticeState(notice, now),
      doneAt: notice.done?.at ?? null,
      by: notice.done?.by ?? null,
      text: notice.done?.text ?? null,
    })),
    bridge,
    affected,
    offered,
    report: report && {
      owner: report.owner,
      due: report.due,
      overdue: report.issued === null && Temporal.Instant.compare(now, Temporal.Instant.from(report.due)) > 0,
      issued: report.issued,
    },
  };
}

/** Whether it closes only with the caller's consent, and until when it is kept. Pure. */
export const consentView = (incident: Incident, policy: Policy): ConsentView => ({
  needed: needsConsent(incident),
  escalatedAt: incident.room.escalatedAt,
  keptUntil: keptUntil(incident, policy),
});

/** What of the room its page says, line by line; `when` formats its instants. Pure. */
export function describeRoom(
  room: RoomView,
  when: (instant: string) => string,
): readonly { readonly name: string; readonly text: string }[] {
  const { candidate, notices, bridge, affected, offered, report } = room;
  const said = {
    upcoming: 'is due',
    overdue: 'is OVERDUE since',
    completed: 'went in time, due',
    late: 'went late, due',
    skipped: 'was left out, due',
  } as const;
  return [
    ...(candidate
      ? [{ name: 'Proposed as a major incident', text: `${when(candidate.at)}, ${candidate.by}: ${candidate.reason}` }]
      : []),
    ...notices.map(({ audience, due, state, text }) => ({
      name: `Notice to ${audience}`,
      text: `${said[state]} ${when(due)}${text === null ? '' : `: ${text}`}`,
    })),
    ...(affected.length ? [{ name: 'Affected', text: affected.join(', ') }] : []),
    ...(offered
      ? [{ name: 'Command is offered', text: `to ${offered.to} by ${offered.by}, ${when(offered.at)}: ${offered.brief}` }]
      : []),
    ...bridge.map(({ at, by, text, checkAt }) => ({
      name: 'Bridge',
      text: `${when(at)}, ${by}: ${text}${checkAt === null ? '' : ` Next check ${when(checkAt)}.`}`,
    })),
    ...(report === null
      ? []
      : report.issued === null
        ? [{ name: 'Report', text: `${report.overdue ? 'OVERDUE: ' : ''}${report.owner} issues it by ${when(report.due)}.` }]
        : [
            { name: 'Report', text: `issued ${when(report.issued.at)} by ${report.issued.by}. Cause: ${report.issued.cause}` },
            ...report.issued.actions.map(({ id, what, owner, due, doneAt }) => ({
              name: `Action ${id}`,
              text: `${what} ${owner}, by ${due}${doneAt === null ? '' : `: done ${when(doneAt)}`}`,
            })),
          ]),
  ];
}
