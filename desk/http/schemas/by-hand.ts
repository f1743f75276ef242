import Type from 'typebox';
import { Instant, Level, oneOf, shown, strict } from './common.ts';
import type { ByHandView } from '../../views/types.ts';

const Outcome = oneOf(['answered', 'acknowledged', 'unanswered', 'busy', 'sent', 'refused', 'not-needed']);

export const ByHandList = shown<readonly ByHandView[]>(
  Type.Array(
    Type.Object({
      id: Type.Integer(),
      kind: oneOf(['call', 'letter', 'supplier']),
      what: Type.String({ description: 'The message in a few words' }),
      why: oneOf(['no-telephone', 'no-mail', 'no-connection']),
      since: Instant,
      references: Type.Array(Type.String(), { description: 'The incidents that it is about' }),
      severity: Level,
      who: Type.String({ description: 'The recipient' }),
      number: Type.String({ description: 'Telephone number, or address of a letter' }),
      says: Type.String({ description: 'What to say, or the letter' }),
      outcomes: Type.Array(Outcome, { description: 'Outcomes that may be recorded' }),
      needsReference: Type.Boolean({ description: "The supplier's reference is recorded with the acceptance" }),
      tried: Type.Array(Type.Object({ at: Instant, outcome: Outcome })),
    }),
  ),
);

export const TaskId = Type.Object({ id: Type.String({ pattern: '^[0-9]{1,15}$' }) });
export const OutcomeBody = Type.Object(
  {
    outcome: Outcome,
    ticket: Type.Optional(Type.String({ maxLength: 200, description: "The supplier's reference, for a hand-off that it took" })),
    note: Type.Optional(Type.String({ maxLength: 1000 })),
  },
  strict,
);
