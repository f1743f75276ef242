import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { textSeal } from './index.ts';

test('a text is sealed in the same way each time, without a digit, and opens under its secret alone', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const [ours, theirs, other] = [textSeal('ours', 'ticket'), textSeal('theirs', 'ticket'), textSeal('ours', 'other')];
      const sealed = ours.seal(text);
      assert.match(sealed, /^[a-p]+$/);
      assert.equal(ours.seal(text), sealed);
      assert.equal(ours.open(sealed), text);
      assert.equal(theirs.open(sealed), null);
      assert.equal(other.open(sealed), null);
      assert.equal(ours.open(`${sealed.slice(0, -1)}${sealed.endsWith('a') ? 'b' : 'a'}`), null);
    }),
  );
  assert.equal(textSeal('ours', 'ticket').open('no seal'), null);
});
