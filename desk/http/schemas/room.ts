import Type from 'typebox';
import { Instant, oneOf, orNull, strict, words } from './common.ts';

const text = Type.String();

/** The room of a major incident. */
export const Room = orNull(
  Type.Object({
    candidate: orNull(Type.Object({ at: Instant, by: text, reason: text })),
    notices: Type.Array(
      Type.Object({
        audience: text,
        due: Type.Union([Instant], { description: 'When the last notice promised that this one would come' }),
        state: oneOf(['upcoming', 'overdue', 'completed', 'late', 'skipped']),
        doneAt: orNull(Instant),
        by: orNull(text),
        text: orNull(text),
      }),
    ),
    bridge: Type.Array(Type.Object({ at: Instant, by: text, text, checkAt: orNull(Instant) })),
    affected: Type.Array(text),
    offered: orNull(Type.Object({ at: Instant, by: text, to: text, role: text, brief: text })),
    report: orNull(
      Type.Object({
        owner: text,
        due: Instant,
        overdue: Type.Boolean(),
        issued: orNull(
          Type.Object({
            at: Instant,
            by: text,
            cause: text,
            actions: Type.Array(Type.Object({ id: text, what: text, owner: text, due: text, doneAt: orNull(Instant) })),
          }),
        ),
      }),
    ),
  }),
);

export const Consent = Type.Object({
  needed: Type.Boolean({ description: 'It closes only when whoever raised it consents' }),
  escalatedAt: orNull(Instant),
  keptUntil: orNull(Instant),
});

const Report = Type.Object(
  {
    cause: words(20_000),
    actions: Type.Array(Type.Object({ what: words(2000), owner: words(200), due: words(20) }, strict), {
      minItems: 1,
      maxItems: 50,
    }),
  },
  strict,
);

/** Bodies of the commands in the room. */
export const ROOM_BODIES = {
  propose: Type.Object({ reason: words(1000) }, strict),
  reject: Type.Object({ reason: words(1000) }, strict),
  notice: Type.Object(
    { audience: words(80), text: words(10_000), next: Type.Optional(words(60)), last: Type.Optional(Type.Boolean()) },
    strict,
  ),
  'skip-notice': Type.Object({ audience: words(80), reason: words(1000), next: Type.Optional(words(60)) }, strict),
  bridge: Type.Object({ text: words(10_000), checkAt: Type.Optional(words(60)) }, strict),
  affected: Type.Object({ organisations: Type.Array(words(80), { maxItems: 500 }) }, strict),
  'offer-command': Type.Object({ manager: words(80), brief: words(10_000) }, strict),
  'accept-command': null,
  'decline-command': Type.Object({ reason: words(1000) }, strict),
  report: Report,
  'report-action': Type.Object({ action: words(20), how: words(5000) }, strict),
  escalate: Type.Object({ reason: words(5000) }, strict),
} as const;
