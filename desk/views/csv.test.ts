import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvOf } from './csv.ts';

test('RFC 4180 with a byte-order mark; formulas are disarmed in text, numbers stay numbers', () => {
  const bytes = Buffer.from(
    csvOf([
      ['=1+1', -5, 'Zoë, "W3"', null],
      ['@x', '-5', '\tx', 'two\nlines'],
    ]),
    'utf8',
  );
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  assert.equal(bytes.subarray(3).toString(), `'=1+1,-5,"Zoë, ""W3""",\r\n'@x,'-5,'\tx,"two\nlines"\r\n`);
});
