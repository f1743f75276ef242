import { didYouMean } from '../kernel/index.ts';
import { refuse, within, type Place } from './place.ts';
import { quote } from './time-text.ts';

/** A value of a file with its place. The readers below refuse other types and name the place. */
export interface Found {
  readonly value: unknown;
  readonly place: Place;
}

/** Reads an object with known keys only, all required ones present. Keys of `Object.prototype` are not known either. */
export function readObject(
  { value, place }: Found,
  required: readonly string[],
  optional: readonly string[] = [],
): (key: string) => Found {
  const object = plainObject(value, place, `an object with ${required.join(', ')}`);
  const known = [...required, ...optional];
  for (const key of Object.keys(object)) {
    if (!known.includes(key)) {
      const near = key.length > 60 ? '' : didYouMean(key, known);
      refuse(place, `${quote(key)} is not a key here: ${known.join(', ')} are.${near || ' Remove it.'}`);
    }
  }
  for (const key of required) {
    if (!Object.hasOwn(object, key)) refuse(place, `The key "${key}" is missing. Add it.`);
  }
  return (key) => ({ value: Object.hasOwn(object, key) ? object[key] : undefined, place: within(place, key) });
}

/** Reads an object with arbitrary keys. */
export function readNames({ value, place }: Found, what: string): readonly (readonly [string, Found])[] {
  return Object.entries(plainObject(value, place, what)).map(([name, inner]) => {
    if (name === '') refuse(place, 'A name is empty. Give it one.');
    return [name, { value: inner, place: within(place, name) }];
  });
}

export function readList({ value, place }: Found, what: string): readonly Found[] {
  if (!Array.isArray(value)) return refuse(place, `This is ${kindOf(value)}. Write a list of ${what}.`);
  return value.map((inner: unknown, i) => ({ value: inner, place: within(place, i) }));
}

/** Reads text that is not empty. */
export function readText({ value, place }: Found, what: string): string {
  if (typeof value !== 'string') return refuse(place, `This is ${kindOf(value)}. Write ${what} as text in quotes.`);
  return value === '' ? refuse(place, `This is empty. Write ${what}.`) : value;
}

export function readWord<W extends string>({ value, place }: Found, words: readonly W[]): W {
  const word = words.find((known) => known === value);
  if (word !== undefined) return word;
  const near = typeof value === 'string' && value.length <= 60 ? didYouMean(value, words) : '';
  return refuse(
    place,
    `${typeof value === 'string' ? quote(value) : `This is ${kindOf(value)} and`} is not one of ${words.join(', ')}.${near || ' Write one of them.'}`,
  );
}

export function readBoolean({ value, place }: Found): boolean {
  return typeof value === 'boolean' ? value : refuse(place, `This is ${kindOf(value)}. Write true or false.`);
}

export function readInteger({ value, place }: Found): number {
  return Number.isSafeInteger(value) ? (value as number) : refuse(place, `This is ${kindOf(value)}. Write whole milliseconds.`);
}

/** Reads an optional key; `otherwise` if it is absent. Null counts as present. */
export const optional = <T, U>(found: Found, read: (found: Found) => T, otherwise: U): T | U =>
  found.value === undefined ? otherwise : read(found);

function plainObject(value: unknown, place: Place, what: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse(place, `This is ${kindOf(value)}. Write ${what}.`);
  return value as Record<string, unknown>;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return quote(value);
  return typeof value === 'object' ? 'an object' : JSON.stringify(value);
}
