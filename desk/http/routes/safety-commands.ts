import type { Static } from 'typebox';
import type { Command } from '../../domain/incident/commands.ts';
import type { SAFETY_BODIES } from '../schemas/safety.ts';

type Bodies = typeof SAFETY_BODIES;

/** The commands of clinical safety and information governance on an incident. `numberOf` is the directory's number of a person, or null. */
export const SAFETY_COMMANDS: {
  readonly [V in keyof Bodies]: {
    readonly summary: string;
    readonly of: (body: Static<Bodies[V]>, seen: { readonly numberOf: (who: string) => string | null }) => Command;
  };
} = {
  'flag-harm': {
    summary: 'Flag that a patient may have come to harm, which raises the severity and tells the clinical safety officer',
    of: ({ flags, what }) => ({ do: 'flagHarm', flags, what }),
  },
  'rule-out-harm': {
    summary: 'Answer that no patient can have come to harm',
    of: ({ reason }) => ({ do: 'ruleOutHarm', reason }),
  },
  triage: { summary: 'Fill the triage form of the clinical safety officer', of: (body) => ({ do: 'triageHarm', ...body }) },
  hazard: { summary: 'Link it to a hazard of the log', of: ({ hazard }) => ({ do: 'linkHazard', hazard }) },
  'sign-off': { summary: 'Sign it off as the clinical safety officer', of: (body) => ({ do: 'signOffSafety', ...body }) },
  'accept-risk': {
    summary: 'Accept the risk that remains, as top management',
    of: ({ reason }) => ({ do: 'acceptRisk', reason }),
  },
  'suspect-breach': { summary: 'Say that personal data may be affected', of: ({ what }) => ({ do: 'suspectBreach', what }) },
  'know-of-breach': {
    summary: 'Say since when the desk knows that personal data are affected; its limit counts from then',
    of: (body) => ({ do: 'knowOfBreach', ...body }),
  },
  'notify-breach': { summary: 'Record a notification, which stops the limit', of: (body) => ({ do: 'notifyBreach', ...body }) },
  'decide-breach': {
    summary: 'Decide, with a reason, that it need not be notified, which stops the limit',
    of: ({ reason }) => ({ do: 'decideBreach', reason }),
  },
  involved: { summary: 'Add somebody who is involved, and their manager', of: (body) => ({ do: 'addInvolved', ...body }) },
  investigator: { summary: 'Appoint an independent investigator', of: ({ name }) => ({ do: 'appointInvestigator', name }) },
  'ring-back': {
    summary: 'Ring somebody back on the number of the directory',
    of: ({ who, offered }, { numberOf }) => ({
      do: 'ringBack',
      who,
      number: numberOf(who),
      ...(offered !== undefined && { offered }),
    }),
  },
  'check-identity': {
    summary: 'Record how a caller was checked, and with what result; never an answer',
    of: (body) => ({ do: 'checkIdentity', ...body }),
  },
  'change-account': {
    summary: 'Record a change of an account, refused unless its owner was checked',
    of: (body) => ({ do: 'changeAccount', ...body }),
  },
};
