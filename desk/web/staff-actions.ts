import type { IncidentView } from '../views/types.ts';
import { toDo } from './availability.ts';
import { CLOCKS } from './clock-actions.ts';
import { CLOSING } from './closing-actions.ts';
import { DOCUMENTS } from './document-actions.ts';
import { text } from './fields.ts';
import { fixedForm, textArea, type Known } from './form-types.ts';
import { LINKS } from './link-actions.ts';
import { MAJOR_INCIDENT } from './major-actions.ts';
import { OWNERSHIP } from './ownership-actions.ts';
import { PATIENTS } from './patient-actions.ts';
import { ROOM } from './room-actions.ts';
import { HAND_OFF, WITH_SUPPLIER } from './supplier-actions.ts';

/** The channel of the response: the contact's own where it can carry one, otherwise the telephone. */
function answerBy({ channel, caller }: IncidentView): 'phone' | 'email' | 'portal' {
  if (channel === 'portal' || channel === 'partner') return 'portal';
  return (channel === 'email' || channel === 'fax') && caller.mail !== undefined ? 'email' : 'phone';
}

/** Staff actions, in the order of the page. */
export const STAFF: readonly (readonly [string, Known])[] = [
  ...OWNERSHIP,
  ...MAJOR_INCIDENT,
  ...ROOM,
  [
    'respond',
    {
      action: (incident) => ({
        id: 'respond',
        heading: 'Respond to the caller',
        button: 'Respond',
        description: 'This stops the response clock.',
        fields: [textArea('text', 'Your response', 'Write your response to the caller')],
        primary: toDo(incident),
      }),
      command: (typed, incident) => ({ do: 'respond', text: text(typed, 'text'), channel: answerBy(incident) }),
    },
  ],
  [
    'note',
    fixedForm(
      {
        id: 'note',
        heading: 'Add a note',
        button: 'Add the note',
        fields: [textArea('text', 'Note for colleagues', 'Write the note')],
      },
      () => true,
      (typed) => ({ do: 'note', text: text(typed, 'text') }),
    ),
  ],
  ...HAND_OFF,
  ...CLOCKS,
  ...WITH_SUPPLIER,
  ...DOCUMENTS,
  ...PATIENTS,
  ...LINKS,
  ...CLOSING,
];
