import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf, inWords, momentOf } from './moments.ts';

const reference = Temporal.Instant.from('2026-11-23T09:30:00Z');

const READINGS: readonly (readonly [written: string, meant: string])[] = [
  ['10:05', '2026-11-23T10:05:00Z'],
  ['16:11:15', '2026-11-23T16:11:15Z'],
  ['03:10 the next day', '2026-11-24T03:10:00Z'],
  ['03:00 on Christmas Day', '2026-12-25T03:00:00Z'],
  ['08:30 on Monday 6 July 2026', '2026-07-06T07:30:00Z'],
  ['09:00 on 1 January 2027', '2027-01-01T09:00:00Z'],
  ['01:55 BST on Sunday 25 October 2026', '2026-10-25T00:55:00Z'],
  ['01:05 GMT on Sunday 25 October 2026', '2026-10-25T01:05:00Z'],
];

for (const [written, meant] of READINGS) {
  test(`"${written}" is ${meant}`, () => {
    assert.equal(String(instantOf(momentOf(written), reference, 'Europe/London')), meant);
  });
}

test('a date with the wrong weekday and a date that does not exist are refused', () => {
  assert.throws(() => momentOf('03:00 on Monday 25 December 2026'), /is a Friday, not a Monday/);
  assert.throws(() => momentOf('03:00 on 31 November 2026'), RangeError);
});

test('only a time of the repeated hour is written with its zone', () => {
  assert.deepEqual(
    ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-10-25T02:30:00Z', '2026-12-25T03:10:00Z'].map((at) =>
      inWords(Temporal.Instant.from(at), 'Europe/London'),
    ),
    [
      '01:30 BST on Sunday 25 October 2026',
      '01:30 GMT on Sunday 25 October 2026',
      '02:30 on Sunday 25 October 2026',
      '03:10 on Friday 25 December 2026',
    ],
  );
});

test('a time without an offset is in the given zone; an offset must fit a clock there', () => {
  const inStJohns = (written: string) => String(instantOf(momentOf(written), reference, 'America/St_Johns'));
  assert.equal(inStJohns('03:00 on Christmas Day'), '2026-12-25T06:30:00Z');
  assert.equal(inStJohns('03:00'), '2026-11-23T06:30:00Z');
  assert.equal(inStJohns('01:15 UTC-02:30 on Sunday 1 November 2026'), '2026-11-01T03:45:00Z');
  assert.equal(inStJohns('01:15 UTC-03:30 on Sunday 1 November 2026'), '2026-11-01T04:45:00Z');
  assert.throws(() => inStJohns('03:00 GMT on Christmas Day'), /No clock in America\/St_Johns shows 03:00 GMT on Christmas Day/);
  assert.throws(
    () => instantOf(momentOf('03:00 BST on Christmas Day'), reference, 'Europe/London'),
    /No clock in Europe\/London/,
  );
});
