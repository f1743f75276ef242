import type { DeskWording } from '../wording.ts';

export const WORDING: DeskWording = {
  unknownReference: 'INC-999999',
  tag: (reference) => `[${reference}]`,
  awaitingCaller: 'awaiting-caller',
  severity: (severity) => `severity ${severity}`,
  events: {
    numberRemoved: 'informationGovernance',
    erased: 'erased',
    supplierUpdated: 'supplierUpdated',
    callerAsked: 'callerAsked',
    callerNotReached: 'callerNotReached',
  },
  machines: ['', 'system', 'desk'],
  says: {
    'leave-patients-out': 'Please do not send patient details',
    'asks-whether-it-works': 'Does it? Please confirm',
    'cannot-be-reached': 'cannot be reached',
    'no-such-ticket': 'has no such ticket',
    'not-our-ticket': 'is not ours',
    'no-answer': 'has not answered',
    'not-sent': 'is not sent',
    'heard-late': '(late:',
    'gave-up': 'gave up',
  },
};
