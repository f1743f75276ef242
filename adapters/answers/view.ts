import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Value } from 'typebox/value';
import { InvalidAnswer, Unknowable } from '../desk-under-test.ts';
import { Unknown } from './unknown.ts';

/** What a scenario reads of one answer: throws `InvalidAnswer` for a wrong type. Reading an unknown field throws `Unknowable`. */
export type ViewOf<T> = (answer: unknown, what: string) => T;

/** Compiles a shape once. An answer that is wholly told, as most are, is only checked. */
export function viewsOf<T>(shape: TSchema): ViewOf<T> {
  const compiled = Compile(shape);
  return (answer, what) => (compiled.Check(answer) ? (answer as T) : (viewAt(shape, answer, what) as T));
}

interface Schema {
  readonly title?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, TSchema>>;
  readonly required?: readonly string[];
  readonly items?: TSchema;
  readonly anyOf?: readonly TSchema[];
  readonly enum?: readonly unknown[];
}

function viewAt(schema: TSchema, answer: unknown, field: string): unknown {
  const { properties, items, anyOf, required = [] } = schema as Schema;
  if (anyOf !== undefined) return viewAt(alternative(anyOf, answer) ?? invalid(schema, answer, field), answer, field);
  if (items !== undefined && Array.isArray(answer)) return answer.map((each, place) => viewAt(items, each, `${field}[${place}]`));
  if (properties !== undefined && isObject(answer)) return objectOf(properties, required, answer, field);
  return Value.Check(schema, answer) ? answer : invalid(schema, answer, field);
}

/** The one that fits: of a list, an object or null there is one each. */
const alternative = (schemas: readonly TSchema[], answer: unknown): TSchema | undefined =>
  schemas.find((each) => Value.Check(each, answer)) ??
  schemas.find((each) => ('items' in each && Array.isArray(answer)) || ('properties' in each && isObject(answer)));

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Unknown);

function objectOf(
  properties: Readonly<Record<string, TSchema>>,
  required: readonly string[],
  answer: object,
  within: string,
): object {
  const lacking = required.find((name) => !(name in answer));
  if (lacking !== undefined) invalid(properties[lacking]!, undefined, fieldOf(within, lacking));
  const view: Record<string, unknown> = {};
  const untold = new Map<string, Unknown>();
  for (const [name, value] of Object.entries(answer)) {
    const shape = properties[name];
    if (value instanceof Unknown) untold.set(name, value);
    else view[name] = shape === undefined ? value : viewAt(shape, value, fieldOf(within, name));
  }
  return untold.size === 0 ? view : withUntold(view, untold, within);
}

/** Only reading an untold field fails. It is not enumerable, and evidence shows the reason: `{ unknown: '…' }`. */
function withUntold(view: Record<string, unknown>, untold: ReadonlyMap<string, Unknown>, within: string): object {
  for (const [name, { unknown }] of untold)
    Object.defineProperty(view, name, {
      get() {
        throw new Unknowable(fieldOf(within, name), unknown);
      },
    });
  return Object.defineProperty(view, 'toJSON', { value: () => ({ ...view, ...Object.fromEntries(untold) }) });
}

const fieldOf = (within: string, name: string): string => (within === '' ? name : `${within}.${name}`);

function invalid(schema: TSchema, answer: unknown, field: string): never {
  throw new InvalidAnswer(`the adapter answered ${given(answer)} for ${field || 'this'} where ${due(schema)} is due`);
}

const given = (value: unknown): string => {
  if (value === undefined || value === null) return 'nothing';
  if (value instanceof Unknown) return '"unknown" as a whole';
  if (Array.isArray(value)) return 'a list';
  const words = { number: 'a number', boolean: 'true or false', object: 'an object' } as const;
  if (typeof value === 'string') return `the text "${value.slice(0, 40)}"`;
  return words[typeof value as keyof typeof words] ?? `a ${typeof value}`;
};

const WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
};

function due(schema: TSchema): string {
  const { title, anyOf, enum: words, type = '' } = schema as Schema;
  if (title !== undefined) return title;
  if (words !== undefined) return words.map((word) => JSON.stringify(word)).join(' or ');
  return anyOf === undefined ? (WORDS[type] ?? 'another value') : [...new Set(anyOf.map(due))].join(' or ');
}
