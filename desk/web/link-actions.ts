import { toDo } from './availability.ts';
import { text } from './fields.ts';
import { fixedForm, textArea, type Known } from './form-types.ts';

/** Links the incident to a parent, and unlinks it. */
export const LINKS: readonly (readonly [string, Known])[] = [
  [
    'parent',
    fixedForm(
      {
        id: 'parent',
        heading: 'Make it a part of another incident',
        button: 'Link',
        description: 'The other incident escalates for both. The clocks of this one keep running.',
        fields: [
          {
            name: 'parent',
            label: 'Reference of the other incident',
            kind: 'text',
            missing: 'Write its reference, such as INC-000042',
          },
        ],
      },
      (incident) => toDo(incident) && incident.parent === null && incident.children.length === 0,
      (typed) => ({ do: 'linkToParent', parent: text(typed, 'parent') }),
    ),
  ],
  [
    'unlink',
    fixedForm(
      {
        id: 'unlink',
        heading: 'Unlink it from the other incident',
        button: 'Unlink',
        fields: [textArea('reason', 'Reason', 'Write why it is not a part of the other')],
      },
      (incident) => incident.parent !== null,
      (typed) => ({ do: 'unlinkFromParent', reason: text(typed, 'reason') }),
    ),
  ],
];
