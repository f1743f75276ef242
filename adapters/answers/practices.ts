import Type from 'typebox';
import type { ChangeView, SlotsFound } from '../practices/changes.ts';
import { viewsOf } from './view.ts';

/*
 * The shapes of the practices' views, as `shapes.ts` has those of incidents.
 */
const text = Type.String();
const orNull = <T extends Type.TSchema>(of: T) => Type.Union([of, Type.Null()]);
const texts = Type.Array(text);
const KINDS = ['same-service', 'dependency', 'same-organisation', 'assignee-busy', 'freeze', 'no-downtime', 'outside-window'];

const change = Type.Object({
  reference: text,
  state: text,
  requester: Type.Object({ kind: Type.Enum(['customer', 'desk', 'supplier']), id: orNull(text) }),
  risk: orNull(text),
  impact: orNull(text),
  backOut: text,
  organisations: texts,
  start: orNull(text),
  end: orNull(text),
  collisions: Type.Object({
    verdict: Type.Enum(['none', 'found', 'not-checked']),
    found: Type.Array(Type.Object({ kind: Type.Enum(KINDS), other: orNull(text) })),
  }),
  clinical: Type.Array(Type.Object({ by: text, outcome: Type.Enum(['proceed', 'stop']), reason: text })),
  approvals: Type.Array(Type.Object({ by: text, role: text })),
  notices: Type.Array(Type.Object({ organisation: text, contact: text, givenAt: orNull(text), enough: Type.Boolean() })),
  holds: Type.Array(Type.Object({ by: text, reason: text })),
  incidents: texts,
  review: Type.Object({
    overdue: Type.Boolean(),
    triggers: Type.Array(Type.Object({ counted: Type.Number(), usual: Type.Number() })),
    done: orNull(Type.Object({ by: text, findings: text })),
  }),
  success: orNull(Type.Boolean()),
});
const slots = Type.Object({
  slots: Type.Array(Type.Object({ start: text, end: text })),
  byCalendar: texts,
  bySubstitute: texts,
  notChecked: texts,
});

const changeView = viewsOf<ChangeView>(change);

/** What each method of `session.changes` answers is read as. The others answer nothing. */
export const CHANGE_VIEWS = {
  ...Object.fromEntries(
    (
      [
        'raise',
        'one',
        'revise',
        'submit',
        'assessClinicalRisk',
        'approve',
        'move',
        'signOff',
        'acknowledge',
        'ready',
        'begin',
        'complete',
        'review',
        'cancel',
        'linkIncident',
      ] as const
    ).map((verb) => [`changes.${verb}`, changeView]),
  ),
  'changes.schedule': viewsOf<readonly ChangeView[]>(Type.Array(change)),
  'changes.slots': viewsOf<SlotsFound>(slots),
  'changes.feed': viewsOf<string>(text),
  'changes.declareFreeze': viewsOf<{ readonly freeze: string }>(Type.Object({ freeze: text })),
  'changes.success': viewsOf<object>(
    Type.Object({ reviewed: Type.Number(), failed: Type.Number(), failureRate: orNull(Type.Number()) }),
  ),
};
