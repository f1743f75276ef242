import type { Static } from 'typebox';
import type { RoomCommand } from '../../domain/incident/room/events.ts';
import type { ROOM_BODIES } from '../schemas/room.ts';

type Bodies = typeof ROOM_BODIES;
type BodyOf<V extends keyof Bodies> = Bodies[V] extends null ? null : Static<Exclude<Bodies[V], null>>;

/** What each address of the room means. */
export const ROOM_COMMANDS: {
  readonly [V in keyof Bodies]: { readonly summary: string; readonly of: (body: BodyOf<V>) => RoomCommand };
} = {
  propose: { summary: 'Propose it as a major incident', of: ({ reason }) => ({ do: 'proposeMajorIncident', reason }) },
  reject: { summary: 'Say why it is no major incident', of: ({ reason }) => ({ do: 'rejectMajorIncident', reason }) },
  notice: {
    summary: 'Send a notice to an audience, with the time of the next',
    of: ({ audience, text, next, last }) => ({
      do: 'sendNotice',
      audience,
      text,
      ...(next !== undefined && { next }),
      ...(last !== undefined && { last }),
    }),
  },
  'skip-notice': {
    summary: 'Leave out a notice that was promised',
    of: ({ audience, reason, next }) => ({ do: 'skipNotice', audience, reason, ...(next !== undefined && { next }) }),
  },
  bridge: {
    summary: 'Write into the log of the bridge',
    of: ({ text, checkAt }) => ({ do: 'noteBridge', text, ...(checkAt !== undefined && { checkAt }) }),
  },
  affected: {
    summary: 'Name the organisations that are affected',
    of: ({ organisations }) => ({ do: 'recordAffected', organisations }),
  },
  'offer-command': {
    summary: 'Offer command of the major incident, with a brief',
    of: ({ manager, brief }) => ({ do: 'offerCommand', manager, brief }),
  },
  'accept-command': { summary: 'Record that command is accepted', of: () => ({ do: 'acceptCommand' }) },
  'decline-command': { summary: 'Record that command is not taken', of: ({ reason }) => ({ do: 'declineCommand', reason }) },
  report: {
    summary: 'Issue the report of the major incident, with cause and actions',
    of: ({ cause, actions }) => ({ do: 'issueReport', cause, actions }),
  },
  'report-action': {
    summary: 'Record that an action of the report is done',
    of: ({ action, how }) => ({ do: 'closeReportAction', action, how }),
  },
  escalate: { summary: 'Record that the caller escalates it', of: ({ reason }) => ({ do: 'escalateForCaller', reason }) },
};
