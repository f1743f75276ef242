import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mergePatch } from './merge-patch.ts';
import { isObject } from './json.ts';

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const values = fc.jsonValue({ maxDepth: 3 }).map(plain);
const hasNull = (value: unknown): boolean =>
  isObject(value) && Object.values(value).some((inner) => inner === null || hasNull(inner));

test('null removes, objects merge, lists and all else replace', () => {
  const ticket = { severity: '1', priority: 'High', note: ['a', 'b'], data: { users: 4, place: { floor: 2, ward: '4F' } } };
  assert.deepEqual(mergePatch(ticket, { priority: null, note: ['c'], data: { place: { floor: null }, team: 'x' } }), {
    severity: '1',
    note: ['c'],
    data: { users: 4, place: { ward: '4F' }, team: 'x' },
  });
  assert.deepEqual(mergePatch({ a: 'text' }, { a: { b: null, c: 1 } }), { a: { c: 1 } });
  assert.deepEqual(mergePatch({ a: 1 }, { missing: null }), { a: 1 });
});

test('an empty patch changes nothing; applying a patch twice equals applying it once', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), values), values, (target, patch) => {
      assert.deepEqual(plain(mergePatch(target, {})), plain(target));
      const once = mergePatch(target, patch);
      assert.deepEqual(plain(mergePatch(once, patch)), plain(once));
    }),
  );
});

test('a patch without nulls applied to nothing is the result', () => {
  fc.assert(
    fc.property(values, (patch) => {
      fc.pre(!hasNull(patch));
      assert.deepEqual(plain(mergePatch(undefined, patch)), plain(patch));
    }),
  );
});

test('the name of a prototype is an ordinary name', () => {
  const outcome = mergePatch({}, JSON.parse('{"__proto__":{"admin":true}}')) as Record<string, unknown>;
  assert.equal(outcome['admin'], undefined);
  assert.equal(Object.getPrototypeOf(outcome), Object.prototype);
});
