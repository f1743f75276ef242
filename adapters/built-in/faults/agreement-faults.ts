import type { DeskParts, Wiring } from '../../../desk/index.ts';
import { policy, recording, type Fault } from './types.ts';

type FollowUp = ReturnType<DeskParts['followUps']>[number];

/** Leaves out some of the work that the desk does on its own. */
const withoutFollowUp = (what: FollowUp['command']['do']) => (): Wiring => (parts) => ({
  ...parts,
  followUps: (...given) => parts.followUps(...given).filter(({ command }) => command.do !== what),
});

export const AGREEMENT_FAULTS: readonly Fault[] = [
  {
    id: 'agreed-deadline-forgotten',
    says: 'A deadline that the duty manager sets is not kept.',
    mustChange: ['PRI-04'],
    wiring: recording((events) => events.filter(({ type }) => type !== 'deadlineSet')),
  },
  {
    id: 'reminder-never-told',
    says: 'Nobody is reminded of what they wanted to be reminded of.',
    mustChange: ['PRI-04'],
    wiring: withoutFollowUp('deliverReminder'),
  },
  {
    id: 'asked-again-at-once',
    says: 'Whoever does not say at once that it works is asked again within the half hour.',
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
    says: 'What a caller confirmed stays open until somebody closes it.',
    mustChange: ['PRI-04'],
    wiring: withoutFollowUp('autoClose'),
  },
];
