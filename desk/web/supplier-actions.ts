import { isWithDesk } from './availability.ts';
import { text } from './fields.ts';
import { fixedForm, LOOKED_AT, textArea, type Known } from './form-types.ts';
import { handOffData, handOffFields } from './hand-off-form.ts';

/** Hands the incident off to a supplier. */
export const HAND_OFF: readonly (readonly [string, Known])[] = [
  [
    'hand-off',
    {
      action: (incident, policy) =>
        isWithDesk(incident) && policy.suppliers.length > 0
          ? {
              id: 'hand-off',
              heading: 'Hand off to the supplier',
              button: 'Hand off to the supplier',
              description:
                'The supplier bounces a hand-off without its minimum data set. What you send can never be taken back: no patient data.',
              fields: [...handOffFields(incident, policy), LOOKED_AT],
            }
          : null,
      command: (typed, incident, { zone }) => ({
        do: 'handOff',
        supplier: text(typed, 'supplier'),
        data: handOffData(typed, incident, zone),
        ...(text(typed, 'lookedAt') === 'yes' && { lookedAt: true }),
      }),
    },
  ],
];

/** Staff actions while the incident is with a supplier. */
export const WITH_SUPPLIER: readonly (readonly [string, Known])[] = [
  [
    'answer-supplier',
    fixedForm(
      {
        id: 'answer-supplier',
        heading: 'Answer the supplier',
        button: 'Send to the supplier',
        fields: [textArea('text', 'What the supplier should know', 'Write your message to the supplier'), LOOKED_AT],
      },
      ({ withSupplier }) => withSupplier,
      (typed) => ({
        do: 'answerSupplier',
        text: text(typed, 'text'),
        ...(text(typed, 'lookedAt') === 'yes' && { lookedAt: true }),
      }),
    ),
  ],
  [
    'take-back',
    fixedForm(
      {
        id: 'take-back',
        heading: 'Take it back from the supplier',
        button: 'Take back',
        fields: [textArea('reason', 'Reason for taking it back', 'Write why the desk takes it back')],
      },
      ({ withSupplier }) => withSupplier,
      (typed) => ({ do: 'takeBack', reason: text(typed, 'reason') }),
    ),
  ],
];
