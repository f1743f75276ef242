import Type, { type TObject, type TProperties } from 'typebox';

const text = Type.String({ minLength: 1 });
const object = <P extends TProperties>(properties: P): TObject<P> => Type.Object(properties, { additionalProperties: false });
const names = Type.Array(text, { minItems: 1 });

/**
 * The desks of other organisations as the file lists them. The file contains no secrets, only the names of the environment variables that
 * hold them.
 */
export const partnersFile = object({
  partners: Type.Array(
    object({
      id: text,
      name: text,
      organisation: text,
      clientSecretFrom: names,
      webhookSecretFrom: names,
      contact: Type.Optional(
        object({
          telephone: Type.Optional(Type.String({ pattern: '^(\\+44 ?|0)[0-9]{2,4}( ?[0-9]{3,4}){2}$' })),
          mail: Type.Optional(Type.String({ pattern: '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$' })),
        }),
      ),
      callback: Type.Optional(text),
      severities: Type.Optional(Type.Record(Type.String(), Type.Enum(['1', '2', '3', '4', '5']))),
    }),
    { minItems: 1 },
  ),
});
