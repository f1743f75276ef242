import Type from 'typebox';
import { Instant, SafetyFlag, oneOf, orNull, shown, strict, words } from './common.ts';
import type { DataSecurityView, SafetyCaseView } from '../../views/safety.ts';

const Risk = Type.Integer({ minimum: 1, maximum: 5, description: '1 is the smallest' });
const Answer = Type.Union([Type.String(), Type.Integer(), Type.Boolean()]);
const Person = { at: Instant, by: Type.String() };

/** A case of possible harm, as staff, officers and the assessor see it. */
export const SafetyCase = shown<SafetyCaseView>(
  Type.Object({
    flaggedAt: orNull({ ...Instant, description: 'The latest harm; null while there is only a question' }),
    askedAt: orNull({ ...Instant, description: 'Since when somebody has to answer whether a patient may have come to harm' }),
    told: Type.Array(Type.Object({ role: Type.String(), holder: Type.String(), at: Instant })),
    heardAt: orNull({ ...Instant, description: "The officer's first act" }),
    triage: orNull(
      Type.Object({
        ...Person,
        severity: Type.String(),
        likelihood: Type.String(),
        risk: Risk,
        answers: Type.Record(Type.String(), Answer),
      }),
    ),
    hazards: Type.Array(Type.String()),
    signOff: orNull(Type.Object({ ...Person, risk: Risk, conclusion: Type.String() })),
    acceptance: orNull(Type.Object({ ...Person, reason: Type.String() })),
    voided: Type.Array(Type.Object(Person), { description: 'Sign-offs that a new harm made void' }),
    waitsFor: orNull(Type.String({ description: 'What has to happen before it can close' })),
  }),
);

export const DataSecurity = shown<DataSecurityView>(
  Type.Object({
    stage: oneOf(['suspected', 'known']),
    since: Instant,
    due: { ...Instant, description: 'End of the limit, in elapsed hours' },
    passed: Type.Boolean({ description: 'The limit ended before anybody notified or decided' }),
    supplier: orNull(Type.Object({ id: Type.String(), knewAt: Instant })),
    steps: Type.Array(Type.Object({ after: Type.String(), to: Type.String(), at: Instant })),
    stopped: orNull(
      Type.Object({
        by: oneOf(['notified', 'decided']),
        at: Instant,
        who: Type.String(),
        late: Type.Boolean(),
        words: Type.String(),
      }),
    ),
    involved: Type.Array(Type.Object({ name: Type.String(), part: Type.String(), manager: orNull(Type.String()) })),
    investigator: orNull(Type.Object({ name: Type.String(), at: Instant })),
  }),
);

/** Bodies of the commands of clinical safety and information governance. */
export const SAFETY_BODIES = {
  'flag-harm': Type.Object({ flags: Type.Array(SafetyFlag, { minItems: 1, maxItems: 3 }), what: words(2000) }, strict),
  'rule-out-harm': Type.Object({ reason: words(2000) }, strict),
  triage: Type.Object(
    { answers: Type.Record(words(40), Answer, { maxProperties: 40 }), severity: words(40), likelihood: words(40) },
    strict,
  ),
  hazard: Type.Object({ hazard: words(40) }, strict),
  'sign-off': Type.Object({ conclusion: words(5000), withoutHazard: Type.Optional(words(2000)) }, strict),
  'accept-risk': Type.Object({ reason: words(5000) }, strict),
  'suspect-breach': Type.Object({ what: words(5000) }, strict),
  'know-of-breach': Type.Object(
    {
      at: words(60),
      what: words(5000),
      supplier: Type.Optional(words(80)),
      supplierKnewAt: Type.Optional(words(60)),
    },
    strict,
  ),
  'notify-breach': Type.Object({ to: words(200), theirReference: words(200), lateBecause: Type.Optional(words(2000)) }, strict),
  'decide-breach': Type.Object({ reason: words(5000) }, strict),
  involved: Type.Object(
    { name: words(120), part: oneOf(['reporter', 'subject', 'system-owner', 'other']), manager: Type.Optional(words(120)) },
    strict,
  ),
  investigator: Type.Object({ name: words(120) }, strict),
  'ring-back': Type.Object({ who: words(120), offered: Type.Optional(words(40)) }, strict),
  'check-identity': Type.Object(
    { who: words(120), method: words(40), result: oneOf(['confirmed', 'not-confirmed', 'refused']) },
    strict,
  ),
  'change-account': Type.Object({ who: words(120), action: words(40) }, strict),
} as const;
