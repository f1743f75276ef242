import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { withoutNhsNumbersInBytes } from './index.ts';

const WORD = '[NHS number removed]';
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
const windows = (text: string) => Buffer.from(text, 'latin1');

for (const [encoding, write, spelled] of [
  ['UTF-8', (text: string) => Buffer.from(text), '401\u00a0023\u00a02137'],
  ['UTF-8 with a mark', (text: string) => Buffer.from(`\ufeff${text}`), '401\u2009023 2137'],
  ['Windows-1252', windows, '401\u00a0023\u00962137'],
  ['UTF-16 with a mark', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'), '４０１ ０２３ ２１３７'],
  ['UTF-16 without one', (text: string) => Buffer.from(text, 'utf16le'), '401 023 2137'],
  ['UTF-16, big end first', (text: string) => utf16be(`\ufeff${text}`), '401\u00a0023\u00a02137'],
] as const)
  test(`${encoding}: the number's bytes change, and not one beside them`, () => {
    const [before, after] = ['Caf\u00e9, Jos\u00e9: NHS number ', ', \u00a35\r\n'];
    const { content, count } = withoutNhsNumbersInBytes(write(before + spelled + after));
    assert.equal(count, 1);
    assert.deepEqual(Buffer.from(content), write(before + WORD + after));
  });

test('UTF-16 without a mark is known by its beginning, whatever its language further on', () => {
  const [before, after] = [`${'Ward list. '.repeat(24)}${'病人名单'.repeat(1000)} NHS number `, ', 请删除'];
  for (const write of [(text: string) => Buffer.from(text, 'utf16le'), utf16be]) {
    const { content, count } = withoutNhsNumbersInBytes(write(`${before}４０１ ０２３ ２１３７${after}`));
    assert.equal(count, 1);
    assert.deepEqual(Buffer.from(content), write(before + WORD + after));
  }
});

test('UTF-8 that is broken in one place is read as UTF-8 in the others', () => {
  const broken = Buffer.concat([
    Buffer.from('Café \u00a0'),
    Buffer.from([0xe9, 0xff, 0xc2]),
    Buffer.from(' 401\u00a0023\u00a02137 ü'),
    Buffer.from([0xf0]),
  ]);
  const { content, count } = withoutNhsNumbersInBytes(broken);
  assert.equal(count, 1);
  const at = broken.indexOf('401');
  assert.deepEqual(Buffer.from(content), Buffer.concat([broken.subarray(0, at), Buffer.from(WORD), broken.subarray(at + 14)]));
});

test('any bytes without a number stay as they are', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => assert.deepEqual(withoutNhsNumbersInBytes(bytes).content, bytes)),
  );
});

test('any bytes round a number stay as they are', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.uint8Array({ maxLength: 60 }), (before, after) => {
      // A letter ends whatever the bytes could have begun; with a zero byte the whole may be UTF-16.
      const around = (number: string) =>
        Buffer.concat([before, Buffer.from(' patient: '), Buffer.from(number), Buffer.from(' x'), after]);
      fc.pre(!before.includes(0) && !after.includes(0) && withoutNhsNumbersInBytes(around('')).count === 0);
      assert.deepEqual(Buffer.from(withoutNhsNumbersInBytes(around('401 023 2137')).content), around(WORD));
    }),
  );
});
