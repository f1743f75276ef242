import type { Handlers } from './types.ts';
import {
  acceptCommand,
  closeReportAction,
  declineCommand,
  escalateForCaller,
  issueReport,
  noteBridge,
  offerCommand,
  propose,
  recordAffected,
  reject,
  sendNotice,
  skipNotice,
} from '../room/decide.ts';

/** The room of a major incident: notices, bridge, command, report; complaints; functional escalation to a team. */
export const room = {
  proposeMajorIncident: ({ reason }, { state, policy }) => propose(state, reason, policy),
  rejectMajorIncident: ({ reason }, { state }) => reject(state, reason),
  sendNotice: (command, { state, policy, now }) => sendNotice(state, command, policy, now),
  skipNotice: (command, { state, policy, now }) => skipNotice(state, command, policy, now),
  noteBridge: (command, { state, now }) => noteBridge(state, command, now),
  recordAffected: (command, { state, policy }) => recordAffected(state, command, policy),
  offerCommand: (command, { state, policy, now }) => offerCommand(state, command, policy, now),
  acceptCommand: (_command, { state }) => acceptCommand(state),
  declineCommand: ({ reason }, { state }) => declineCommand(state, reason),
  issueReport: (command, { state }) => issueReport(state, command),
  closeReportAction: (command, { state }) => closeReportAction(state, command),
  escalateForCaller: ({ reason }, { state }) => escalateForCaller(state, reason),
  missNotice: ({ audience, planned }, { state }) =>
    state.room.notices.some(
      (notice) => notice.audience === audience && notice.done === null && !notice.missed && notice.due === planned,
    )
      ? [{ type: 'noticeMissed', audience, planned }]
      : [],
  chaseReport: (
    { planned },
    {
      state: {
        room: { report },
      },
    },
  ) =>
    report === null || report.issued !== null || report.chasedFor === planned
      ? []
      : [
          {
            type: 'reportChased',
            planned,
            overdue: Temporal.Instant.compare(Temporal.Instant.from(planned), Temporal.Instant.from(report.due)) >= 0,
          },
        ],
  moveToTeam: ({ team }, { state }) => (state.state === 'open' && state.team === null ? [{ type: 'assigned', team }] : []),
} satisfies Partial<Handlers>;
