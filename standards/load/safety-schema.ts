import Type, { type TSchema } from 'typebox';
import type { Likelihood, TriageField } from '../safety-types.ts';

/** The schemas of clinical-safety.yaml and information-governance.yaml. */

const text = Type.String({ minLength: 1 });
const id = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' });
const object = <P extends Record<string, TSchema>>(properties: P) => Type.Object(properties, { additionalProperties: false });
const list = <T extends TSchema>(item: T) => Type.Array(item, { minItems: 1 });
const channels = list(Type.Enum(['telephone', 'mail']));
const atLeastOne = Type.Integer({ minimum: 1 });
const risk = Type.Integer({ minimum: 1, maximum: 5 });
const level = object({ id, title: text, means: text });

const likelihood = Type.Unsafe<Likelihood>(object({ id, title: text, means: text, risks: Type.Record(Type.String(), risk) }));

const triageField = Type.Unsafe<TriageField>(
  object({
    id: Type.String({ pattern: '^[a-z][a-zA-Z]*$' }),
    asks: text,
    kind: Type.Enum(['text', 'yes-no', 'number', 'choice']),
    from: Type.Optional(list(text)),
    optional: Type.Optional(Type.Boolean()),
    help: Type.Optional(text),
  }),
);

export const clinicalSafetyFile = object({
  officer: id,
  channels,
  deputyAfter: text,
  acceptance: object({ from: risk, by: id }),
  words: Type.Array(object({ flag: Type.Enum(['wrong-patient-data', 'lost-patient-data', 'possible-harm']), says: list(text) })),
  denials: Type.Array(text),
  asks: Type.Array(text),
  triage: list(triageField),
  severities: list(level),
  likelihoods: list(likelihood),
  meanings: object({ '1': text, '2': text, '3': text, '4': text, '5': text }),
});

export const informationGovernanceFile = object({
  dataSecurity: object({ limit: text, officer: id, steps: list(object({ after: text, to: id, channels })) }),
  identity: object({
    validFor: text,
    methods: list(object({ id, title: text })),
    actions: list(object({ id, title: text, needs: Type.Array(id), checks: atLeastOne, elsewhere: Type.Optional(text) })),
  }),
  sharedAccounts: object({ words: Type.Array(text) }),
  accessReview: object({ officer: id, volume: object({ most: atLeastOne, within: text }), relatedWithin: text }),
});
