import Type from 'typebox';
import { Instant, oneOf, orNull, shown, strict, words } from './common.ts';
import type { DismissedMailView, HeldMailView } from '../../views/types.ts';

export const Correspondence = Type.Object(
  {
    generated: Type.Boolean({ description: 'It was logged by a program: it gets no automatic answer' }),
    unverified: Type.Boolean({ description: 'The mail came from another place than the sender that it names' }),
    replyTo: orNull(Type.String({ description: 'Where letters go instead of to the sender' })),
    replyToElsewhere: orNull(
      Type.String({ description: 'Address outside the organisation of the sender, where they asked for answers' }),
    ),
    notReached: orNull(
      Type.Object(
        { at: Instant, address: Type.String(), why: Type.String() },
        { description: 'The last letter to the caller was not delivered, and none has been sent since' },
      ),
    ),
  },
  { description: 'State of mail to and from the caller' },
);

const HELD = {
  id: Type.String(),
  at: Instant,
  why: oneOf(['automatic-answer', 'returned-letter', 'receipt', 'own-address']),
  from: Type.String(),
  name: Type.String(),
  organisation: orNull(Type.String({ description: 'Of its sender, when the desk knows it' })),
  subject: Type.String(),
  text: Type.String(),
  notKept: Type.String({ description: 'Parts of it that the desk did not keep' }),
  files: Type.Array(Type.Object({ name: Type.String(), mediaType: Type.String(), size: Type.Integer() })),
};

export const DismissedMails = shown<{ readonly items: readonly DismissedMailView[]; readonly total: number }>(
  Type.Object({
    items: Type.Array(
      Type.Object({
        ...HELD,
        dismissedAt: Instant,
        dismissedBy: Type.String({ description: 'Who discarded it' }),
        reason: Type.String(),
      }),
    ),
    total: Type.Integer({ description: 'How many were discarded, listed or not' }),
  }),
);

export const HeldMails = shown<{ readonly items: readonly HeldMailView[]; readonly total: number }>(
  Type.Object({
    items: Type.Array(Type.Object(HELD)),
    total: Type.Integer({ description: 'How many wait, listed or not' }),
  }),
);

export const OpenHeldMailBody = Type.Object(
  {
    organisation: Type.Optional(
      Type.String({ minLength: 1, maxLength: 80, description: 'Whose contact it is; that of its sender unless given' }),
    ),
    service: Type.Optional(words(80)),
  },
  strict,
);
export const EraseInHeldMailBody = Type.Object({ passage: words(200) }, strict);
export const DismissHeldMailBody = Type.Object({ reason: words(1000) }, strict);
