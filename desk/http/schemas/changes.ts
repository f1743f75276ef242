import Type from 'typebox';
import { Instant, oneOf, orNull, shown, strict, words } from './common.ts';
import type { Proposal, SuccessReport } from '../../domain/changes/index.ts';
import type { ChangeView, ListedChange, NewFreeze } from '../../service/change-types.ts';

const text = words(4000);
const level = oneOf(['low', 'medium', 'high']);
const names = Type.Array(words(100), { maxItems: 200 });
const moment = Type.String({ minLength: 10, maxLength: 40, description: 'ISO 8601 instant' });

/** A request for change. Without organisations it affects every customer. */
export const ChangeRequest = Type.Object(
  {
    type: Type.Optional(oneOf(['standard', 'normal', 'emergency'])),
    template: Type.Optional(words(60)),
    supplier: Type.Optional(words(60)),
    externalId: Type.Optional(words(100)),
    title: words(200),
    description: Type.Optional(Type.String({ maxLength: 4000 })),
    services: Type.Optional(names),
    organisations: Type.Optional(names),
    risk: Type.Optional(level),
    impact: Type.Optional(level),
    backOut: Type.Optional(Type.String({ maxLength: 4000 })),
    assignee: Type.Optional(words(100)),
    start: Type.Optional(moment),
    end: Type.Optional(moment),
  },
  strict,
);

const risk = Type.Object(
  { severity: Type.Integer({ minimum: 1, maximum: 5 }), likelihood: Type.Integer({ minimum: 1, maximum: 5 }) },
  strict,
);
const reason = Type.Object({ reason: text }, strict);
const contact = { organisation: words(100), contact: words(60) };

/** The body of each thing that can be done to a change; null: none. */
export const CHANGE_BODIES = {
  revise: ChangeRequest,
  assign: Type.Object({ assignee: orNull(words(100)) }, strict),
  submit: null,
  move: Type.Object({ start: moment, end: moment, reason: text, accept: Type.Optional(text) }, strict),
  'clinical-risk': Type.Object(
    { outcome: oneOf(['proceed', 'stop']), reason: text, before: risk, after: risk, hazard: Type.Optional(words(60)) },
    strict,
  ),
  approve: Type.Object({ accept: Type.Optional(text) }, strict),
  reject: reason,
  'sign-off': Type.Object(contact, strict),
  acknowledge: Type.Object({ ...contact, name: words(120) }, strict),
  hold: reason,
  release: null,
  ready: Type.Object({ item: words(60), evidence: text }, strict),
  begin: null,
  complete: Type.Object({ outcome: oneOf(['met', 'not-met']) }, strict),
  'back-out': reason,
  review: Type.Object({ findings: text }, strict),
  cancel: reason,
  incidents: Type.Object({ incident: words(40) }, strict),
} as const;

const strings = Type.Array(Type.String());
const open = Type.Object({}, { additionalProperties: true });

export const Change = shown<ChangeView>(
  Type.Object(
    {
      reference: Type.String(),
      type: Type.String(),
      state: Type.String(),
      title: Type.String(),
      services: strings,
      organisations: strings,
      start: orNull(Instant),
      end: orNull(Instant),
      collisions: Type.Object({ verdict: Type.String(), found: Type.Array(open), notChecked: strings }),
      notices: Type.Array(open),
      incidents: strings,
    },
    { additionalProperties: true, description: 'A change, with its collisions, notices, readiness and review' },
  ),
);
export const Changes = Type.Array(Change);
export const ListedChanges = shown<readonly ListedChange[]>(
  Type.Array(
    Type.Object({ reference: Type.String(), state: Type.String(), title: Type.String(), organisations: orNull(strings) }),
  ),
);
export const Freeze = Type.Unsafe<NewFreeze>(
  Type.Object(
    {
      name: words(200),
      from: Type.String({ maxLength: 20, description: 'A local time such as 2026-12-19T00:00' }),
      to: Type.String({ maxLength: 20, description: 'A local time; the freeze ends before it' }),
      services: Type.Optional(names),
      organisations: Type.Optional(names),
    },
    strict,
  ),
);
export const Freezes = Type.Array(open);
export const Frozen = Type.Object({ freeze: Type.String(), held: strings });
export const Reason = reason;
export const Calendar = Type.Object(
  { file: Type.String({ minLength: 1, maxLength: 500_000, description: 'An iCalendar file' }) },
  strict,
);

/** Instants as text. */
export type SlotsView = Omit<Proposal, 'slots' | 'from' | 'to'> & {
  readonly slots: readonly {
    readonly start: string;
    readonly end: string;
    readonly sessionHours: number;
    readonly contacts: number;
  }[];
};
export const Slots = shown<SlotsView>(
  Type.Object(
    { slots: Type.Array(open), curve: Type.Array(open), byCalendar: strings, bySubstitute: strings, notChecked: strings },
    { description: 'Times for a change, those of least clinical use first, and by what they were found' },
  ),
);
export const Success = shown<SuccessReport>(
  Type.Object(
    { reviewed: Type.Integer(), failed: Type.Integer(), failureRate: orNull(Type.Number()), rule: Type.String() },
    { additionalProperties: true },
  ),
);
