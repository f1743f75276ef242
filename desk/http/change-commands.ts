import type { Static } from 'typebox';
import type { Actor } from '../domain/access/actor.ts';
import type { ChangeCommand } from '../domain/changes/index.ts';
import type { CHANGE_BODIES, ChangeRequest } from './schemas/changes.ts';
import { Refusal } from '../../kernel/index.ts';

type Bodies = typeof CHANGE_BODIES;
type BodyOf<V extends keyof Bodies> = Bodies[V] extends null ? null : Static<Exclude<Bodies[V], null>>;
type Given = Exclude<ChangeCommand, { readonly type: 'raise' }>;

/** What can be done to a change, by the last part of its address. */
export const CHANGE_COMMANDS: {
  readonly [V in keyof Bodies]: { readonly summary: string; readonly of: (body: BodyOf<V>, actor: Actor) => Given };
} = {
  revise: { summary: 'Rewrite the request of a change', of: (body, actor) => ({ ...asked(body, actor), type: 'revise' }) },
  assign: { summary: 'Say who makes the change', of: ({ assignee }) => ({ type: 'assign', assignee }) },
  submit: { summary: 'Submit the change for assessment', of: () => ({ type: 'submit' }) },
  move: {
    summary: 'Move the change to another time; who was told is told again',
    of: (body) => ({ type: 'move', ...times(body), ...body, ...times(body) }),
  },
  'clinical-risk': {
    summary: 'Assess the clinical risk of a change, which may stop it',
    of: ({ hazard = null, ...body }) => ({ type: 'assess-clinical-risk', ...body, hazard }),
  },
  approve: { summary: 'Approve the change, and have its users told', of: (body) => ({ type: 'approve', ...body }) },
  reject: { summary: 'Send the change back to whoever asked for it', of: ({ reason }) => ({ type: 'reject', reason }) },
  'sign-off': {
    summary: 'Record who signed the time off for the clinical users',
    of: (body) => ({ type: 'sign-off-time', ...body }),
  },
  acknowledge: { summary: 'Record that somebody read their notice', of: (body) => ({ type: 'acknowledge-notice', ...body }) },
  hold: { summary: 'Hold the change', of: ({ reason }) => ({ type: 'hold', reason, freeze: null }) },
  release: { summary: 'Release the change from the hold of a person', of: () => ({ type: 'release', freeze: null }) },
  ready: { summary: 'Record what the desk has ready for the change', of: (body) => ({ type: 'ready', ...body }) },
  begin: { summary: 'Begin the change', of: () => ({ type: 'begin', usual: 0 }) },
  complete: { summary: 'Record that the change is made', of: ({ outcome }) => ({ type: 'complete', outcome }) },
  'back-out': { summary: 'Record that the change was undone', of: ({ reason }) => ({ type: 'back-out', reason }) },
  review: { summary: 'Close the change with what its review found', of: ({ findings }) => ({ type: 'review', findings }) },
  cancel: { summary: 'Cancel the change; who was told is told', of: ({ reason }) => ({ type: 'cancel', reason }) },
  incidents: { summary: 'Link an incident that the change caused', of: ({ incident }) => ({ type: 'link-incident', incident }) },
};

/** The request in a body, as somebody asks for it. @throws {Refusal} `invalid` for a time that is none */
export function asked(body: Static<typeof ChangeRequest>, actor: Actor): ChangeCommand & { readonly type: 'raise' } {
  const { type = 'normal', title, description = '', backOut = '', services = [], organisations = [], supplier, ...rest } = body;
  return {
    type: 'raise',
    title,
    description,
    backOut,
    request: {
      changeType: type,
      template: rest.template ?? null,
      requester:
        supplier === undefined
          ? { kind: actor.role === 'requester' ? 'customer' : 'desk', id: actor.organisation }
          : { kind: 'supplier', id: supplier },
      externalId: rest.externalId ?? null,
      items: services,
      organisations,
      risk: rest.risk ?? null,
      impact: rest.impact ?? null,
      assignee: rest.assignee ?? null,
      start: rest.start === undefined ? null : instantText(rest.start, 'start'),
      end: rest.end === undefined ? null : instantText(rest.end, 'end'),
    },
  };
}

const times = ({ start, end }: { readonly start: string; readonly end: string }) => ({
  start: instantText(start, 'start'),
  end: instantText(end, 'end'),
});

export function instantText(text: string, field: string): string {
  try {
    return Temporal.Instant.from(text).round({ smallestUnit: 'millisecond' }).toString();
  } catch {
    throw new Refusal('invalid', `"${text}" is not an instant. Write it like 2027-01-13T02:00:00Z.`, 400, { field });
  }
}
