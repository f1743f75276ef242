import { awaitsConfirmation, notClosed, reopenable } from './availability.ts';
import { text } from './fields.ts';
import { fixedForm, textArea, type Known } from './form-types.ts';

/** A requester's actions on an incident of their organisation. */
export const REQUESTER: readonly (readonly [string, Known])[] = [
  [
    'note',
    fixedForm(
      {
        id: 'note',
        heading: 'Add information',
        button: 'Add the note',
        fields: [textArea('text', 'What else the desk should know', 'Write what you want to add')],
      },
      () => true,
      (typed) => ({ do: 'note', text: text(typed, 'text') }),
    ),
  ],
  [
    'confirm',
    fixedForm(
      { id: 'confirm', heading: 'Does it work again?', button: 'Confirm that it works', fields: [], primary: true },
      awaitsConfirmation,
      () => ({ do: 'confirm' }),
    ),
  ],
  [
    'reopen',
    fixedForm(
      {
        id: 'reopen',
        heading: 'It does not work',
        button: 'Reopen',
        fields: [textArea('reason', 'What is still wrong', 'Write what is still wrong')],
      },
      reopenable,
      (typed) => ({ do: 'reopen', reason: text(typed, 'reason') }),
    ),
  ],
  [
    'escalate',
    fixedForm(
      {
        id: 'escalate',
        heading: 'You are not content with how it is handled',
        button: 'Escalate to the duty manager',
        description: 'It then closes only when you agree.',
        fields: [textArea('reason', 'What you are not content with', 'Write what you are not content with')],
      },
      notClosed,
      (typed) => ({ do: 'escalateForCaller', reason: text(typed, 'reason') }),
    ),
  ],
];
