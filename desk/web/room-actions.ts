import type { IncidentView } from '../views/types.ts';
import type { Policy } from '../../standards/index.ts';
import { notClosed, toDo } from './availability.ts';
import { FormRefused, text } from './fields.ts';
import { fixedForm, textArea, type Field, type Known } from './form-types.ts';

const inRoom = (incident: IncidentView) => incident.majorIncident !== null && toDo(incident);
const audiences = ({ room }: Policy) => (room?.communications ?? []).map(({ id, name }) => ({ value: id, text: name }));
const managers = ({ escalation, contacts }: Policy) =>
  (escalation.majorIncident?.managers ?? []).map((value) => ({
    value,
    text: contacts.find(({ role }) => role === value)?.title ?? value,
  }));
const next: Field = {
  name: 'next',
  label: 'When the next notice comes (optional)',
  kind: 'text',
  hint: 'A time such as 2026-11-24T11:00:00Z. Left empty, the plan’s interval counts.',
};

/** Forms of the room: candidate, notices, bridge, affected organisations, handover of command, report, and what callers escalate. */
export const ROOM: readonly (readonly [string, Known])[] = [
  [
    'propose',
    {
      action: (incident, { escalation }) =>
        incident.majorIncident === null &&
        incident.room?.candidate === null &&
        incident.parent === null &&
        toDo(incident) &&
        escalation.majorIncident?.declared[incident.severity] !== undefined
          ? {
              id: 'propose',
              heading: 'Propose it as a major incident',
              button: 'Propose',
              description: 'The duty manager decides. If it cannot wait, declare it.',
              fields: [textArea('reason', 'Why it may be one', 'Write why it may be a major incident')],
            }
          : null,
      command: (typed) => ({ do: 'proposeMajorIncident', reason: text(typed, 'reason') }),
    },
  ],
  [
    'reject',
    {
      action: ({ room }, _policy, { role }) =>
        role === 'duty-manager' && room !== null && room.candidate !== null
          ? {
              id: 'reject',
              heading: 'It is no major incident',
              button: 'Reject',
              fields: [textArea('reason', 'Why it is none', 'Write why it is no major incident')],
            }
          : null,
      command: (typed) => ({ do: 'rejectMajorIncident', reason: text(typed, 'reason') }),
    },
  ],
  [
    'notice',
    {
      action: (incident, policy) =>
        inRoom(incident) && policy.room !== null
          ? {
              id: 'notice',
              heading: 'Send a notice',
              button: 'Send',
              description: 'It says when the next will come; that time is then a promise.',
              fields: [
                {
                  name: 'audience',
                  label: 'To whom',
                  kind: 'select',
                  missing: 'Choose the audience',
                  options: audiences(policy),
                },
                textArea('text', 'What is known, and what is done', 'Write the notice'),
                next,
              ],
            }
          : null,
      command: (typed) => ({
        do: 'sendNotice',
        audience: text(typed, 'audience'),
        text: text(typed, 'text'),
        ...(text(typed, 'next') !== '' && { next: text(typed, 'next') }),
      }),
    },
  ],
  [
    'skip-notice',
    {
      action: (incident, policy, { role }) => {
        const open = (incident.room?.notices ?? []).filter(({ doneAt }) => doneAt === null).map(({ audience }) => audience);
        return role === 'duty-manager' && inRoom(incident) && open.length > 0
          ? {
              id: 'skip-notice',
              heading: 'Leave out a notice',
              button: 'Leave it out',
              description: 'The promise counts as not kept.',
              fields: [
                {
                  name: 'audience',
                  label: 'To whom',
                  kind: 'select',
                  missing: 'Choose the audience',
                  options: audiences(policy).filter(({ value }) => open.includes(value)),
                },
                textArea('reason', 'Why it is left out', 'Write why the notice is left out'),
                next,
              ],
            }
          : null;
      },
      command: (typed) => ({
        do: 'skipNotice',
        audience: text(typed, 'audience'),
        reason: text(typed, 'reason'),
        ...(text(typed, 'next') !== '' && { next: text(typed, 'next') }),
      }),
    },
  ],
  [
    'bridge',
    fixedForm(
      {
        id: 'bridge',
        heading: 'Write into the bridge log',
        button: 'Write',
        fields: [
          textArea('text', 'What was decided, done or found, and by whom', 'Write the entry'),
          {
            name: 'checkAt',
            label: 'When it is looked at next (optional)',
            kind: 'text',
            hint: 'A time such as 2026-11-24T11:00:00Z',
          },
        ],
      },
      inRoom,
      (typed) => ({
        do: 'noteBridge',
        text: text(typed, 'text'),
        ...(text(typed, 'checkAt') !== '' && { checkAt: text(typed, 'checkAt') }),
      }),
    ),
  ],
  [
    'affected',
    {
      action: (incident, { organisations }) =>
        inRoom(incident)
          ? {
              id: 'affected',
              heading: 'Name the organisations affected',
              button: 'Name them',
              fields: [
                {
                  ...textArea('organisations', 'Organisations, one a line', 'Write at least one organisation'),
                  hint: organisations.map(({ id }) => id).join(', '),
                  value: incident.room?.affected.join('\n') ?? '',
                },
              ],
            }
          : null,
      command: (typed) => ({
        do: 'recordAffected',
        organisations: text(typed, 'organisations')
          .split(/[\s,]+/)
          .filter(Boolean),
      }),
    },
  ],
  [
    'offer-command',
    {
      action: (incident, policy) =>
        inRoom(incident) && incident.majorIncident?.manager !== null
          ? {
              id: 'offer-command',
              heading: 'Hand over command',
              button: 'Offer command',
              description: 'The present manager keeps it until the other has accepted.',
              fields: [
                { name: 'manager', label: 'To whom', kind: 'select', missing: 'Choose to whom', options: managers(policy) },
                textArea('brief', 'The brief: how things stand, what is decided, what comes next', 'Write the brief'),
              ],
            }
          : null,
      command: (typed) => ({ do: 'offerCommand', manager: text(typed, 'manager'), brief: text(typed, 'brief') }),
    },
  ],
  [
    'accept-command',
    {
      action: (incident) =>
        inRoom(incident) && incident.room !== null && incident.room.offered !== null
          ? {
              id: 'accept-command',
              heading: `${incident.room.offered.to} takes command`,
              button: 'Record that it is accepted',
              fields: [],
            }
          : null,
      command: () => ({ do: 'acceptCommand' }),
    },
  ],
  [
    'decline-command',
    fixedForm(
      {
        id: 'decline-command',
        heading: 'Command is not taken',
        button: 'Record that it is declined',
        fields: [textArea('reason', 'Why it is not taken', 'Write why command is not taken')],
      },
      ({ room }) => room !== null && room.offered !== null,
      (typed) => ({ do: 'declineCommand', reason: text(typed, 'reason') }),
    ),
  ],
  [
    'report',
    fixedForm(
      {
        id: 'report',
        heading: 'Issue the report of the major incident',
        button: 'Issue the report',
        fields: [
          textArea('cause', 'The cause, as far as it is known', 'Write the cause'),
          {
            ...textArea('actions', 'Actions, one a line: what; owner; date', 'Write at least one action'),
            hint: 'For example: Replace the switch; Priya Nair; 2027-01-15',
          },
        ],
      },
      ({ room }) => room !== null && room.report !== null,
      (typed) => ({ do: 'issueReport', cause: text(typed, 'cause'), actions: actionsIn(text(typed, 'actions')) }),
    ),
  ],
  [
    'report-action',
    {
      action: ({ room }) => {
        const open = room?.report?.issued?.actions.filter(({ doneAt }) => doneAt === null) ?? [];
        return open.length > 0
          ? {
              id: 'report-action',
              heading: 'An action of the report is done',
              button: 'Record it',
              fields: [
                {
                  name: 'action',
                  label: 'Which action',
                  kind: 'select',
                  missing: 'Choose the action',
                  options: open.map(({ id, what }) => ({ value: id, text: `${id}: ${what}` })),
                },
                textArea('how', 'How it was done', 'Write how it was done'),
              ],
            }
          : null;
      },
      command: (typed) => ({ do: 'closeReportAction', action: text(typed, 'action'), how: text(typed, 'how') }),
    },
  ],
  [
    'escalate',
    fixedForm(
      {
        id: 'escalate',
        heading: 'The caller escalates it',
        button: 'Escalate',
        description: 'The duty manager is told. From now on it closes only when the caller consents.',
        fields: [textArea('reason', 'What the caller is not content with', 'Write what the caller is not content with')],
      },
      notClosed,
      (typed) => ({ do: 'escalateForCaller', reason: text(typed, 'reason') }),
    ),
  ],
];

function actionsIn(lines: string) {
  return lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [what = '', owner = '', due = ''] = line.split(';').map((part) => part.trim());
      if (what === '' || owner === '' || due === '')
        throw new FormRefused([{ field: 'actions', text: `Write each action as: what; owner; date. This one is not: ${line}` }]);
      return { what, owner, due };
    });
}
