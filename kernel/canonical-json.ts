/**
 * The canonical form of RFC 8785 (JCS): keys in the order of their UTF-16 code units, numbers and escapes as ECMAScript writes them, no white
 * space; equal values have equal bytes. `toJSON` is honoured, so Temporal values become text; members that are undefined are left out.
 * Throws a `TypeError` for what the RFC refuses: numbers that are not finite, and text that is not well-formed Unicode.
 */
export const canonicalJson = (value: unknown): string => write(value, 'refuse') ?? 'null';

/**
 * The same for text that came over a wire and has to be stored and compared whatever it is: half a surrogate pair is written as its escape.
 * Wherever `canonicalJson` has a form, this is it.
 */
export const comparableJson = (value: unknown): string => write(value, 'escape') ?? 'null';

type IllFormed = 'refuse' | 'escape';

/** Undefined for what JSON has no form of: as a member it is left out, in a list it is null. */
function write(given: unknown, illFormed: IllFormed): string | undefined {
  const value = plainOf(given);
  switch (typeof value) {
    case 'string':
      return text(value, illFormed);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`${value} has no form in JSON.`);
      return JSON.stringify(value);
    case 'boolean':
      return String(value);
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return `[${value.map((item: unknown) => write(item, illFormed) ?? 'null').join(',')}]`;
      return `{${members(value as Readonly<Record<string, unknown>>, illFormed)}}`;
    case 'bigint':
      throw new TypeError('A BigInt has no form in JSON.');
    default:
      return undefined;
  }
}

function plainOf(value: unknown): unknown {
  const { toJSON } = (typeof value === 'object' && value !== null ? value : {}) as { readonly toJSON?: unknown };
  return typeof toJSON === 'function' ? (toJSON.call(value) as unknown) : value;
}

/** Array.prototype.sort compares UTF-16 code units when it is given no comparison. */
function members(object: Readonly<Record<string, unknown>>, illFormed: IllFormed): string {
  const written: string[] = [];
  for (const key of Object.keys(object).sort()) {
    const value = write(object[key], illFormed);
    if (value !== undefined) written.push(`${text(key, illFormed)}:${value}`);
  }
  return written.join(',');
}

function text(value: string, illFormed: IllFormed): string {
  if (illFormed === 'refuse' && !value.isWellFormed())
    throw new TypeError('Text with half a surrogate pair has no canonical form (RFC 8785, section 3.2.2.2).');
  return JSON.stringify(value);
}
