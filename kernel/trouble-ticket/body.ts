import { Refusal } from '../refusal.ts';
import { isObject, type Json } from './json.ts';

/** The deepest nesting that is accepted. A ticket needs four levels; a body nested much deeper could be parsed, but not serialised again. */
export const DEEPEST = 32;

const refused = (message: string) => new Refusal('invalidBody', message, 400);

/** Refuses with 400 a value that would change when it is stored and sent back: excessive nesting, imprecise numbers, lone surrogates. */
export function mustRoundTrip(value: unknown, depth = 0): void {
  if (typeof value === 'number' && (Number.isInteger(value) ? !Number.isSafeInteger(value) : !Number.isFinite(value)))
    throw refused('A number in the body has more digits than are kept. Send it as text.');
  if (typeof value === 'string' && !value.isWellFormed())
    throw refused('A text in the body has half a letter (a surrogate without its other half). Send whole ones.');
  if (value === null || typeof value !== 'object') return;
  if (depth === DEEPEST) throw refused(`The body is nested more than ${DEEPEST} deep. Send it flatter.`);
  for (const [name, inner] of Object.entries(value)) {
    mustRoundTrip(name);
    mustRoundTrip(inner, depth + 1);
  }
}

/** Parses a body as a JSON object. The last of repeated names counts. Refuses with 400 anything else, and values that do not round-trip. */
export function objectIn(text: string): Json {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Refused below, like every body that is not an object.
  }
  if (!isObject(value)) throw refused('The body must be a JSON object.');
  mustRoundTrip(value);
  return value;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Decodes a body. Refuses with 400 bytes that are not UTF-8, since a lenient decoder would replace characters silently. */
export function utf8In(bytes: Uint8Array | ArrayBuffer): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw refused('The body is not UTF-8, which JSON is sent in.');
  }
}
