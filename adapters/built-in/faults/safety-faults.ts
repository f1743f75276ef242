import type { DeskParts, Wiring } from '../../../desk/index.ts';
import type { Policy } from '../../../standards/index.ts';
import { mistaking, policy, recording, type Command, type Events, type Fault } from './types.ts';

type State = NonNullable<Parameters<DeskParts['decide']>[1]>;
type Event = Events[number];

const withoutCase = <Incident extends State>(incident: Incident): Incident => ({ ...incident, safetyCase: null });

/** Forgets the possible harm when a command of this kind is decided. */
const forgetting = (what: Command['do']) => mistaking((state, command) => (command.do === what ? withoutCase(state) : state));

/** The nightly closing does not look at the sign-off. */
const closedByNight = (): Wiring => (parts) => ({
  ...parts,
  followUps: (incident, rules) => parts.followUps(withoutCase(incident), rules),
  decide: (command, state, ...rest) =>
    parts.decide(command, command.do === 'autoClose' && state ? withoutCase(state) : state, ...rest),
});

const without = (...types: readonly Event['type'][]) => recording((events) => events.filter(({ type }) => !types.includes(type)));

/** Lets everybody act as an officer in commands of this kind. */
const asOfficer =
  (what: Command['do'], duty: string) =>
  (): Wiring =>
  ({ decide, ...parts }) => ({
    ...parts,
    decide: (command, state, rules, now, actor) =>
      decide(command, state, rules, now, command.do === what ? { ...actor, duties: [duty] } : actor),
  });

type Clinical = NonNullable<Policy['clinicalSafety']>;
const clinical = (change: (safety: Clinical) => Partial<Clinical>) =>
  policy(({ clinicalSafety }) => ({ clinicalSafety: clinicalSafety && { ...clinicalSafety, ...change(clinicalSafety) } }));

/** Severity times likelihood, brought to 1 to 5: what public calculators print. */
const multiplied = clinical(({ likelihoods, severities }) => ({
  likelihoods: likelihoods.map((each, row) => ({
    ...each,
    risks: Object.fromEntries(
      severities.map(({ id }, column) => [id, Math.ceil(((likelihoods.length - row) * (column + 1)) / 5) as 1 | 2 | 3 | 4 | 5]),
    ),
  })),
}));

/** Whoever signs needs neither form nor hazard. */
const signedBlindly = mistaking((state, command) =>
  command.do === 'signOffSafety' && state.safetyCase
    ? {
        ...state,
        safetyCase: {
          ...state.safetyCase,
          hazards: ['HAZ-000000'],
          triage: state.safetyCase.triage ?? { at: '', by: '', severity: 'minor', likelihood: 'low', risk: 1, answers: {} },
        },
      }
    : state,
);

/** The desk takes the supplier's word for the end. */
const supplierCloses = recording((events) =>
  events.flatMap((event): Events =>
    event.type === 'supplierUpdated' && event.status === 'closed'
      ? [event, { type: 'resolved', texts: { how: 'By the supplier.' } }, { type: 'confirmed' }, { type: 'closed' }]
      : [event],
  ),
);

/** Faults in what becomes of possible harm to patients. */
export const SAFETY_FAULTS: readonly Fault[] = [
  {
    id: 'officer-not-told',
    says: 'Possible harm is recorded, and the clinical safety officer is not told.',
    mustChange: ['SEC-04'],
    wiring: without('safetyOfficerTold'),
  },
  {
    id: 'harm-only-ticked',
    says: 'Possible harm is seen only where somebody ticks it, never in words.',
    mustChange: ['SEC-04'],
    wiring: clinical(() => ({ words: [] })),
  },
  {
    id: 'denial-raises',
    says: '"Nobody was hurt" raises the severity, as if somebody were.',
    mustChange: ['SEC-04'],
    wiring: clinical(() => ({ denials: [], asks: [] })),
  },
  {
    id: 'safety-deputy-forgotten',
    says: 'Nobody stands in for an officer who does nothing.',
    mustChange: ['SEC-04'],
    wiring: () => (parts) => ({
      ...parts,
      followUps: (...given) => parts.followUps(...given).filter(({ command }) => command.do !== 'tellSafetyDeputy'),
    }),
  },
  {
    id: 'night-closes-unsigned',
    says: 'The nightly closing closes what the officer has not signed off.',
    mustChange: ['SEC-04'],
    wiring: closedByNight,
  },
  {
    id: 'analyst-closes-unsigned',
    says: 'An analyst can close what the officer has not signed off.',
    mustChange: ['SEC-04'],
    wiring: forgetting('close'),
  },
  {
    id: 'supplier-closes-unsigned',
    says: 'The incident closes when its supplier closes the ticket.',
    mustChange: ['SEC-04'],
    wiring: supplierCloses,
  },
  {
    id: 'signed-off-by-anybody',
    says: 'An analyst can sign off possible harm.',
    mustChange: ['SEC-04'],
    wiring: asOfficer('signOffSafety', 'clinical-safety-officer'),
  },
  {
    id: 'signed-off-blindly',
    says: 'Possible harm is signed off without the triage form and without a hazard.',
    mustChange: ['SEC-04'],
    wiring: signedBlindly,
  },
  {
    id: 'sign-off-kept',
    says: 'A sign-off stays valid after a new harm.',
    mustChange: ['SEC-04'],
    wiring: recording((events, _, state) =>
      state?.safetyCase?.signOff ? events.filter(({ type }) => type !== 'harmFlagged') : events,
    ),
  },
  {
    id: 'risk-multiplied',
    says: 'The risk is a product of severity and likelihood instead of the published table.',
    mustChange: ['SEC-04'],
    wiring: multiplied,
  },
  {
    id: 'high-risk-not-accepted',
    says: 'A risk of 4 closes without the acceptance of top management.',
    mustChange: ['SEC-04'],
    wiring: clinical(({ acceptance }) => ({ acceptance: { ...acceptance, from: 6 } })),
  },
];
