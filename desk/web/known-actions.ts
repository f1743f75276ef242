import { handOffData, handOffFields } from './hand-off-form.ts';
import type { IncidentView } from '../views/types.ts';
import { text } from './fields.ts';
import { DOCUMENTS } from './document-actions.ts';
import { MAJOR_INCIDENT } from './major-actions.ts';
import { levelOptions, type Action, type Build, type Field, type Known } from './form-types.ts';

const onHand = (incident: IncidentView) => incident.state === 'open' || incident.state === 'paused';
export const notClosed = (incident: IncidentView) => incident.state !== 'closed';
const supplierSaysResolved = (incident: IncidentView) => ['resolved', 'closed'].includes(incident.supplier?.status ?? '');
const awaitsConfirmation = (incident: IncidentView) =>
  incident.state === 'resolved' || (notClosed(incident) && supplierSaysResolved(incident));

/** The caller hears the answer the way the contact came, where that is a way back. */
function answerBy({ channel, caller }: IncidentView): 'phone' | 'email' | 'portal' {
  if (channel === 'portal' || channel === 'partner') return 'portal';
  return (channel === 'email' || channel === 'fax') && caller.mail !== undefined ? 'email' : 'phone';
}

const area = (name: string, label: string, missing: string): Field => ({ name, label, kind: 'area', missing });
const plain = (action: Action, when: (incident: IncidentView) => boolean, command: Build): Known => ({
  action: (incident) => (when(incident) ? action : null),
  command,
});

/** What the desk's staff may do. The order is that of the page. */
export const STAFF: readonly (readonly [string, Known])[] = [
  [
    'acknowledge',
    plain(
      {
        id: 'acknowledge',
        heading: 'Take the incident',
        button: 'Acknowledge',
        description: 'You become its owner, and the escalation plan stops asking.',
        fields: [],
        primary: true,
      },
      (incident) =>
        notClosed(incident) &&
        incident.state !== 'resolved' &&
        (incident.owner === null || incident.escalations.some((e) => e.takenAt !== null && e.acknowledgedAt === null)),
      () => ({ do: 'acknowledge' }),
    ),
  ],
  ...MAJOR_INCIDENT,
  [
    'respond',
    plain(
      {
        id: 'respond',
        heading: 'Respond to the caller',
        button: 'Respond',
        description: 'This stops the response clock.',
        fields: [area('text', 'Your response', 'Write what you tell the caller')],
        primary: true,
      },
      notClosed,
      (typed, incident) => ({ do: 'respond', text: text(typed, 'text'), channel: answerBy(incident) }),
    ),
  ],
  [
    'note',
    plain(
      {
        id: 'note',
        heading: 'Add a note',
        button: 'Add the note',
        fields: [area('text', 'Note for colleagues', 'Write the note')],
      },
      notClosed,
      (typed) => ({ do: 'note', text: text(typed, 'text') }),
    ),
  ],
  [
    'hand-off',
    {
      action: (incident, policy) =>
        onHand(incident) && policy.suppliers.length > 0
          ? {
              id: 'hand-off',
              heading: 'Hand off to the supplier',
              button: 'Hand off to the supplier',
              description:
                'The supplier bounces a hand-off without its minimum data set. What you send can never be taken back: no patient data.',
              fields: handOffFields(incident, policy),
            }
          : null,
      command: (typed, incident) => ({ do: 'handOff', supplier: text(typed, 'supplier'), data: handOffData(typed, incident) }),
    },
  ],
  [
    'pause',
    {
      action: (incident, policy) => {
        const reasons = [...new Set(Object.values(policy.tiers).flatMap(({ pausedBy }) => pausedBy))]
          .filter((reason) => reason !== 'supplier')
          .sort();
        if (incident.state !== 'open' || reasons.length === 0) return null;
        const options = reasons.map((value) => ({ value, text: value.replaceAll('-', ' ') }));
        return {
          id: 'pause',
          heading: 'Pause the clock',
          button: 'Pause',
          fields: [
            { name: 'reason', label: 'Reason for pausing', kind: 'select', missing: 'Choose why the clock pauses', options },
          ],
        };
      },
      command: (typed) => ({ do: 'pause', reason: text(typed, 'reason') }),
    },
  ],
  [
    'resume',
    plain(
      { id: 'resume', heading: 'Resume the clock', button: 'Resume', fields: [], primary: true },
      (incident) => incident.state === 'paused',
      () => ({ do: 'resume' }),
    ),
  ],
  [
    'reclassify',
    {
      action: (incident, policy) =>
        onHand(incident) || incident.state === 'with-supplier'
          ? {
              id: 'reclassify',
              heading: 'Change the severity',
              button: 'Reclassify',
              fields: [
                {
                  name: 'impact',
                  label: 'New impact',
                  kind: 'select',
                  missing: 'Choose the impact',
                  options: levelOptions(policy.severity.impacts),
                  value: incident.impact,
                },
                {
                  name: 'urgency',
                  label: 'New urgency',
                  kind: 'select',
                  missing: 'Choose the urgency',
                  options: levelOptions(policy.severity.urgencies),
                  value: incident.urgency,
                },
                area('reason', 'Reason for the change', 'Write why the severity changes'),
              ],
            }
          : null,
      command: (typed) => ({
        do: 'reclassify',
        impact: text(typed, 'impact') as IncidentView['impact'],
        urgency: text(typed, 'urgency') as IncidentView['urgency'],
        reason: text(typed, 'reason'),
      }),
    },
  ],
  [
    'answer-supplier',
    plain(
      {
        id: 'answer-supplier',
        heading: 'Answer the supplier',
        button: 'Send to the supplier',
        fields: [area('text', 'What the supplier should know', 'Write what to tell the supplier')],
      },
      (incident) => incident.state === 'with-supplier',
      (typed) => ({ do: 'answerSupplier', text: text(typed, 'text') }),
    ),
  ],
  [
    'take-back',
    plain(
      {
        id: 'take-back',
        heading: 'Take it back from the supplier',
        button: 'Take back',
        fields: [area('reason', 'Reason for taking it back', 'Write why the desk takes it back')],
      },
      (incident) => incident.state === 'with-supplier',
      (typed) => ({ do: 'takeBack', reason: text(typed, 'reason') }),
    ),
  ],
  ...DOCUMENTS,
  [
    'parent',
    plain(
      {
        id: 'parent',
        heading: 'Make it a part of another incident',
        button: 'Link',
        description: 'The other incident escalates for both. The clocks of this one go on.',
        fields: [
          {
            name: 'parent',
            label: 'Reference of the other incident',
            kind: 'text',
            missing: 'Write its reference, such as INC-000042',
          },
        ],
      },
      (incident) =>
        notClosed(incident) && incident.state !== 'resolved' && incident.parent === null && incident.children.length === 0,
      (typed) => ({ do: 'linkToParent', parent: text(typed, 'parent') }),
    ),
  ],
  [
    'unlink',
    plain(
      {
        id: 'unlink',
        heading: 'Let it be on its own again',
        button: 'Unlink',
        fields: [area('reason', 'Reason', 'Write why it is not a part of the other')],
      },
      (incident) => incident.parent !== null,
      (typed) => ({ do: 'unlinkFromParent', reason: text(typed, 'reason') }),
    ),
  ],
  [
    'resolve',
    plain(
      {
        id: 'resolve',
        heading: 'Resolve',
        button: 'Resolve',
        fields: [area('how', 'How it was resolved', 'Write how it was resolved')],
      },
      onHand,
      (typed) => ({ do: 'resolve', how: text(typed, 'how') }),
    ),
  ],
  [
    'confirm',
    plain(
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
    plain(
      {
        id: 'close',
        heading: 'Close',
        button: 'Close',
        description: 'Only what the caller has confirmed can be closed.',
        fields: [],
      },
      awaitsConfirmation,
      () => ({ do: 'close' }),
    ),
  ],
  [
    'reopen',
    plain(
      {
        id: 'reopen',
        heading: 'Reopen',
        button: 'Reopen',
        fields: [area('reason', 'Reason for reopening', 'Write why it is opened again')],
      },
      (incident) => incident.state === 'closed' || awaitsConfirmation(incident),
      (typed) => ({ do: 'reopen', reason: text(typed, 'reason') }),
    ),
  ],
];

/** What a requester may do with an incident of their organisation. */
export const REQUESTER: readonly (readonly [string, Known])[] = [
  [
    'note',
    plain(
      {
        id: 'note',
        heading: 'Add information',
        button: 'Add the note',
        fields: [area('text', 'What else the desk should know', 'Write what you want to add')],
      },
      notClosed,
      (typed) => ({ do: 'note', text: text(typed, 'text') }),
    ),
  ],
  [
    'confirm',
    plain(
      { id: 'confirm', heading: 'Does it work again?', button: 'Confirm that it works', fields: [], primary: true },
      awaitsConfirmation,
      () => ({ do: 'confirm' }),
    ),
  ],
  [
    'reopen',
    plain(
      {
        id: 'reopen',
        heading: 'It does not work',
        button: 'Reopen',
        fields: [area('reason', 'What is still wrong', 'Write what is still wrong')],
      },
      (incident) => incident.state === 'closed' || awaitsConfirmation(incident),
      (typed) => ({ do: 'reopen', reason: text(typed, 'reason') }),
    ),
  ],
];
