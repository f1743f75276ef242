import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pattern } from './pattern.ts';

/** Small patterns over three letters, with every construct nested in every other. */
const patterns = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('a', 'b', '.', '\\d', '[^a]', '[a-b7]', '\\.'),
    fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => a + b),
    fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => `(${a}|${b})`),
    fc.tuple(tie('tree'), fc.constantFrom('*', '+', '?', '{2}', '{1,2}', '{0,}', '*?')).map(([a, times]) => `(?:${a})${times}`),
    tie('tree').map((a) => `^${a}`),
    tie('tree').map((a) => `${a}$`),
  ),
})).tree;

test('it agrees with the regular expressions of JavaScript', () => {
  fc.assert(
    fc.property(patterns, fc.string({ unit: fc.constantFrom('a', 'b', '7', '.', 'é', '\n'), maxLength: 8 }), (source, text) => {
      assert.equal(pattern(source)(text), new RegExp(source, 'u').test(text), `${source} on ${JSON.stringify(text)}`);
    }),
    { numRuns: 1000 },
  );
});

test('an expression that makes a backtracking matcher run for years is answered at once', () => {
  const text = 'a'.repeat(4_000);
  for (const [source, found] of [
    ['^(a+)+$', true],
    ['(a*)*b', false],
    ['^(a|aa)+$', true],
    ['(.*)*.*.*.*x', false],
    [`^${'a?'.repeat(40)}${'a'.repeat(40)}$`, false],
  ] as const)
    assert.equal(pattern(source)(text), found, source);
});

for (const [source, why] of [
  ['(?=a)', /look-around/],
  ['(?<n>a)', /named group/],
  ['(a)\\1', /\\1, which is not supported/],
  ['\\bword', /\\b, which is not supported/],
  ['(a', /not closed/],
  ['[a', /ends too soon/],
  ['a)', /"\)" out of place/],
  ['*a', /"\*" out of place/],
  ['a**', /"\*" out of place/],
  ['^*', /repeats a position/],
  ['a{3,1}', /out of order/],
  ['a{101}', /more than 100 times/],
  ['[b-a]', /range out of order/],
  ['a\\', /ends too soon/],
  ['(a{100}){100}', /repeats too much/],
  ['((((){100}){100}){100}){100}', /repeats too much/],
  ['a'.repeat(201), /more than 200 characters/],
] as const)
  test(`${source.slice(0, 30)} is refused with 400`, () =>
    assert.throws(() => pattern(source), { code: 'invalidQuery', status: 400, message: why }));

test('characters outside the basic plane count as one character', () => {
  assert.equal(pattern('^.$')('🚑'), true);
  assert.equal(pattern('[🚐-🚒]')('🚑'), true);
});
