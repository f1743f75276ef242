import Type from 'typebox';
import type { ChangeView, SlotsFound } from '../practices/changes.ts';
import { viewsOf, type ViewOf } from './view.ts';

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

const changeView: ViewOf<ChangeView> = viewsOf<ChangeView>(change);
const views = new Map<string, ViewOf<unknown>>([
  ['schedule', viewsOf<readonly ChangeView[]>(Type.Array(change))],
  ['slots', viewsOf<SlotsFound>(slots)],
  ['feed', viewsOf<string>(text)],
  ['declareFreeze', viewsOf(Type.Object({ freeze: text }))],
  ['success', viewsOf(Type.Object({ reviewed: Type.Number(), failed: Type.Number(), failureRate: orNull(Type.Number()) }))],
]);
const SILENT = ['giveCalendar', 'liftFreeze'];

/** What each method of `session.changes` answers, read. The others answer with the change. */
export const changesAnswer = (verb: string, answer: unknown): unknown =>
  SILENT.includes(verb) ? undefined : (views.get(verb) ?? changeView)(answer, '');
