import Type, { type TSchema } from 'typebox';
import type { HandOffDocument } from '../../domain/incident/hand-off/index.ts';
import type * as views from '../../views/types.ts';

const nullable = (schema: TSchema) => Type.Unsafe<unknown>({ anyOf: [schema, { type: 'null' }] });
const text = Type.String();
const oneOf = (...values: readonly string[]) => Type.Unsafe<string>({ type: 'string', enum: [...values] });
const LEVEL = oneOf('1', '2', '3', '4', '5');
const STATE = oneOf('sending', 'open', 'resolved', 'closed', 'returned', 'refused', 'broken');
const HEALTH = oneOf('ok', 'disagreeing', 'late', 'silent', 'mismatched', 'down');

export const DocumentState = Type.Unsafe<HandOffDocument['state']>({
  type: 'string',
  enum: ['going', 'sent', 'withheld', 'undelivered'],
});

const row = {
  supplier: text,
  state: STATE,
  health: HEALTH,
  theirs: nullable(text),
  theirSeverity: nullable(LEVEL),
  disagrees: Type.Boolean({ description: 'Whether the supplier has another severity than the desk' }),
};
export const RowHandOff = Type.Unsafe<NonNullable<views.IncidentSummary['handOff']>>(Type.Object(row));
export const HandOff = Type.Unsafe<views.HandOffView>(
  Type.Object({
    reference: text,
    handOff: Type.Integer({ description: 'Counts the hand-offs of the incident from 1' }),
    ticket: nullable(text),
    status: nullable(text),
    ours: LEVEL,
    ...row,
    handedOffAt: text,
    heardAt: nullable(text),
    sentAt: nullable(text),
    unreachableSince: nullable(text),
    silentSince: nullable(text),
    mismatchedSince: nullable(text),
    resolveBy: nullable(text),
    rung: Type.Integer(),
    sentBack: Type.Integer({ description: 'How often the caller rejected its resolution' }),
    owners: Type.Record(text, text, { description: 'Which fields each side may change' }),
    unconfirmed: Type.Optional(Type.Boolean({ description: 'The supplier closed it without a confirmation of the caller' })),
    documents: Type.Optional(
      Type.Array(Type.Object({ document: text, name: text, state: DocumentState, says: text }), {
        description: 'Documents that were sent or withheld, and why',
      }),
    ),
  }),
);
export const HandOffsPage = Type.Unsafe<{ readonly items: readonly views.HandOffView[]; readonly next: string | null }>(
  Type.Object({ items: Type.Array(HandOff), next: nullable(text) }),
);
export const HandOffsQuery = Type.Object(
  {
    supplier: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
    troubled: Type.Optional(Type.Literal('true', { description: 'Only those with a problem that a person should look at' })),
    after: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
  },
  { additionalProperties: false },
);

const count = Type.Integer();
export const Suppliers = Type.Unsafe<readonly views.SupplierView[]>(
  Type.Array(
    Type.Object({
      id: text,
      name: text,
      telephone: text,
      line: Type.Object({
        state: oneOf('closed', 'half-open', 'open'),
        used: Type.Boolean({ description: 'Whether a request was sent to this supplier since the desk started' }),
        since: nullable(text),
        nextTry: nullable(text),
        failuresInARow: count,
        waiting: Type.Integer({ description: 'Messages that wait for this supplier' }),
      }),
      handOffs: Type.Object({
        going: count,
        down: count,
        silent: count,
        late: count,
        disagreeing: count,
        broken: count,
        mismatched: count,
        refused: count,
      }),
    }),
  ),
);
export const DeadLetters = Type.Unsafe<readonly views.DeadLetterView[]>(
  Type.Array(
    Type.Object({
      id: count,
      reference: text,
      what: text,
      supplier: nullable(text),
      why: oneOf('refused', 'given-up'),
      reason: text,
      at: text,
      attempts: count,
    }),
  ),
);
export const LetterId = Type.Object({ id: Type.String({ pattern: '^[0-9]{1,15}$' }) });
export const DiscardBody = Type.Object(
  { reason: Type.String({ minLength: 1, maxLength: 1000 }) },
  { additionalProperties: false },
);
