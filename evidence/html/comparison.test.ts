import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparison, isComparison } from './comparison.ts';

const TWO = {
  comparison: 'The same three by two routes',
  columns: ['Straight', 'Round <about>'],
  rows: [{ measure: 'Lost', values: ['0', '2 & more'] }],
  until: {
    says: 'Minutes until somebody had it',
    minutes: [
      [0, 0, 0],
      [31, 239],
    ],
  },
};

test('figures are shown in columns, escaped, and each case is a step of its column’s line', () => {
  assert.ok(isComparison(TWO));
  const { markup } = comparison(TWO);
  assert.match(markup, /<th scope="row">Lost<\/th>\s*<td>0<\/td>\s*<td>2 &amp; more<\/td>/);
  assert.match(markup, /Round &lt;about&gt;/);
  const [straight, round] = [...markup.matchAll(/ d="(M48 200[^"]*)"/g)].map(([, d]) => d!);
  assert.match(straight!, /^M48 200H48V139H48V77H48V16H700$/);
  assert.equal(round!.match(/V/g)?.length, 2);
  assert.match(round!, /V77H700$/);
});

test('values of another shape are not read as figures', () => {
  for (const value of [null, [], { comparison: 1 }, { ...TWO, rows: [{ measure: 'Lost' }] }, { ...TWO, until: { minutes: 3 } }])
    assert.equal(isComparison(value), false);
});
