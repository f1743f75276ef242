import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { headerLine, isMailAddress } from './mail-address.ts';

const GOOD = ['amy@ward.example', "o'neil+x@nhs.net", 'a.b-c_d@sub.trust.nhs.uk', `${'a'.repeat(64)}@b.example`];
const BAD = [
  '',
  'amy',
  '@ward.example',
  'amy@',
  'amy@localhost',
  'amy ward@ward.example',
  'Amy <amy@ward.example>',
  'amy@ward.example, bob@ward.example',
  'amy@ward.example\r\nBcc: bob@ward.example',
  'amy@ward.example\n',
  'amy@@ward.example',
  '.amy@ward.example',
  'a..b@ward.example',
  'amy@-ward.example',
  'amy@ward..example',
  `${'a'.repeat(65)}@b.example`,
  `a@${'b.'.repeat(130)}example`,
];

test('one address and nothing else', () => {
  for (const text of GOOD) assert.ok(isMailAddress(text), text);
  for (const text of BAD) assert.ok(!isMailAddress(text), text);
});

test('no text becomes more than one line of a header', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => !/[\r\n\u0000\u0085\u2028\u2029]/.test(headerLine(text))),
    { numRuns: 500 },
  );
});
