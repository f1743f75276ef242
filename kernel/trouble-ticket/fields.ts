import { Refusal } from '../refusal.ts';
import type { Json } from './json.ts';
import type { QueryParameter } from './query.ts';

/** First-level attributes that were asked for, or null for all. */
export function fieldsIn(query: readonly QueryParameter[]): readonly string[] | null {
  const given = query.filter(({ name }) => name === 'fields');
  if (!given.length) return null;
  const fields = given.flatMap(({ values }) => values.map((value) => value.trim())).filter((value) => value !== '');
  const nested = fields.find((field) => field.includes('.'));
  if (nested !== undefined)
    throw new Refusal('invalidQuery', `fields names whole attributes: ask for ${nested.split('.')[0]}, not ${nested}.`, 400);
  return fields;
}

/** Exactly the attributes asked for, and no others: in v4 not even `id` and `href` come unasked. */
export const onlyFields = (resource: Json, fields: readonly string[] | null): Json =>
  fields ? Object.fromEntries(Object.entries(resource).filter(([name]) => fields.includes(name))) : resource;
