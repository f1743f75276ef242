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

/** Undefined for what JSON has no form of: as a member it is left out, in a list it is null. Written for speed: every event is hashed in this form. */
function write(value: unknown, illFormed: IllFormed): string | undefined {
  if (typeof value !== 'object' || value === null) return scalar(value, illFormed);
  const { toJSON } = value as { readonly toJSON?: unknown };
  if (typeof toJSON !== 'function') return composite(value, illFormed);
  const plain: unknown = toJSON.call(value);
  return typeof plain === 'object' && plain !== null ? composite(plain, illFormed) : scalar(plain, illFormed);
}

function scalar(value: unknown, illFormed: IllFormed): string | undefined {
  switch (typeof value) {
    case 'string':
      return text(value, illFormed);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`${value} has no form in JSON.`);
      return String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return 'null';
    case 'bigint':
      throw new TypeError('A BigInt has no form in JSON.');
    default:
      return undefined;
  }
}

/** Array.prototype.sort compares UTF-16 code units when it is given no comparison. */
function composite(value: object, illFormed: IllFormed): string {
  let written = '';
  if (Array.isArray(value)) {
    for (const item of value as readonly unknown[]) written += `${written === '' ? '' : ','}${write(item, illFormed) ?? 'null'}`;
    return `[${written}]`;
  }
  const members = value as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(members).sort()) {
    const member = write(members[key], illFormed);
    if (member !== undefined) written += `${written === '' ? '' : ','}${text(key, illFormed)}:${member}`;
  }
  return `{${written}}`;
}

function text(value: string, illFormed: IllFormed): string {
  if (illFormed === 'refuse' && !value.isWellFormed())
    throw new TypeError('Text with half a surrogate pair has no canonical form (RFC 8785, section 3.2.2.2).');
  return JSON.stringify(value);
}
