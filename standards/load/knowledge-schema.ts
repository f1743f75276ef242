import Type, { type TSchema } from 'typebox';

const text = Type.String({ minLength: 1 });
const object = <P extends Record<string, TSchema>>(properties: P) => Type.Object(properties, { additionalProperties: false });
const texts = Type.Array(text);

export const triageFile = object({
  atMost: Type.Integer({ minimum: 1 }),
  least: Type.Number({ minimum: 0 }),
  sharedWords: texts,
  scripts: Type.Array(object({ service: text, lines: Type.Array(text, { minItems: 1 }) })),
  notOurs: texts,
});

const timeOfDay = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' });
export const knowledgeFile = object({
  reviewWithin: text,
  competence: object({
    levels: Type.Array(text, { minItems: 1 }),
    takesFrom: text,
    validFor: text,
    passMark: Type.Number({ minimum: 0, maximum: 1 }),
  }),
  shifts: Type.Array(object({ id: text, name: text, from: timeOfDay, to: timeOfDay })),
});
