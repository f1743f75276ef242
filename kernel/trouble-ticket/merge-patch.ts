import { isObject, type Json } from './json.ts';

/** RFC 7396: null removes, an object is merged, and any other value, a list too, replaces the old one. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const into = new Map(Object.entries(isObject(target) ? target : {}));
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) into.delete(name);
    else into.set(name, mergePatch(into.get(name), value));
  }
  return Object.fromEntries(into);
}

/** The same for two objects. */
export const merged = (target: Json, patch: Json): Json => mergePatch(target, patch) as Json;
