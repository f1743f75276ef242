import { isObject, type Json } from '../json.ts';

export { isObject, type Json };

/** A text that says something, or undefined: TMF621 has no attribute for which an empty text means anything. */
export const textIn = (body: Json, field: string): string | undefined => {
  const value = Object.hasOwn(body, field) ? body[field] : undefined;
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
};

/** Every value at the end of a dotted path; a list on the way stands for each of its items. */
export function valuesAt(value: unknown, path: readonly string[]): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, path));
  const [head, ...rest] = path;
  if (head === undefined) return [value];
  return isObject(value) && Object.hasOwn(value, head) ? valuesAt(value[head], rest) : [];
}
