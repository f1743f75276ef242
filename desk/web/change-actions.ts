import type { Actor } from '../domain/access/actor.ts';
import type { ChangeView } from '../service/change-types.ts';
import type { CHANGE_COMMANDS } from '../http/change-commands.ts';
import type { Action, Field } from './form-types.ts';
import { textArea } from './form-types.ts';
import { text, type Typed } from './fields.ts';
import { momentIn } from './moments.ts';
import { localTimes } from '../../kernel/index.ts';
import type { Policy } from '../../standards/index.ts';

type Verb = Exclude<keyof typeof CHANGE_COMMANDS, 'revise'>;

/** A form on the page of a change, when it is offered, and the body that it becomes. */
interface ChangeAction extends Action {
  readonly id: Verb;
  readonly states: readonly string[];
  readonly also?: (change: ChangeView) => boolean;
  /** Offered to whoever holds the duty besides, or instead of, the desk's staff. */
  readonly for?: 'officer';
  readonly body: (typed: Typed) => Readonly<Record<string, unknown>> | null;
}

const BEFORE = ['new', 'assessing', 'authorising', 'scheduled'];
const reason = (label: string) => textArea('reason', label, `Write ${label.toLowerCase()}`);
const said = (name: string) => (typed: Typed) => ({ [name]: text(typed, name) });
const number = (name: string, label: string): Field => ({
  name,
  label,
  kind: 'number',
  hint: '1 (least) to 5',
  missing: 'Write a number from 1 to 5',
});
const choices = (values: readonly string[]) => values.map((value) => ({ value, text: value }));

function known(change: ChangeView, policy: Policy): readonly ChangeAction[] {
  const { field } = localTimes(policy.zone);
  const contacts = change.notices.map(({ organisation, contact, name }) => ({
    value: `${organisation}/${contact}`,
    text: `${name}, ${organisation}`,
  }));
  const contact = (typed: Typed) => {
    const [organisation = '', id = ''] = text(typed, 'contact').split('/');
    return { organisation, contact: id };
  };
  const risks = (typed: Typed, when: string) => ({
    severity: Number(text(typed, `${when}Severity`)),
    likelihood: Number(text(typed, `${when}Likelihood`)),
  });
  const moment = (name: 'start' | 'end', label: string): Field => ({
    ...{ name, label, kind: 'moment', missing: 'Write a date and a time' },
    ...(change[name] ? { value: field(change[name]) } : {}),
  });
  const accept: Field = { name: 'accept', label: 'Why it goes ahead although it collides (where it does)', kind: 'area' };
  const accepted = (typed: Typed) => (text(typed, 'accept') === '' ? {} : { accept: text(typed, 'accept') });
  return [
    {
      id: 'submit',
      heading: 'Submit',
      button: 'Submit for assessment',
      fields: [],
      primary: true,
      states: ['new'],
      body: () => null,
    },
    {
      ...{ id: 'clinical-risk', heading: 'Clinical risk', button: 'Record the assessment', states: BEFORE, for: 'officer' },
      fields: [
        {
          name: 'outcome',
          label: 'May it go ahead',
          kind: 'select',
          options: [
            { value: 'proceed', text: 'Yes' },
            { value: 'stop', text: 'No: it is stopped' },
          ],
          missing: 'Choose yes or no',
        },
        reason('Why'),
        ...[number('beforeSeverity', 'Severity of harm today'), number('beforeLikelihood', 'Likelihood of harm today')],
        ...[
          number('afterSeverity', 'Severity of harm with the change'),
          number('afterLikelihood', 'Likelihood of harm with the change'),
        ],
        { name: 'hazard', label: 'Entry of the hazard log (optional)', kind: 'text' },
      ],
      body: (typed) => ({
        ...{
          outcome: text(typed, 'outcome'),
          reason: text(typed, 'reason'),
          before: risks(typed, 'before'),
          after: risks(typed, 'after'),
        },
        ...(text(typed, 'hazard') === '' ? {} : { hazard: text(typed, 'hazard') }),
      }),
    },
    {
      id: 'approve',
      heading: 'Approve',
      button: 'Approve, and tell its users',
      fields: [accept],
      primary: true,
      states: ['authorising'],
      body: accepted,
    },
    {
      id: 'reject',
      heading: 'Reject',
      button: 'Send it back',
      fields: [reason('Why it is rejected')],
      states: ['assessing', 'authorising'],
      body: said('reason'),
    },
    {
      ...{
        id: 'sign-off',
        heading: 'Sign the time off',
        button: 'Record the sign-off',
        states: ['assessing', 'authorising', 'scheduled'],
      },
      also: ({ unsigned }) => unsigned.length > 0,
      fields: [
        {
          ...{
            name: 'contact',
            label: 'Who says that this is the least bad time',
            kind: 'select',
            missing: 'Choose who said so',
          },
          options: change.signers.map(({ organisation, contact: id, name }) => ({
            value: `${organisation}/${id}`,
            text: `${name}, ${organisation}`,
          })),
        },
      ],
      body: contact,
    },
    {
      ...{ id: 'ready', heading: 'Make ready', button: 'Record as ready', states: BEFORE },
      also: ({ unready }) => unready.length > 0,
      fields: [
        {
          name: 'item',
          label: 'What is ready',
          kind: 'select',
          options: change.readiness.filter(({ done }) => !done).map(({ item, asks }) => ({ value: item, text: asks })),
          missing: 'Choose what is ready',
        },
        {
          name: 'evidence',
          label: 'Where it is found, or who it is',
          kind: 'text',
          missing: 'Write where it is found, or who it is',
        },
      ],
      body: (typed) => ({ item: text(typed, 'item'), evidence: text(typed, 'evidence') }),
    },
    {
      ...{ id: 'acknowledge', heading: 'Somebody read their notice', button: 'Record it', states: ['scheduled'] },
      fields: [
        { name: 'contact', label: 'Whose notice', kind: 'select', options: contacts, missing: 'Choose whose notice' },
        { name: 'name', label: 'Who said so', kind: 'text', missing: 'Write who said so' },
      ],
      body: (typed) => ({ ...contact(typed), name: text(typed, 'name') }),
    },
    {
      ...{ id: 'move', heading: 'Move', button: 'Move it, and tell its users', states: BEFORE },
      fields: [moment('start', 'From when'), moment('end', 'Until when'), reason('Why it moves'), accept],
      body: (typed) => ({
        start: momentIn(typed, 'start', policy.zone),
        end: momentIn(typed, 'end', policy.zone),
        reason: text(typed, 'reason'),
        ...accepted(typed),
      }),
    },
    {
      ...{ id: 'assign', heading: 'Assign', button: 'Assign', states: [...BEFORE, 'implementing'] },
      fields: [{ name: 'assignee', label: 'Who makes it', kind: 'text', missing: 'Write who makes it' }],
      body: said('assignee'),
    },
    {
      id: 'begin',
      heading: 'Begin',
      button: 'Begin the change',
      fields: [],
      primary: true,
      states: ['scheduled'],
      also: ({ holds }) => holds.length === 0,
      body: () => null,
    },
    {
      id: 'hold',
      heading: 'Hold',
      button: 'Hold it',
      fields: [reason('Why it is held')],
      states: ['assessing', 'authorising', 'scheduled'],
      body: said('reason'),
    },
    {
      id: 'release',
      heading: 'Release',
      button: 'Release it',
      fields: [],
      states: ['assessing', 'authorising', 'scheduled'],
      also: ({ holds }) => holds.some(({ by }) => by === 'person'),
      body: () => null,
    },
    {
      ...{ id: 'complete', heading: 'Complete', button: 'Record that it is made', primary: true, states: ['implementing'] },
      fields: [
        {
          name: 'outcome',
          label: 'Does it do what it was for',
          kind: 'select',
          options: choices(['met', 'not-met']),
          missing: 'Choose met or not met',
        },
      ],
      body: said('outcome'),
    },
    {
      id: 'back-out',
      heading: 'Undo',
      button: 'Record that it was undone',
      fields: [reason('Why it was undone')],
      states: ['implementing'],
      body: said('reason'),
    },
    {
      ...{ id: 'incidents', heading: 'Link an incident', button: 'Link it', states: ['implementing', 'review', 'closed'] },
      fields: [
        { name: 'incident', label: 'Reference of the incident', kind: 'text', missing: 'Write a reference such as INC-000001' },
      ],
      body: said('incident'),
    },
    {
      id: 'review',
      heading: 'Review',
      button: 'Close it',
      fields: [textArea('findings', 'What the review found', 'Write what the review found')],
      primary: true,
      states: ['review'],
      body: said('findings'),
    },
    {
      id: 'cancel',
      heading: 'Cancel',
      button: 'Cancel it, and tell its users',
      fields: [reason('Why it is cancelled')],
      states: [...BEFORE, 'stopped'],
      body: said('reason'),
    },
  ];
}

/** What this person can do with the change now. The desk decides again when the form comes. */
export const changeActions = (change: ChangeView, viewer: Actor, policy: Policy): readonly ChangeAction[] =>
  known(change, policy).filter(
    (action) =>
      action.states.includes(change.state) &&
      action.also?.(change) !== false &&
      (viewer.role === 'officer'
        ? action.for === 'officer'
        : viewer.role !== 'assessor' && viewer.role !== 'requester' && action.for === undefined),
  );
