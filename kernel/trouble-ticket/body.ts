import { Refusal } from '../refusal.ts';
import { isObject, type Json } from './json.ts';

/** How deep objects and lists may stand in each other. A ticket needs four; what is much deeper can be read, and never be written again. */
export const DEEPEST = 32;

const refused = (message: string) => new Refusal('invalidBody', message, 400);

/** Refuses with 400 what would not come back as it was sent: nesting that no writer follows, numbers and letters that are kept as others. */
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

/** A body as a JSON object. Of a name that comes twice the last counts. Refuses with 400 anything else, and what could not be given back as it came. */
export function objectIn(text: string): Json {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // refused below, like every other body that is not an object
  }
  if (!isObject(value)) throw refused('The body must be a JSON object.');
  mustRoundTrip(value);
  return value;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** The bytes of a body as text. Refuses with 400 what is not UTF-8: read all the same, letters would be lost without a word. */
export function utf8In(bytes: Uint8Array | ArrayBuffer): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw refused('The body is not UTF-8, which JSON is sent in.');
  }
}
