import { text } from './fields.ts';
import { fixedForm, type Known } from './form-types.ts';
import { SUSPECTED } from './words.ts';

/** What staff do about patients' data that no rule finds. */
export const PATIENTS: readonly (readonly [string, Known])[] = [
  [
    'clear-flags',
    {
      action: (incident) => {
        const { suspected = [] } = incident;
        if (suspected.length === 0) return null;
        const kinds = [...new Set(suspected.map(({ kind }) => SUSPECTED[kind] ?? kind))].join(' and ');
        return {
          id: 'clear-flags',
          heading: 'No patient is identified',
          button: 'Confirm that it identifies no patient',
          description: `There may be ${kinds} of a patient in this incident. Until you confirm or remove it, nothing goes to a supplier; the clocks and the deadline of the hand-off keep running.`,
          fields: [],
        };
      },
      command: () => ({ do: 'clearFlags' }),
    },
  ],
  [
    'erase',
    fixedForm(
      {
        id: 'erase',
        heading: 'Remove a patient’s data',
        button: 'Remove it for good',
        description:
          'Every text and text file of this incident loses these words, wherever they occur, and so does mail about it that waits or was discarded. A PDF or an office document that holds them cannot be changed: it goes to no supplier until somebody has looked at it and releases it. Letters and tickets that have left cannot be recalled: the history says where they went, and a supplier is asked to remove its copy.',
        fields: [
          {
            name: 'passage',
            label: 'Words to remove, exactly as written there',
            kind: 'text',
            missing: 'Copy the words that are a patient’s',
          },
        ],
      },
      () => true,
      (typed) => ({ do: 'erase', passage: text(typed, 'passage') }),
    ),
  ],
  [
    'erase-document',
    {
      action: (incident) => {
        const there = incident.documents.filter(({ size }) => size > 0);
        if (there.length === 0) return null;
        return {
          id: 'erase-document',
          heading: 'Remove a document',
          button: 'Remove it for good',
          description: 'For a picture or a file that shows a patient’s data. What a supplier was sent cannot be recalled.',
          fields: [
            {
              name: 'document',
              label: 'Document with a patient’s data',
              kind: 'select',
              missing: 'Choose the document',
              options: there.map(({ id, name }) => ({ value: id, text: name })),
            },
          ],
        };
      },
      command: (typed) => ({ do: 'eraseDocument', document: text(typed, 'document') }),
    },
  ],
];
