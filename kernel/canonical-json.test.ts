import assert from 'node:assert/strict';
import { test } from 'node:test';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson, comparableJson } from './index.ts';

const double = (bits: string) => new DataView(Uint8Array.fromHex(bits).buffer).getFloat64(0);

/** RFC 8785, appendix B: IEEE 754 bits and how ECMAScript writes the number. */
const NUMBERS: readonly (readonly [bits: string, written: string])[] = [
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['ffefffffffffffff', '-1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['c340000000000000', '-9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555553', '333333333.3333332'],
  ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
];
test('numbers are written as ECMAScript writes them', () => {
  for (const [bits, written] of NUMBERS) assert.equal(canonicalJson([double(bits)]), `[${written}]`, bits);
});

test('numbers that are not finite are refused, wherever they stand', () => {
  for (const bits of ['7fffffffffffffff', '7ff0000000000000', 'fff0000000000000'])
    for (const value of [double(bits), [double(bits)], { a: { b: double(bits) } }]) {
      assert.throws(() => canonicalJson(value), TypeError);
      assert.throws(() => comparableJson(value), TypeError);
    }
});

test('keys are ordered by UTF-16 code units: not by code point, not by language, not integers first', () => {
  const keys = [
    '\u20ac',
    '\r',
    '\ufb33',
    '1',
    '\u{1f600}',
    '\u0080',
    '\u00f6',
    '10',
    '9',
    '',
    '$',
    'A',
    'a',
    '__proto__',
    'toJSON',
  ];
  const object = Object.fromEntries(keys.map((key) => [key, 0]));
  assert.deepEqual(
    [...canonicalJson(object).matchAll(/("(?:[^"\\]|\\.)*"):0/g)].map(([, key]) => JSON.parse(key!) as string),
    ['', '\r', '$', '1', '10', '9', 'A', '__proto__', 'a', 'toJSON', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33'],
  );
});

test('only what must be escaped is escaped, and in the shortest way', () => {
  assert.equal(
    canonicalJson('\u20ac$\u000f\u000aA\'B"\\\\"/\b\t\f\r\u007f\u2028'),
    '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/\\b\\t\\f\\r\u007f\u2028"',
  );
});

test('half a surrogate pair is refused in text and in keys; where data of others is compared, it is written as its escape', () => {
  for (const half of ['\ud83d', 'a\ude00b', '\ude00\ud83d']) {
    assert.throws(() => canonicalJson([half]), TypeError);
    assert.throws(() => canonicalJson({ [half]: 1 }), TypeError);
    assert.deepEqual(JSON.parse(comparableJson({ [half]: [half] })), { [half]: [half] });
  }
  assert.equal(comparableJson('\ud83d'), '"\\ud83d"');
  assert.equal(canonicalJson('\ud83d\ude00'), '"\u{1f600}"');
});

test('Temporal values become text, undefined members are left out, undefined in a list is null', () => {
  const at = Temporal.Instant.from('2026-12-25T03:00:00Z');
  assert.equal(
    canonicalJson({ b: undefined, a: [undefined, at], at }),
    '{"a":[null,"2026-12-25T03:00:00Z"],"at":"2026-12-25T03:00:00Z"}',
  );
});

const anyJson = fc.jsonValue({ stringUnit: 'binary' });

test('another implementation of the RFC writes the same, and both forms are one', () => {
  fc.assert(
    fc.property(anyJson, (value) => {
      const written = canonicalJson(value);
      assert.equal(written, canonicalize(value));
      assert.equal(written, comparableJson(value));
      assert.equal(canonicalJson(JSON.parse(written)), written);
    }),
    { numRuns: 1_000 },
  );
});

/** How events, snapshots and statements were written before, for the law below. */
const asBefore = (value: unknown): string =>
  JSON.stringify(value, (_key, v: unknown) =>
    v !== null && typeof v === 'object' && !Array.isArray(v) && !('toJSON' in v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : v,
  );

/** Field names, severities and ids: every key that an event, a policy or a statement has. The former form differed only for others. */
const keyOfOurs = fc.oneof(
  fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9-]{0,8}$/).filter((key) => key !== 'toJSON'),
  fc.constantFrom('1', '2', '3', '4', '5'),
);
/** Any code units, halves of pairs among them. */
const text = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 }).map((units) => String.fromCharCode(...units));
const { ours } = fc.letrec((tie) => ({
  ours: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    fc.array(tie('ours'), { maxLength: 4 }),
    fc.dictionary(keyOfOurs, tie('ours'), { maxKeys: 6 }),
  ),
}));

test('what stores and packs hold is written as it always was, text that is not well-formed included', () => {
  fc.assert(fc.property(fc.record({ facts: ours }), (value) => comparableJson(value) === asBefore(value)));
});
