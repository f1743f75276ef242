import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findNhsNumbers, isNhsNumber, withoutNhsNumbers } from './index.ts';

const digits = (n: number) => String(n).padStart(9, '0');
const withCheck = (head: string) => {
  const check = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].find((d) => isNhsNumber(`${head}${d}`));
  return check === undefined ? null : `${head}${check}`;
};

test('every valid number in an issued range is found, however it is spaced', () => {
  fc.assert(
    fc.property(fc.integer({ min: 400_000_000, max: 499_999_999 }), fc.constantFrom('', ' ', '-'), (head, gap) => {
      const number = withCheck(digits(head));
      fc.pre(number !== null);
      const spaced = number.replace(/^(\d{3})(\d{3})(\d{4})$/, `$1${gap}$2${gap}$3`);
      const { text, count } = withoutNhsNumbers(`Patient ${spaced} cannot be found`);
      assert.equal(text, 'Patient [NHS number removed] cannot be found');
      assert.equal(count, 1);
    }),
  );
});

test('numbers that are something else stay, though their check digit is right', () => {
  for (const text of [
    'Asset 4505577104 is offline',
    'order no. 4505577104',
    'Tel: 4505577104',
    'Ref 4505577104',
    'call 02079460018',
    '+444505577104',
  ])
    assert.deepEqual(findNhsNumbers(text), [], text);
});

test('a number outside the issued ranges is one when it is written as one', () => {
  assert.equal(withoutNhsNumbers('The record of 943 476 5919 will not open').count, 1);
  assert.equal(withoutNhsNumbers('Order 943 476 5919 and 9434765919').count, 0);
});

test('a wrong check digit is no NHS number', () => {
  assert.equal(isNhsNumber('9434765919'), true);
  assert.equal(isNhsNumber('9434765918'), false);
  assert.equal(withoutNhsNumbers('NHS no 943 476 5919, see 9434765918').text, 'NHS no [NHS number removed], see 9434765918');
});
