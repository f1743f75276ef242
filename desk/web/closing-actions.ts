import { awaitsConfirmation, closable, isWithDesk, reopenable } from './availability.ts';
import { text } from './fields.ts';
import { fixedForm, textArea, type Field, type Known } from './form-types.ts';

const FIRST_CONTACT: Field = {
  name: 'firstContact',
  label: 'Solved at first contact (optional)',
  hint: 'On the telephone or in person: before the caller left. By letter: within the first hour.',
  kind: 'select',
  options: [
    { value: '', text: 'No' },
    { value: 'yes', text: 'Yes' },
  ],
};

/** Resolves, confirms, closes and reopens the incident. */
export const CLOSING: readonly (readonly [string, Known])[] = [
  [
    'resolve',
    fixedForm(
      {
        id: 'resolve',
        heading: 'Resolve',
        button: 'Resolve',
        fields: [textArea('how', 'How it was resolved', 'Write how it was resolved'), FIRST_CONTACT],
      },
      isWithDesk,
      (typed) => ({
        do: 'resolve',
        how: text(typed, 'how'),
        ...(text(typed, 'firstContact') === 'yes' && { firstContact: true }),
      }),
    ),
  ],
  [
    'confirm',
    fixedForm(
      {
        id: 'confirm',
        heading: 'Confirm',
        button: 'Confirm with the caller',
        description: 'The caller says that it works again.',
        fields: [],
        primary: true,
      },
      awaitsConfirmation,
      () => ({ do: 'confirm' }),
    ),
  ],
  [
    'close',
    fixedForm(
      {
        id: 'close',
        heading: 'Close',
        button: 'Close',
        description: 'The caller has confirmed that it works again.',
        fields: [],
        primary: true,
      },
      closable,
      () => ({ do: 'close' }),
    ),
  ],
  [
    'reopen',
    fixedForm(
      {
        id: 'reopen',
        heading: 'Reopen',
        button: 'Reopen',
        fields: [textArea('reason', 'Reason for reopening', 'Write why it is opened again')],
      },
      reopenable,
      (typed) => ({ do: 'reopen', reason: text(typed, 'reason') }),
    ),
  ],
];
