import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CalendarPolicy } from '../../../kernel/index.ts';
import { atPace, workingTime } from './working-time.ts';

const weekdays = ['08:00-18:00'];
const OFFICE: CalendarPolicy = {
  zone: 'Europe/London',
  versions: [
    {
      week: { mon: weekdays, tue: weekdays, wed: weekdays, thu: weekdays, fri: weekdays },
      closures: ['2026-12-25', '2026-12-28', { from: '2026-12-24T12:00', to: '2026-12-24T24:00' }],
    },
  ],
};
const all = ['00:00-24:00'];
const ALWAYS: CalendarPolicy = {
  zone: 'Europe/London',
  versions: [{ week: { mon: all, tue: all, wed: all, thu: all, fri: all, sat: all, sun: all } }],
};
const after = (hours: CalendarPolicy | undefined, from: string, span: string) =>
  String(workingTime(hours)(Temporal.Instant.from(from), Temporal.Duration.from(span)));

test('working time counts while the desk is open', () => {
  for (const [from, span, expected, why] of [
    ['2026-11-23T09:00:00Z', 'PT2H', '2026-11-23T11:00:00Z', 'within a day'],
    ['2026-11-23T17:00:00Z', 'PT2H', '2026-11-24T09:00:00Z', 'into the next morning'],
    ['2026-11-23T16:00:00Z', 'PT2H', '2026-11-23T18:00:00Z', 'up to the minute it closes'],
    ['2026-11-27T17:00:00Z', 'PT2H', '2026-11-30T09:00:00Z', 'over a weekend'],
    ['2026-11-28T03:00:00Z', 'PT10M', '2026-11-30T08:10:00Z', 'from when it is closed'],
    ['2026-12-24T11:00:00Z', 'PT2H', '2026-12-29T09:00:00Z', 'over half a day and two holidays'],
    ['2026-10-23T16:30:00Z', 'PT1H', '2026-10-26T08:30:00Z', 'over the end of summer time'],
    ['2026-11-23T09:00:00Z', 'PT0S', '2026-11-23T09:00:00Z', 'no time at all'],
  ] as const)
    assert.equal(after(OFFICE, from, span), expected, why);
});

test('a version holds until the next begins, and windows that overlap count once', () => {
  const hours: CalendarPolicy = {
    zone: 'Europe/London',
    versions: [
      { week: { mon: ['08:00-12:00', '10:00-14:00'] } },
      { from: '2026-11-24T00:00:00Z', week: { tue: ['09:00-17:00'] } },
    ],
  };
  assert.equal(after(hours, '2026-11-23T08:00:00Z', 'PT7H'), '2026-11-24T10:00:00Z');
});

test('hours that never open cause an error instead of an endless count', () => {
  assert.throws(() => after({ zone: 'Europe/London', versions: [{ week: {} }] }, '2026-11-23T09:00:00Z', 'PT1H'), RangeError);
});

const instants = fc
  .date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => Temporal.Instant.fromEpochMilliseconds(date.getTime()));
const spans = fc.integer({ min: 1, max: 200_000 }).map((seconds) => Temporal.Duration.from({ seconds }));

test('round the clock all time counts, also across daylight saving changes', () => {
  fc.assert(
    fc.property(instants, spans, (from, span) => assert.equal(after(ALWAYS, String(from), String(span)), String(from.add(span)))),
  );
});

test('at another pace opening hours are ignored', () => {
  const tenfold = atPace(workingTime(OFFICE), () => 10);
  assert.equal(
    String(tenfold(Temporal.Instant.from('2026-11-28T03:00:00Z'), Temporal.Duration.from('PT1H'))),
    '2026-11-28T03:06:00Z',
  );
});

test('counting in two steps equals counting in one', () => {
  const office = workingTime(OFFICE);
  fc.assert(
    fc.property(instants, spans, spans, (from, one, two) => {
      const together = Temporal.Duration.from({ seconds: one.total('seconds') + two.total('seconds') });
      assert.equal(String(office(office(from, one), two)), String(office(from, together)));
    }),
  );
});
