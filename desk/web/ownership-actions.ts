import { toDo } from './availability.ts';
import { FormRefused, text } from './fields.ts';
import type { Field, Known } from './form-types.ts';
import type { IncidentView } from '../views/types.ts';
import type { Policy } from '../../standards/index.ts';

/** Value of the team select that means the field beside it: an incident may go to a team that the standard does not name. */
const ANOTHER = 'another';

const teamFields = ({ team }: IncidentView, { teams }: Policy): readonly Field[] => [
  {
    name: 'team',
    label: 'Team',
    kind: 'select',
    missing: 'Choose the team',
    options: [
      ...teams.filter(({ name }) => name !== team).map(({ name }) => ({ value: name, text: name })),
      { value: ANOTHER, text: 'Another team, named below' },
    ],
  },
  { name: 'other', label: 'Another team (optional)', kind: 'text', hint: 'No agreement is known for it, so no clock runs.' },
];

/** The calls of the plan that nobody has answered, with each person who was called. */
function unansweredCalls(
  { escalations }: IncidentView,
  { contacts }: Policy,
): readonly { readonly value: string; readonly text: string }[] {
  const title = (role: string) => contacts.find((contact) => contact.role === role)?.title ?? role;
  return escalations
    .filter(({ takenAt, acknowledgedAt }) => takenAt !== null && acknowledgedAt === null)
    .flatMap(({ step, to, passedOn }) =>
      [to, ...passedOn.map((deputy) => deputy.to)].map((role) => ({ value: `${step} ${role}`, text: `${title(role)}, ${step}` })),
    );
}

/** Who works on the incident: taking it or taking it over, giving it to a team, and recording who has answered the plan's call. */
export const OWNERSHIP: readonly (readonly [string, Known])[] = [
  [
    'acknowledge',
    {
      action: (incident, _policy, viewer) => {
        if (!toDo(incident) || incident.owner === viewer.name) return null;
        const base = { id: 'acknowledge', fields: [] };
        return incident.owner === null
          ? {
              ...base,
              heading: 'Take the incident',
              button: 'Acknowledge',
              description: 'You become its owner, and the escalation plan stops.',
              primary: true,
            }
          : {
              ...base,
              heading: `Take over from ${incident.owner}`,
              button: 'Take over',
              description: 'You become its owner in their place. The history shows both.',
            };
      },
      command: () => ({ do: 'acknowledge' }),
    },
  ],
  [
    'assign',
    {
      action: (incident, policy) =>
        toDo(incident)
          ? {
              id: 'assign',
              heading: incident.team === null ? 'Give to a team' : `Give to another team than ${incident.team}`,
              button: 'Give to the team',
              description: 'The owner does not change. The clock of the team’s agreement starts.',
              fields: teamFields(incident, policy),
            }
          : null,
      command(typed) {
        const [team, other] = [text(typed, 'team'), text(typed, 'other')];
        if (team === ANOTHER && other === '') throw new FormRefused([{ field: 'other', text: 'Write the name of the team' }]);
        return { do: 'assign', team: team === ANOTHER ? other : team };
      },
    },
  ],
  [
    'answered',
    {
      action: (incident, policy) => {
        const options = unansweredCalls(incident, policy);
        return options.length === 0
          ? null
          : {
              id: 'answered',
              heading: 'Somebody who was called has answered',
              button: 'Record the answer',
              description: 'They become the owner, unless the incident is over.',
              fields: [{ name: 'call', label: 'Who has answered', kind: 'select', missing: 'Choose who has answered', options }],
            };
      },
      command(typed) {
        const [step = '', by = ''] = text(typed, 'call').split(' ');
        return { do: 'acknowledgeEscalation', step, by };
      },
    },
  ],
];
