import type { DeskParts, Wiring } from '../../../desk/index.ts';
import { policy, recording, type Fault } from './types.ts';

type FollowUp = ReturnType<DeskParts['followUps']>[number];

/** Leaves out one kind of the desk's automatic commands. */
const withoutFollowUp = (what: FollowUp['command']['do']) => (): Wiring => (parts) => ({
  ...parts,
  followUps: (...given) => parts.followUps(...given).filter(({ command }) => command.do !== what),
});

export const AGREEMENT_FAULTS: readonly Fault[] = [
  {
    id: 'agreed-deadline-forgotten',
    says: 'A deadline set by the duty manager is not stored.',
    mustChange: ['PRI-04'],
    wiring: recording((events) => events.filter(({ type }) => type !== 'deadlineSet')),
  },
  {
    id: 'reminder-never-told',
    says: 'Reminders are not sent.',
    mustChange: ['PRI-04'],
    wiring: withoutFollowUp('deliverReminder'),
  },
  {
    id: 'asked-again-at-once',
    says: 'A caller who has not confirmed a resolution is asked again after half an hour.',
    mustChange: ['ESC-06'],
    wiring: policy(({ followUp }) => ({
      followUp: {
        ...followUp,
        nightlyClose: { at: '01:30', calendar: 'always', unanswered: { askAgainAfter: 'PT30M', after: 'P30D' } },
      },
    })),
  },
  {
    id: 'confirmed-left-open',
    says: 'An incident that the caller has confirmed is not closed automatically.',
    mustChange: ['PRI-04'],
    wiring: withoutFollowUp('autoClose'),
  },
];
