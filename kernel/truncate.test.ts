import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { truncate } from './truncate.ts';

test('a text that fits is unchanged; a longer one ends with its original length', () => {
  assert.equal(truncate('abc', 3), 'abc');
  assert.equal(truncate('x'.repeat(50), 40), `${'x'.repeat(9)} [cut here; 50 characters came]`);
});

test('a truncated text keeps the limit, states the original length and splits no surrogate pair', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 60, max: 150 }), (text, most) => {
      fc.pre(text.isWellFormed());
      const cut = truncate(text, most);
      assert.ok(cut.length <= most && cut.isWellFormed());
      assert.equal(cut === text, text.length <= most);
      if (cut !== text) assert.ok(cut.endsWith(` [cut here; ${text.length} characters came]`));
    }),
  );
});
