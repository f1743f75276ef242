import { Refusal } from '../refusal.ts';
import type { Json } from './json.ts';
import type { QueryParameter } from './query.ts';

/** The first-level attributes named by `fields`; null for all. */
export function fieldsIn(query: readonly QueryParameter[]): readonly string[] | null {
  const given = query.filter(({ name }) => name === 'fields');
  if (!given.length) return null;
  const fields = given.flatMap(({ values }) => values.map((value) => value.trim())).filter((value) => value !== '');
  const nested = fields.find((field) => field.includes('.'));
  if (nested !== undefined)
    throw new Refusal('invalidQuery', `fields names whole attributes: ask for ${nested.split('.')[0]}, not ${nested}.`, 400);
  return fields;
}

/** Exactly the requested attributes. In v4 even `id` and `href` are left out unless named. */
export const onlyFields = (resource: Json, fields: readonly string[] | null): Json =>
  fields ? Object.fromEntries(Object.entries(resource).filter(([name]) => fields.includes(name))) : resource;
