import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differenceOf, filling, written } from './texts.ts';

test('a filling has the length asked for and ends in its last word', () => {
  for (const length of [20, 40, 200, 20_000]) {
    assert.equal(filling(length).length, length);
    assert.ok(filling(length).endsWith(' the-end'));
  }
});

test('escapes of a table are read, and quotation marks are none', () => {
  assert.equal(written('Cafe\\u0301 "open"\nnow'), 'Cafe\u0301 "open"\nnow');
});

const STORIES: readonly (readonly [what: string, sent: string, found: string | null, says: string | null])[] = [
  ['the same', 'two words', 'two words', null],
  ['other line ends, outer spaces and a composed letter', ' Cafe\u0301\r\nopen ', 'Café\nopen', null],
  ['nothing', 'two words', null, 'it is not there'],
  ['a cut', 'two words', 'two w', 'it ends after 5 of 9 characters'],
  ['another letter', 'naïve end', 'na?ve end', 'from character 3 of 9 on it reads "?ve end" instead of "ïve end"'],
  ['more than was sent', 'two', 'two words', 'it goes on after its end: " words"'],
];
for (const [what, sent, found, says] of STORIES) test(`${what}: ${says}`, () => assert.equal(differenceOf(sent, found), says));
