import Type from 'typebox';
import { Instant, Level, State, orNull, shown } from './common.ts';
import type { AnswerView } from '../../views/types.ts';

export const Answers = shown<{ readonly items: readonly AnswerView[]; readonly total: number }>(
  Type.Object({
    items: Type.Array(
      Type.Object({
        reference: Type.String(),
        organisation: Type.String(),
        summary: Type.String(),
        severity: Level,
        state: State,
        owner: orNull(Type.String()),
        at: Instant,
        from: Type.String(),
        text: Type.String({ description: 'What they wrote, or the name of the document that they sent' }),
      }),
    ),
    total: Type.Integer({ description: 'How many wait, listed or not' }),
  }),
);
