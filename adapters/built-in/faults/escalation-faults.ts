import type { DeskParts, Wiring } from '../../../desk/index.ts';
import { policy, recording, type Events, type Fault } from './types.ts';

type Planned = ReturnType<DeskParts['dueSteps']>[number];
type Incident = Parameters<DeskParts['dueSteps']>[0];

/** The plan with steps left out. */
const without = (leftOut: (planned: Planned) => boolean) => (): Wiring => (parts) => ({
  ...parts,
  dueSteps: (...given) => parts.dueSteps(...given).filter((planned) => !leftOut(planned)),
});

/** Reads the plan for another incident. */
const plannedFor = (change: (incident: Incident) => Incident) => (): Wiring => (parts) => ({
  ...parts,
  dueSteps: (incident, ...rest) => parts.dueSteps(change(incident), ...rest),
});

/** Drops calls and mails to the plan's contacts, but records that they were made. */
const neverSent = (): Wiring => (parts) => {
  const people = new Set(parts.policy.contacts.flatMap(({ telephone, mail }) => [telephone, mail]));
  let calls = 0;
  return {
    ...parts,
    outbound: {
      ...parts.outbound,
      mail: async (mail) => (people.has(mail.to) ? undefined : parts.outbound.mail(mail)),
      telephone: async (call) => (people.has(call.to) ? { callId: `never-made-${++calls}` } : parts.outbound.telephone(call)),
    },
  };
};

/** Places each call twice. */
const callTwice = (): Wiring => (parts) => ({
  ...parts,
  outbound: {
    ...parts.outbound,
    telephone: async (call) => {
      await parts.outbound.telephone(call);
      return parts.outbound.telephone(call);
    },
  },
});

/** Records a call as placed although the network did not place it. */
const failedCallCounts = (): Wiring => (parts) => {
  let calls = 0;
  return {
    ...parts,
    outbound: {
      ...parts.outbound,
      telephone: async (call) => parts.outbound.telephone(call).catch(() => ({ callId: `not-placed-${++calls}` })),
    },
  };
};

/** After a call that reached nobody, waits as long as after a call that was answered without a key. */
const waitsAfterUnreached = (): Wiring => (parts) => ({
  ...parts,
  dueSteps: (...given) =>
    parts
      .dueSteps(...given)
      .map((planned) =>
        planned.deputy && planned.deputy.because !== 'unacknowledged' && planned.step.then
          ? { ...planned, planned: planned.planned.add(Temporal.Duration.from(planned.step.then.after)) }
          : planned,
      ),
});

/** The step acknowledged by whoever was called, who owns the incident from then on. */
function takenBy({ escalations, acknowledgedAt }: Incident, id: string): Events {
  const step = escalations.find((each) => each.step === id);
  const by = step?.holder ?? step?.to;
  if (step === undefined || by === undefined || step.acknowledgedAt !== null) return [];
  return [
    { type: 'escalationAcknowledged', step: id, by },
    ...(acknowledgedAt === null ? [{ type: 'acknowledged', owner: by } as const] : []),
    { type: 'managerAppointed', manager: by, role: step.to },
  ];
}

const acknowledgedBefore = ({ escalations }: Incident): Events =>
  escalations
    .filter(({ acknowledgedAt }) => acknowledgedAt === null)
    .map(({ step, holder, to }) => ({ type: 'escalationAcknowledged', step, by: holder ?? to }));

export const ESCALATION_FAULTS: readonly Fault[] = [
  {
    id: 'bank-holiday-step-skipped',
    says: 'The bank-holiday step of the escalation plan is never taken.',
    mustChange: ['ESC-01'],
    wiring: without(({ step }) => step.period === 'bank-holiday'),
  },
  {
    id: 'escalation-never-sent',
    says: 'An escalation is recorded, but nobody is called or mailed.',
    mustChange: ['ESC-01', 'CON-02', 'ESC-04'],
    wiring: neverSent,
  },
  {
    id: 'level-left-out',
    says: 'The escalation skips the head of ICT.',
    mustChange: ['ESC-01'],
    wiring: without(({ step }) => step.to === 'head-of-ict'),
  },
  { id: 'rung-twice', says: 'Every call of the plan is made twice.', mustChange: ['ESC-01', 'LOG-05'], wiring: callTwice },
  {
    id: 'climbs-over-an-owner',
    says: 'The escalation continues although somebody has acknowledged the incident.',
    mustChange: ['ESC-01', 'ESC-04'],
    wiring: plannedFor((incident) => ({ ...incident, acknowledgedAt: null })),
  },
  {
    id: 'deputy-never-rung',
    says: 'No deputy is called when a call is not acknowledged.',
    mustChange: ['ESC-01'],
    wiring: without(({ deputy }) => deputy !== undefined),
  },
  {
    id: 'busy-line-waited-for',
    says: 'A busy or unanswered call is not passed on at once: the desk waits as after an answered call.',
    mustChange: ['ESC-01'],
    wiring: waitsAfterUnreached,
  },
  {
    id: 'voicemail-takes-it',
    says: 'A call that was placed counts as acknowledged, whoever or whatever answers it.',
    mustChange: ['ESC-02', 'ESC-01'],
    wiring: recording((events, command, state) =>
      command.do === 'delivered' && command.channel === 'telephone' && state
        ? [...events, ...takenBy(state, command.step)]
        : events,
    ),
  },
  {
    id: 'any-key-takes-it',
    says: 'Whoever lets a call of the plan go on is recorded as having acknowledged it, once the next person is called.',
    mustChange: ['ESC-02'],
    wiring: recording((events, command, state) =>
      command.do === 'escalate' && state ? [...events, ...acknowledgedBefore(state)] : events,
    ),
  },
  {
    id: 'failed-call-counts-as-placed',
    says: 'A call that the telephone network could not place is recorded as placed, and not tried again.',
    mustChange: ['ESC-01'],
    wiring: failedCallCounts,
  },
  {
    id: 'analyst-counts-as-manager',
    says: 'The analyst who acknowledges a major incident is recorded as its manager.',
    mustChange: ['ESC-05'],
    wiring: recording((events, _command, state) =>
      events.flatMap((event) =>
        event.type === 'acknowledged' && state?.majorIncident?.manager === null
          ? [event, { type: 'managerAppointed', manager: event.owner, role: 'analyst' } as const]
          : [event],
      ),
    ),
  },
  {
    id: 'manager-never-named',
    says: 'The manager of a major incident is not recorded.',
    mustChange: ['ESC-05'],
    wiring: recording((events) => events.filter(({ type }) => type !== 'managerAppointed')),
  },
  {
    id: 'nobody-in-command-unnoticed',
    says: 'Nobody is called when a major incident has no manager in time.',
    mustChange: ['ESC-05'],
    wiring: without(({ step }) => 'declared' in step.trigger),
  },
  {
    id: 'part-escalates-alone',
    says: 'A child incident escalates independently of its parent.',
    mustChange: ['LOG-05'],
    wiring: plannedFor((incident) => ({ ...incident, parent: null })),
  },
  {
    id: 'warned-when-it-is-too-late',
    says: 'Warnings are sent only when the deadline has passed.',
    mustChange: ['ESC-04', 'CON-02'],
    wiring: policy(({ escalation }) => ({
      escalation: {
        ...escalation,
        steps: escalation.steps.map((step) =>
          'clock' in step.trigger ? { ...step, trigger: { ...step.trigger, percent: 100 } } : step,
        ),
      },
    })),
  },
  {
    id: 'word-to-the-caller-forgotten',
    says: 'Callers of severe incidents get no updates.',
    mustChange: ['ESC-06'],
    expensive: ['Sunday at ten until Tuesday at ten'],
    wiring: policy(({ escalation }) => ({ escalation: { ...escalation, updateEvery: {} } })),
  },
  {
    id: 'word-to-everybody',
    says: 'Callers get an update every half hour, whatever the severity.',
    mustChange: ['ESC-06'],
    wiring: policy(({ escalation }) => ({
      escalation: { ...escalation, updateEvery: { '1': 'PT30M', '2': 'PT30M', '3': 'PT30M', '4': 'PT30M', '5': 'PT30M' } },
    })),
  },
];
