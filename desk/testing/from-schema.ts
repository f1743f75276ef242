import fc from 'fast-check';
import { isObject } from '../../kernel/index.ts';

type Schema = Readonly<Record<string, unknown>>;
/** Values by the name of a field, so that a request gets past the first check often enough: ids that exist, words of the domain. */
export type Known = Readonly<Record<string, readonly unknown[]>>;

const ODD_TEXTS: readonly string[] = [
  '',
  ' ',
  'INC-000001',
  '\r\nBcc: somebody@example.org',
  '\u0000',
  'a\u0301\u202e\u{1f600}',
  '\ud800',
  '../../etc/passwd',
  "' or 1=1 --",
  '"><script>alert(1)</script>',
  '%00%2e%2e',
  '9'.repeat(400),
  'x'.repeat(5_000),
  '2026-13-45T99:99:99Z',
  '__proto__',
];
const ODD: readonly unknown[] = [
  ...ODD_TEXTS,
  null,
  true,
  0,
  -1,
  1e308,
  9_007_199_254_740_993,
  [],
  [[[[]]]],
  {},
  { constructor: 1 },
];

const text = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(...ODD_TEXTS),
  fc.constantFrom(
    '2026-11-25T09:00:00Z',
    '2026-11-24T10:00',
    'P1D',
    'somebody@example.org',
    '020 7946 0123',
    'https://127.0.0.1:1/x',
  ),
);
const odd = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...ODD) }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) });

/** Values of a JSON schema, three of four as it asks. */
export function fromSchema(schema: Schema, known: Known, name = ''): fc.Arbitrary<unknown> {
  const names = known[name];
  const asAsked = valid(schema, known);
  const named =
    names === undefined
      ? asAsked
      : fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: asAsked });
  return fc.oneof({ weight: 12, arbitrary: named }, { weight: 1, arbitrary: odd });
}

function valid(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  const { type, enum: values, anyOf, oneOf, items, properties, required } = schema;
  const some = (anyOf ?? oneOf) as readonly Schema[] | undefined;
  if (Array.isArray(values)) return fc.constantFrom(...(values as unknown[]));
  if ('const' in schema) return fc.constant(schema['const']);
  if (some) return fc.oneof(...some.map((each) => valid(each, known)));
  switch (type) {
    case 'object':
      return objects((properties ?? {}) as Readonly<Record<string, Schema>>, (required ?? []) as readonly string[], known);
    case 'array':
      return fc.array(isObject(items) ? fromSchema(items, known) : odd, { maxLength: 3 });
    case 'integer':
    case 'number':
      return fc.integer({ min: -5, max: 500 });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'string':
      return text;
    default:
      return odd;
  }
}

/** Objects that seldom lack a required member, and seldom have one more than the schema names. */
function objects(properties: Readonly<Record<string, Schema>>, required: readonly string[], known: Known): fc.Arbitrary<object> {
  const members = Object.entries(properties).map(([name, schema]) => {
    const present = fc.integer({ min: 0, max: required.includes(name) ? 24 : 2 });
    return fc
      .tuple(present, fromSchema(schema, known, name))
      .map(([there, value]): readonly (readonly [string, unknown])[] => (there === 0 ? [] : [[name, value]]));
  });
  const more = fc.integer({ min: 0, max: 19 }).map((n) => (n === 0 ? ([['surplus', 1]] as const) : []));
  return fc.tuple(more, ...members).map((each) => Object.fromEntries(each.flat()));
}
