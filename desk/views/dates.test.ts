import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dateText, spanText, timeLeftText, whenText, sentenceInWords } from './dates.ts';

test('an instant is written once, in local time in London', () => {
  for (const [instant, written] of [
    ['2026-12-25T03:10:00Z', 'Fri 25 Dec 2026, 03:10'],
    ['2026-07-01T23:05:59.999Z', 'Thu 2 Jul 2026, 00:05'],
    ['2026-09-01T08:00:00Z', 'Tue 1 Sep 2026, 09:00'],
    ['2026-03-29T00:59:00Z', 'Sun 29 Mar 2026, 00:59'],
    ['2026-03-29T01:00:00Z', 'Sun 29 Mar 2026, 02:00'],
  ] as const) {
    assert.equal(whenText(instant), written);
  }
});

test('in the hour that comes twice, the offset tells the two apart, and only there', () => {
  assert.equal(whenText('2026-10-25T00:30:00Z'), 'Sun 25 Oct 2026, 01:30 BST');
  assert.equal(whenText('2026-10-25T01:30:00Z'), 'Sun 25 Oct 2026, 01:30 GMT');
  assert.equal(whenText('2026-10-25T02:00:00Z'), 'Sun 25 Oct 2026, 02:00');
});

test('law: two instants a minute or more apart never read the same', () => {
  const start = Temporal.Instant.from('2026-01-01T00:00:00Z').epochMilliseconds;
  const minute = fc.integer({ min: 0, max: 366 * 1440 }).map((n) => Temporal.Instant.fromEpochMilliseconds(start + n * 60_000));
  fc.assert(fc.property(minute, minute, (a, b) => a.equals(b) || whenText(a) !== whenText(b)));
});

test('time left is said in its two largest units', () => {
  const min = 60_000;
  for (const [ms, says] of [
    [80 * min, '1 h 20 min left'],
    [-5 * min, 'overdue by 5 min'],
    [59_999, 'under 1 min left'],
    [-1, 'overdue by under 1 min'],
    [120 * min, '2 h left'],
    [(2 * 1440 + 185) * min, '2 d 3 h left'],
  ] as const) {
    assert.equal(timeLeftText(ms), says);
  }
  assert.equal(spanText(0), 'under 1 min');
});

test('a date of a document is written like the others; a sentence keeps all but its instants', () => {
  assert.equal(dateText('2026-11-03'), 'Tue 3 Nov 2026');
  assert.equal(dateText('next spring'), 'next spring');
  assert.equal(
    sentenceInWords(['planned for ', { instant: '2026-11-22T19:09:44.028Z' }, ', by mail']),
    'planned for Sun 22 Nov 2026, 19:09, by mail',
  );
});
