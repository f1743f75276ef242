import { text } from './fields.ts';
import type { Known } from './form-types.ts';

/** Staff actions on a major incident: declare one that the plan leaves to staff, name its manager, and stand it down. */
export const MAJOR_INCIDENT: readonly (readonly [string, Known])[] = [
  [
    'major-incident',
    {
      action: ({ majorIncident, parent, severity, state }, { escalation }) =>
        majorIncident === null &&
        parent === null &&
        state !== 'resolved' &&
        state !== 'closed' &&
        escalation.majorIncident?.declared[severity] !== undefined
          ? {
              id: 'major-incident',
              heading: 'Declare a major incident',
              button: 'Declare',
              description: 'The plan then telephones people until one of them is its manager.',
              fields: [{ name: 'reason', label: 'Why it is one', kind: 'area', missing: 'Write why it is a major incident' }],
            }
          : null,
      command: (typed) => ({ do: 'declareMajorIncident', reason: text(typed, 'reason') }),
    },
  ],
  [
    'stand-down',
    {
      action: ({ majorIncident, state }, _policy, viewer) =>
        majorIncident === null || viewer.role !== 'duty-manager' || state === 'resolved' || state === 'closed'
          ? null
          : {
              id: 'stand-down',
              heading: 'Stand the major incident down',
              button: 'Stand down',
              description: 'It continues as an ordinary incident of its severity, without a manager.',
              fields: [
                { name: 'reason', label: 'Reason for standing it down', kind: 'area', missing: 'Write why it is stood down' },
              ],
            },
      command: (typed) => ({ do: 'standDown', reason: text(typed, 'reason') }),
    },
  ],
  [
    'manager',
    {
      action: ({ majorIncident, state }, { contacts, escalation }) =>
        majorIncident === null || majorIncident.manager !== null || state === 'resolved' || state === 'closed'
          ? null
          : {
              id: 'manager',
              heading: 'Name the incident manager',
              button: 'Name the manager',
              fields: [
                {
                  name: 'manager',
                  label: 'Who has taken command',
                  kind: 'select',
                  missing: 'Choose who has taken command',
                  options: (escalation.majorIncident?.managers ?? []).map((value) => ({
                    value,
                    text: contacts.find(({ role }) => role === value)?.title ?? value,
                  })),
                },
              ],
            },
      command: (typed) => ({ do: 'appointManager', manager: text(typed, 'manager') }),
    },
  ],
];
