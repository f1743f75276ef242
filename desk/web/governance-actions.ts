import { text } from './fields.ts';
import { textArea, type Known } from './form-types.ts';
import { momentIn } from './moments.ts';
import type { Actor } from '../domain/access/actor.ts';
import { holds } from '../domain/access/duties.ts';
import type { Policy } from '../../standards/index.ts';

/** Forms of data-security incidents, and of the check of who calls. */

const isLead = (viewer: Actor, { informationGovernance: rules, contacts }: Policy): boolean =>
  rules !== null && holds(viewer, rules.dataSecurity.officer, { contacts });
const isStaff = ({ role }: Actor) => role === 'analyst' || role === 'duty-manager';
const PARTS = [
  { value: 'subject', text: 'It is about them' },
  { value: 'reporter', text: 'They reported it' },
  { value: 'system-owner', text: 'They own the system' },
  { value: 'other', text: 'In another part' },
];
const RESULTS = [
  { value: 'confirmed', text: 'It is who they say' },
  { value: 'not-confirmed', text: 'It could not be confirmed' },
  { value: 'refused', text: 'They did not want to be checked' },
];
const who = { name: 'who', label: 'Whose account', kind: 'text', missing: 'Write whose account it is' } as const;

export const GOVERNANCE: readonly (readonly [string, Known])[] = [
  [
    'suspect-breach',
    {
      action: ({ dataSecurity }, policy) =>
        policy.informationGovernance === null || dataSecurity !== undefined
          ? null
          : {
              id: 'suspect-breach',
              heading: 'Personal data may be affected',
              button: 'Report it',
              description:
                'Lost, changed, out of reach, or seen by somebody who may not. The lead for information governance is told at once.',
              fields: [
                textArea(
                  'what',
                  'Which data, and what may have happened to them',
                  'Write which data, and what may have happened',
                ),
              ],
            },
      command: (typed) => ({ do: 'suspectBreach', what: text(typed, 'what') }),
    },
  ],
  [
    'know-of-breach',
    {
      action: ({ dataSecurity }, policy) =>
        policy.informationGovernance === null || dataSecurity?.stage === 'known'
          ? null
          : {
              id: 'know-of-breach',
              heading: 'Personal data are affected',
              button: 'Start the limit',
              description:
                'The limit counts real hours from when the desk knew, nights and weekends included; if a supplier told you, from then.',
              fields: [
                { name: 'at', label: 'Since when the desk knows', kind: 'moment', missing: 'Write since when the desk knows' },
                textArea('what', 'Which data are affected, and how', 'Write which data are affected, and how'),
                {
                  name: 'supplier',
                  label: 'Told by a supplier (optional)',
                  kind: 'select',
                  options: policy.suppliers.map(({ id, name }) => ({ value: id, text: name })),
                },
              ],
            },
      command: (typed, _, policy) => {
        const supplier = text(typed, 'supplier');
        const at = momentIn(typed, 'at', policy.zone);
        return { do: 'knowOfBreach', at, what: text(typed, 'what'), ...(supplier !== '' && { supplier }) };
      },
    },
  ],
  [
    'notify-breach',
    {
      action: ({ dataSecurity }, policy, viewer) =>
        dataSecurity !== undefined && isLead(viewer, policy)
          ? {
              id: 'notify-breach',
              heading: 'Record a notification',
              button: 'Record the notification',
              description: 'The first one stops the limit, even if more follows.',
              fields: [
                { name: 'to', label: 'Who was notified', kind: 'text', missing: 'Write who was notified' },
                { name: 'theirReference', label: 'Their reference', kind: 'text', missing: 'Write their reference' },
                { name: 'lateBecause', label: 'If it is after the limit: why', kind: 'area' },
              ],
            }
          : null,
      command: (typed) => {
        const lateBecause = text(typed, 'lateBecause');
        const told = { to: text(typed, 'to'), theirReference: text(typed, 'theirReference') };
        return { do: 'notifyBreach', ...told, ...(lateBecause !== '' && { lateBecause }) };
      },
    },
  ],
  [
    'decide-breach',
    {
      action: ({ dataSecurity }, policy, viewer) =>
        dataSecurity !== undefined && dataSecurity.stopped === null && isLead(viewer, policy)
          ? {
              id: 'decide-breach',
              heading: 'Decide that it need not be notified',
              button: 'Decide',
              description: 'Your name and your reason stay in the record, and the limit stops.',
              fields: [textArea('reason', 'Why no risk to anybody is likely', 'Write why no risk to anybody is likely')],
            }
          : null,
      command: (typed) => ({ do: 'decideBreach', reason: text(typed, 'reason') }),
    },
  ],
  [
    'involved',
    {
      action: ({ dataSecurity }) =>
        dataSecurity === undefined
          ? null
          : {
              id: 'involved',
              heading: 'Add somebody who is involved',
              button: 'Add the person',
              fields: [
                { name: 'name', label: 'Name', kind: 'text', missing: 'Write the name' },
                { name: 'part', label: 'In which part', kind: 'select', missing: 'Choose in which part', options: PARTS },
                { name: 'manager', label: 'Name of their manager (optional)', kind: 'text' },
              ],
            },
      command: (typed) => {
        const manager = text(typed, 'manager');
        const part = text(typed, 'part') as 'subject';
        return { do: 'addInvolved', name: text(typed, 'name'), part, ...(manager !== '' && { manager }) };
      },
    },
  ],
  [
    'investigator',
    {
      action: ({ dataSecurity }, policy, viewer) =>
        dataSecurity !== undefined && isLead(viewer, policy)
          ? {
              id: 'investigator',
              heading: 'Appoint the investigator',
              button: 'Appoint',
              description: 'Nobody who reported it, whom it is about, who owns the system, or who manages one of them.',
              fields: [{ name: 'name', label: 'Name of the investigator', kind: 'text', missing: 'Write who investigates' }],
            }
          : null,
      command: (typed) => ({ do: 'appointInvestigator', name: text(typed, 'name') }),
    },
  ],
  [
    'ring-back',
    {
      action: ({ state }, policy, viewer) =>
        policy.informationGovernance === null || !isStaff(viewer) || state === 'closed'
          ? null
          : {
              id: 'ring-back',
              heading: 'Ring the caller back',
              button: 'Ring back',
              description:
                'The desk rings the number of its directory. A number that the caller gives proves nothing and is not rung.',
              fields: [who, { name: 'offered', label: 'Number that the caller gave (optional)', kind: 'text' }],
            },
      command: (typed) => {
        const offered = text(typed, 'offered');
        return { do: 'ringBack', who: text(typed, 'who'), number: null, ...(offered !== '' && { offered }) };
      },
    },
  ],
  [
    'check-identity',
    {
      action: ({ state }, policy, viewer) =>
        policy.informationGovernance === null || !isStaff(viewer) || state === 'closed'
          ? null
          : {
              id: 'check-identity',
              heading: 'Record a check of who calls',
              button: 'Record the check',
              description: 'Only how and with what result. Never write down an answer that the caller gave.',
              fields: [
                who,
                {
                  name: 'method',
                  label: 'How it was checked',
                  kind: 'select',
                  missing: 'Choose how it was checked',
                  options: policy.informationGovernance.identity.methods.map(({ id, title }) => ({ value: id, text: title })),
                },
                { name: 'result', label: 'Result', kind: 'select', missing: 'Choose the result', options: RESULTS },
              ],
            },
      command: (typed) => ({
        do: 'checkIdentity',
        who: text(typed, 'who'),
        method: text(typed, 'method'),
        result: text(typed, 'result') as 'confirmed',
      }),
    },
  ],
  [
    'change-account',
    {
      action: ({ state }, policy, viewer) =>
        policy.informationGovernance === null || !isStaff(viewer) || state === 'closed'
          ? null
          : {
              id: 'change-account',
              heading: 'Change an account',
              button: 'Record the change',
              description: 'Refused unless its owner has been checked.',
              fields: [
                who,
                {
                  name: 'action',
                  label: 'What is done',
                  kind: 'select',
                  missing: 'Choose what is done',
                  options: policy.informationGovernance.identity.actions.map(({ id, title }) => ({ value: id, text: title })),
                },
              ],
            },
      command: (typed) => ({ do: 'changeAccount', who: text(typed, 'who'), action: text(typed, 'action') }),
    },
  ],
];
