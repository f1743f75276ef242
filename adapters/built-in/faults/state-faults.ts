import { mistaking, recording, type Fault } from './types.ts';

/** Faults in what is allowed in which state. */
export const STATE_FAULTS: readonly Fault[] = [
  {
    id: 'closed-unasked-at-five',
    says: 'An incident of severity 5 can be closed although nobody has asked its caller.',
    mustChange: ['PRI-04'],
    expensive: ['Every verb, in every state, at every severity'],
    wiring: mistaking((state, { do: what }) =>
      what === 'close' && state.severity === '5' ? { ...state, confirmedAt: state.confirmedAt ?? state.openedAt } : state,
    ),
  },
  {
    id: 'hand-off-ends-a-pause',
    says: 'Handing a paused incident to the supplier lets its clocks run again.',
    mustChange: ['PRI-04'],
    expensive: ['Every verb, in every state, at every severity'],
    wiring: recording((events, { do: what }, state) =>
      what === 'handOff' && state?.pausedBy ? [...events, { type: 'resumed' }] : events,
    ),
  },
  {
    id: 'reopened-paused',
    says: 'An incident that is reopened waits for its caller.',
    mustChange: ['PRI-04'],
    expensive: ['Every verb, in every state, at every severity'],
    wiring: recording((events, { do: what }) =>
      what === 'reopen' ? [...events, { type: 'paused', reason: 'awaiting-caller' }] : events,
    ),
  },
  {
    id: 'closed-takes-reminders',
    says: 'A reminder can be set for a closed incident.',
    mustChange: ['PRI-04'],
    expensive: ['Every verb, in every state, at every severity'],
    wiring: mistaking((state, { do: what }) => (what === 'remind' ? { ...state, closedAt: null } : state)),
  },
];
