import { several, text, type Typed } from './fields.ts';
import { fixedForm, textArea, type Field, type Known } from './form-types.ts';
import { safetyFlags } from './safety-flags.ts';
import type { Actor } from '../domain/access/actor.ts';
import { holds } from '../domain/access/duties.ts';
import type { IncidentView } from '../views/types.ts';
import type { Policy, SafetyFlag, TriageField } from '../../standards/index.ts';

/** Forms of clinical safety: for staff the flag and the question, for the officer the triage form and the sign-off. */

const levels = (of: readonly { readonly id: string; readonly title: string; readonly means: string }[]) =>
  of.map(({ id, title, means }) => ({ value: id, text: `${title} – ${means}` }));

const isOfficer = (viewer: Actor, policy: Policy): boolean =>
  policy.clinicalSafety !== null && holds(viewer, policy.clinicalSafety.officer, policy);
const unsigned = ({ safetyCase }: IncidentView): boolean => safetyCase?.flaggedAt != null && safetyCase.signOff === null;

function questionField({ id, asks, kind, from = [], optional, help }: TriageField): Field {
  const label = optional ? `${asks} (optional)` : `${asks}?`;
  const base = { name: id, label, ...(help !== undefined && { hint: help }), ...(!optional && { missing: `Answer: ${asks}` }) };
  if (kind === 'text') return { ...base, kind: 'area' };
  if (kind === 'number') return { ...base, kind: 'number' };
  const answers = kind === 'yes-no' ? ['yes', 'no'] : from;
  return { ...base, kind: 'select', options: answers.map((each) => ({ value: each, text: each })) };
}

function answersIn(typed: Typed, policy: Policy): Readonly<Record<string, string | number | boolean>> {
  return Object.fromEntries(
    (policy.clinicalSafety?.triage ?? []).flatMap(({ id, kind }) => {
      const answer = text(typed, id);
      if (answer === '') return [];
      return [[id, kind === 'number' ? Number(answer) : kind === 'yes-no' ? answer === 'yes' : answer]];
    }),
  );
}

export const SAFETY: readonly (readonly [string, Known])[] = [
  [
    'flag-harm',
    {
      action: (incident, policy) =>
        policy.clinicalSafety === null
          ? null
          : {
              id: 'flag-harm',
              heading: incident.safetyCase?.signOff ? 'Flag a new harm' : 'A patient may have come to harm',
              button: 'Flag it',
              description:
                'The severity goes up to its floor, and the clinical safety officer is told at once. It then closes only after the sign-off.',
              fields: [
                {
                  name: 'flag',
                  label: 'What may have happened',
                  kind: 'select',
                  missing: 'Choose what may have happened',
                  options: safetyFlags,
                },
                textArea('what', 'What was seen, without naming a patient', 'Write what was seen'),
              ],
            },
      command: (typed) => ({ do: 'flagHarm', flags: several(typed, 'flag') as readonly SafetyFlag[], what: text(typed, 'what') }),
    },
  ],
  [
    'rule-out-harm',
    fixedForm(
      {
        id: 'rule-out-harm',
        heading: 'Can a patient have come to harm?',
        button: 'No patient can have come to harm',
        description: 'What was said leaves it open. If one can, flag it instead. It stays open until somebody has answered.',
        fields: [textArea('reason', 'Why no patient can have come to harm', 'Write why no patient can have come to harm')],
      },
      ({ safetyCase }) => safetyCase?.askedAt != null,
      (typed) => ({ do: 'ruleOutHarm', reason: text(typed, 'reason') }),
    ),
  ],
  [
    'triage',
    {
      action: (incident, policy, viewer) =>
        policy.clinicalSafety !== null && unsigned(incident) && isOfficer(viewer, policy)
          ? {
              id: 'triage',
              heading: incident.safetyCase?.triage ? 'Fill the triage form again' : 'Triage form',
              button: 'Record the form',
              description: 'No names of patients. The risk is looked up in the table of the standard.',
              fields: [
                ...policy.clinicalSafety.triage.map(questionField),
                {
                  name: 'severity',
                  label: 'Severity of the hazard',
                  kind: 'select',
                  missing: 'Choose the severity',
                  options: levels(policy.clinicalSafety.severities),
                },
                {
                  name: 'likelihood',
                  label: 'Likelihood of the hazard',
                  kind: 'select',
                  missing: 'Choose the likelihood',
                  options: levels(policy.clinicalSafety.likelihoods),
                },
              ],
            }
          : null,
      command: (typed, _, policy) => ({
        do: 'triageHarm',
        answers: answersIn(typed, policy),
        severity: text(typed, 'severity'),
        likelihood: text(typed, 'likelihood'),
      }),
    },
  ],
  [
    'hazard',
    {
      action: (incident, policy, viewer) =>
        incident.safetyCase?.flaggedAt != null && isOfficer(viewer, policy)
          ? {
              id: 'hazard',
              heading: 'Link a hazard of the log',
              button: 'Link it',
              fields: [
                {
                  name: 'hazard',
                  label: 'Reference of the hazard',
                  kind: 'text',
                  hint: 'For example HAZ-000007; the hazard log is in the menu.',
                  missing: 'Write the reference of the hazard',
                },
              ],
            }
          : null,
      command: (typed) => ({ do: 'linkHazard', hazard: text(typed, 'hazard').toUpperCase() }),
    },
  ],
  [
    'sign-off',
    {
      action: (incident, policy, viewer) =>
        unsigned(incident) && isOfficer(viewer, policy)
          ? {
              id: 'sign-off',
              heading: 'Sign it off',
              button: 'Sign it off',
              description: 'The incident can close from then on. A new harm makes the sign-off void.',
              fields: [
                textArea('conclusion', 'What you conclude', 'Write what you conclude'),
                { name: 'withoutHazard', label: 'If no hazard is linked: why none belongs to it', kind: 'area' },
              ],
            }
          : null,
      command: (typed) => {
        const withoutHazard = text(typed, 'withoutHazard');
        return { do: 'signOffSafety', conclusion: text(typed, 'conclusion'), ...(withoutHazard !== '' && { withoutHazard }) };
      },
    },
  ],
  [
    'accept-risk',
    {
      action: ({ safetyCase }, policy, viewer) =>
        policy.clinicalSafety !== null &&
        safetyCase?.signOff != null &&
        safetyCase.acceptance === null &&
        safetyCase.signOff.risk >= policy.clinicalSafety.acceptance.from &&
        holds(viewer, policy.clinicalSafety.acceptance.by, policy)
          ? {
              id: 'accept-risk',
              heading: `Accept the risk of ${safetyCase.signOff.risk}`,
              button: 'Accept the risk',
              fields: [textArea('reason', 'Why the risk is accepted', 'Write why the risk is accepted')],
            }
          : null,
      command: (typed) => ({ do: 'acceptRisk', reason: text(typed, 'reason') }),
    },
  ],
];
