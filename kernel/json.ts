/** A JSON object whose members are not known yet. */
export type Json = Readonly<Record<string, unknown>>;

/** An object and no array: what JSON calls an object. */
export const isObject = (value: unknown): value is Json => value !== null && typeof value === 'object' && !Array.isArray(value);
