import type { Wiring } from '../../../desk/index.ts';
import type { Level, SeverityPolicy, Severity } from '../../../standards/index.ts';
import { changingCommand, mistaking, policy, recording, type Fault } from './types.ts';

const LEVELS: readonly Level[] = ['1', '2', '3', '4', '5'];

const transposedMatrix = policy(({ severity }) => {
  const { matrix } = severity;
  const swapped = Object.fromEntries(
    LEVELS.map((impact) => [
      impact,
      Object.fromEntries(LEVELS.map((urgency): [Level, Severity] => [urgency, matrix[urgency][impact]])),
    ]),
  );
  return { severity: { ...severity, matrix: swapped as SeverityPolicy['matrix'] } };
});

/** A safety flag raises no severity. */
const FLAT: SeverityPolicy['floors'] = { 'wrong-patient-data': '5', 'lost-patient-data': '5', 'possible-harm': '5' };

/** Everybody who is signed in may do what an analyst may. */
const anybodyMay = (): Wiring => (parts) => ({
  ...parts,
  decide: (command, state, rules, now, actor) =>
    parts.decide(
      command,
      state,
      rules,
      now,
      ['requester', 'assessor'].includes(actor.role) && command.do !== 'open'
        ? { ...actor, role: 'analyst', organisation: null }
        : actor,
    ),
});

export const INCIDENT_FAULTS: readonly Fault[] = [
  {
    id: 'transposed-matrix',
    says: 'Impact and urgency are swapped in the severity matrix.',
    mustChange: ['PRI-01'],
    expensive: ['The analyst sees the severity on the page that the table gives'],
    wiring: transposedMatrix,
  },
  {
    id: 'safety-flags-ignored',
    says: 'Wrong or lost patient data does not raise the severity.',
    mustChange: ['PRI-02'],
    wiring: policy(({ severity }) => ({ severity: { ...severity, floors: FLAT } })),
  },
  {
    id: 'reason-not-asked',
    says: 'A severity can be changed without a reason.',
    mustChange: ['PRI-01'],
    wiring: changingCommand((command) =>
      command.do === 'reclassify' ? { ...command, reason: command.reason.trim() || 'no reason' } : command,
    ),
  },
  {
    id: 'reason-not-kept',
    says: 'The reason for a change of severity is not stored.',
    mustChange: ['PRI-03', 'PRI-01'],
    wiring: changingCommand((command) => (command.do === 'reclassify' ? { ...command, reason: 'changed' } : command)),
  },
  {
    id: 'anybody-may',
    says: 'Every user who can read an incident can change it.',
    mustChange: ['PRI-01', 'DOC-03'],
    wiring: anybodyMay,
  },
  {
    id: 'parts-left-open',
    says: 'Child incidents stay open when their parent is resolved.',
    mustChange: ['LOG-05'],
    wiring: recording((events, { do: what }) => (what === 'resolveWithParent' ? [] : events)),
  },
  {
    id: 'parts-resolved-over-the-supplier',
    says: 'A child incident that is still with a supplier is resolved with its parent.',
    mustChange: ['LOG-05'],
    wiring: mistaking((state, { do: what }) => (what === 'resolveWithParent' ? { ...state, withSupplier: false } : state)),
  },
  {
    id: 'reopened-stays-a-part',
    says: 'A child incident that is reopened stays linked to its parent, and does not escalate.',
    mustChange: ['LOG-05'],
    wiring: recording((events, { do: what }) =>
      what === 'reopen' ? events.filter(({ type }) => type !== 'unlinkedFromParent') : events,
    ),
  },
  {
    id: 'parts-of-parts',
    says: 'A child incident can itself have children.',
    mustChange: ['LOG-05'],
    wiring: mistaking((state, { do: what }) =>
      what === 'linkToParent' || what === 'childLinked' ? { ...state, parent: null, children: [] } : state,
    ),
  },
];
