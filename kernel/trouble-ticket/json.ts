import { isObject, type Json } from '../json.ts';

export { isObject, type Json };

/** A field's text; undefined when absent or blank. No attribute of TMF621 gives a blank text a meaning. */
export const textIn = (body: Json, field: string): string | undefined => {
  const value = Object.hasOwn(body, field) ? body[field] : undefined;
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
};

/** All values at a dotted path; a list on the way contributes each of its items. */
export function valuesAt(value: unknown, path: readonly string[]): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, path));
  const [head, ...rest] = path;
  if (head === undefined) return [value];
  return isObject(value) && Object.hasOwn(value, head) ? valuesAt(value[head], rest) : [];
}
