import Type from 'typebox';
import type { Static, TSchema } from 'typebox';
import { API_CODES } from '../error-codes.ts';

export const oneOf = <const T extends readonly string[]>(values: T, description?: string) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values], ...(description ? { description } : {}) });
export const words = (maxLength: number) => Type.String({ minLength: 1, maxLength });
export const orNull = <T extends TSchema>(schema: T) => Type.Unsafe<Static<T> | null>({ anyOf: [schema, { type: 'null' }] });
/** Responses have the desk's own types. The schema describes them for OpenAPI, and a test compares the two. */
export const shown = <T>(schema: TSchema) => Type.Unsafe<T>(schema);
/** Unknown keys are refused, so that a misspelt one is not ignored. */
export const strict = { additionalProperties: false } as const;
export const LEVELS = ['1', '2', '3', '4', '5'] as const;
export const Level = oneOf(LEVELS);
export const Channel = oneOf(['phone', 'email', 'fax', 'portal', 'walk-up', 'partner']);
export const ContactType = oneOf(['incident', 'request', 'complaint', 'enquiry']);
export const State = oneOf(['open', 'paused', 'with-supplier', 'resolved', 'closed']);
export const SafetyFlag = oneOf(['wrong-patient-data', 'lost-patient-data', 'possible-harm']);
export const Role = oneOf(['requester', 'analyst', 'duty-manager', 'officer', 'assessor']);
export const Instant = Type.String({ description: 'ISO 8601 instant' });
export const Failure = Type.Object(
  { code: oneOf(Object.keys(API_CODES), 'Stable, for programs'), message: Type.String() },
  { description: 'Why the request was refused' },
);
export const Reference = Type.Object({ reference: words(40) });
export const ReferenceAndId = Type.Object({ reference: words(40), id: words(100) });
export const Id = Type.Object({ id: words(100) });
export const Nothing = Type.Null({ description: 'Done' });
/** Responses of an operation, for success and failure. */
export const answers = <const S extends number, T extends TSchema>(status: S, schema: T) =>
  ({ [status]: schema, '4xx': Failure }) as Record<S, T> & { '4xx': typeof Failure };
