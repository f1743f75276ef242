import Type from 'typebox';
import type { Static } from 'typebox';
import { ContactType, Level, SafetyFlag, oneOf, strict, words } from './common.ts';

const Caller = Type.Object(
  {
    name: words(120),
    organisation: words(80),
    telephone: Type.Optional(words(40)),
    mail: Type.Optional(words(254)),
  },
  strict,
);

export const ContactBody = Type.Object(
  {
    channel: oneOf(['phone', 'walk-up', 'portal']),
    callId: Type.Optional(words(100)),
    caller: Type.Optional(Caller),
    service: words(80),
    type: Type.Optional(ContactType),
    summary: words(200),
    description: words(20_000),
    impact: Level,
    urgency: Level,
    safety: Type.Optional(Type.Array(SafetyFlag, { maxItems: 3 })),
    dataSecurity: Type.Optional(
      Type.Literal(true, { description: 'Personal data may be lost, changed, or seen by somebody who may not' }),
    ),
    location: Type.Optional(words(200)),
  },
  strict,
);
export type ContactBody = Static<typeof ContactBody>;

export const IdempotencyHeader = Type.Object({ 'idempotency-key': Type.Optional(words(200)) });
