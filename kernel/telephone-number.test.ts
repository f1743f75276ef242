import assert from 'node:assert/strict';
import { test } from 'node:test';
import { telephoneWord, telephoneWordsIn, withTelephoneWords } from './telephone-number.ts';

test('a telephone number is one word, however it is written', () => {
  for (const [written, word] of [
    ['+44 20 7946 0103', '02079460103'],
    ['+44 (0)20 7946 0103', '02079460103'],
    ['+44(0)2079460103', '02079460103'],
    ['0044 20 7946 0103', '02079460103'],
    ['0044 (0) 20 7946 0103', '02079460103'],
    ['(020) 7946-0103', '02079460103'],
    ['020-7946-0103', '02079460103'],
    ['020.7946.0103', '02079460103'],
    ['020\u00a07946\u20110103', '02079460103'],
    ['07700 900 123', '07700900123'],
    ['+44 7700 900123', '07700900123'],
    ['(+44) 7700 900123', '07700900123'],
    ['+353 1 234 5678', '0035312345678'],
    ['00353 1 234 5678', '0035312345678'],
  ] as const) {
    assert.equal(telephoneWord(written), word, written);
    assert.deepEqual(telephoneWordsIn(`Ring ${written}, please`), [word], written);
  }
});

test('numbers are found in a text; short ones, and digits within a word, are left', () => {
  assert.deepEqual(telephoneWordsIn('ward 4F, bed 12, code A1234567, PACS1234567'), []);
  assert.deepEqual(telephoneWordsIn('07700 900 123 or 020 7946 0103.'), ['07700900123', '02079460103']);
  assert.equal(withTelephoneWords('printer 020 7946 0103 jams').replace(/ +/g, ' '), 'printer 02079460103 jams');
});
