import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { randomFrom } from './corpus/random.ts';
import { issuedNumber, spell } from './corpus/spell.ts';
import { findNhsNumbers, firstOf, lastOf } from './index.ts';
import { truncate } from '../truncate.ts';

for (const [text, most, first] of [
  ['Ward 4F is dark', 15, 'Ward 4F is dark'],
  ['Ward is dark', 6, 'Ward i'],
  ['Record of 4010232137 locked', 19, 'Record of '],
  ['Record of 401 023 2137 locked', 19, 'Record of '],
  ['Record of 401 023 2137 locked', 18, 'Record of '],
  ['Record of 401\u200b023\u200b2137 locked', 21, 'Record of '],
  ['Patient SE 123456 is here', 16, 'Patient SE '],
  ['Patient NG12345K is here', 15, 'Patient '],
  ['Record of <&#x34;&#x30;&#x31;> &#x30; is locked', 27, 'Record of <'],
  ['call 02079460018 now', 16, 'call 02079460018'],
] as const)
  test(`${JSON.stringify(text)} cut after ${most} is ${JSON.stringify(first)}`, () => assert.equal(firstOf(text, most), first));

test('wherever a text is cut, no more than a few digits of a number are left of it', () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(80), (seed, at) => {
      const { open, spelled, close } = spell(issuedNumber(randomFrom(seed)), randomFrom(seed));
      const text = `Record of ${open}${spelled}${close} is locked, and so are the others on the ward`;
      const most = Math.min(text.length, 10 + at);
      const digits = (part: string) => Array.from(part.matchAll(/\p{Nd}/gu)).length;
      for (const cut of [firstOf(text, most), truncate(`${text}${'x'.repeat(300)}`, most + 35).split(' [cut here')[0]!])
        assert.ok(
          findNhsNumbers(cut).length > 0 || cut.length <= 10 + open.length || digits(cut) <= 4,
          JSON.stringify([text, cut]),
        );
    }),
    { numRuns: 3000 },
  );
});

test('the end of a text begins with no half of a number', () => {
  assert.equal(lastOf('list of 401 023 2137 and more.txt', 23), 'and more.txt');
  assert.equal(lastOf('list.txt', 20), 'list.txt');
  assert.equal(lastOf('a long list.txt', 8), 'list.txt');
});
