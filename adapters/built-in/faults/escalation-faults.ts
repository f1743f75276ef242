import type { DeskParts, Wiring } from '../../../desk/index.ts';
import { policy, recording, type Fault } from './types.ts';

type Planned = ReturnType<DeskParts['dueSteps']>[number];
type Incident = Parameters<DeskParts['dueSteps']>[0];

/** The plan with steps left out. */
const without = (left: (planned: Planned) => boolean) => (): Wiring => (parts) => ({
  ...parts,
  dueSteps: (...given) => parts.dueSteps(...given).filter((planned) => !left(planned)),
});

/** Reads the plan for another incident. */
const asFor = (change: (incident: Incident) => Incident) => (): Wiring => (parts) => ({
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
      mail: async (letter) => (people.has(letter.to) ? undefined : parts.outbound.mail(letter)),
      telephone: async (call) => (people.has(call.to) ? { callId: `never-made-${++calls}` } : parts.outbound.telephone(call)),
    },
  };
};

/** Places each call twice. */
const rungTwice = (): Wiring => (parts) => ({
  ...parts,
  outbound: {
    ...parts.outbound,
    telephone: async (call) => {
      await parts.outbound.telephone(call);
      return parts.outbound.telephone(call);
    },
  },
});

/** Waits as long as for a person who answered and pressed no key. */
const waitsForTheUnreached = (): Wiring => (parts) => ({
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

export const ESCALATION_FAULTS: readonly Fault[] = [
  {
    id: 'bank-holiday-step-skipped',
    says: 'The escalation plan’s bank-holiday step is never taken.',
    mustChange: ['ESC-01'],
    wiring: without(({ step }) => step.period === 'bank-holiday'),
  },
  {
    id: 'escalation-never-sent',
    says: 'An escalation is recorded, and nobody is called or mailed.',
    mustChange: ['ESC-01', 'CON-02', 'ESC-04'],
    wiring: neverSent,
  },
  {
    id: 'level-left-out',
    says: 'The climb leaves out the head of ICT.',
    mustChange: ['ESC-01'],
    wiring: without(({ step }) => step.to === 'head-of-ict'),
  },
  { id: 'rung-twice', says: 'Every call of the plan is made twice.', mustChange: ['ESC-01', 'LOG-05'], wiring: rungTwice },
  {
    id: 'climbs-over-an-owner',
    says: 'The climb goes on although somebody has taken the incident.',
    mustChange: ['ESC-01', 'ESC-04'],
    wiring: asFor((incident) => ({ ...incident, acknowledgedAt: null })),
  },
  {
    id: 'deputy-never-rung',
    says: 'Nobody is rung for whoever does not take the last call.',
    mustChange: ['ESC-01'],
    wiring: without(({ deputy }) => deputy !== undefined),
  },
  {
    id: 'busy-line-waited-for',
    says: 'Whoever is engaged is waited for as if they had heard.',
    mustChange: ['ESC-01'],
    wiring: waitsForTheUnreached,
  },
  {
    id: 'analyst-counts-as-manager',
    says: 'Whoever takes a major incident is held to manage it.',
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
    says: 'Whoever takes command of a major incident is not written down.',
    mustChange: ['ESC-05'],
    wiring: recording((events) => events.filter(({ type }) => type !== 'managerAppointed')),
  },
  {
    id: 'nobody-in-command-unnoticed',
    says: 'Nobody is rung when a major incident has no manager in time.',
    mustChange: ['ESC-05'],
    wiring: without(({ step }) => 'declared' in step.trigger),
  },
  {
    id: 'part-escalates-alone',
    says: 'A part of another incident climbs the plan by itself.',
    mustChange: ['LOG-05'],
    wiring: asFor((incident) => ({ ...incident, parent: null })),
  },
  {
    id: 'warned-when-it-is-too-late',
    says: 'Warnings come when the time is up.',
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
    says: 'Callers of severe incidents hear nothing while it is being worked on.',
    mustChange: ['ESC-06'],
    onPages: ['Sunday at ten until Tuesday at ten'],
    wiring: policy(({ escalation }) => ({ escalation: { ...escalation, updateEvery: {} } })),
  },
  {
    id: 'word-to-everybody',
    says: 'Callers hear from the desk every half hour, however small the matter.',
    mustChange: ['ESC-06'],
    wiring: policy(({ escalation }) => ({
      escalation: { ...escalation, updateEvery: { '1': 'PT30M', '2': 'PT30M', '3': 'PT30M', '4': 'PT30M', '5': 'PT30M' } },
    })),
  },
];
