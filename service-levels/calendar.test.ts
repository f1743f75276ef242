import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CalendarVersion } from '../kernel/index.ts';
import { tenYearsAfter } from './calendar.ts';
import { addOpen, compileCalendar, elapsedOpenMs, openBetween } from './index.ts';
import { daily, week } from './testing/shorthand.ts';

const at = (text: string) => Temporal.Instant.from(text);
const compile = (zone: string, ...versions: readonly CalendarVersion[]) => compileCalendar({ zone, versions });
const open = (calendar: ReturnType<typeof compile>, from: string, to: string) =>
  [...openBetween(calendar, at(from), at(to))].map((o) => `${String(o.from).slice(5, 16)}/${String(o.to).slice(5, 16)}`);

/** Rows: title, zone, versions, from, to, and the open intervals in UTC as MM-DDTHH:MM. */
// prettier-ignore
const ROWS: readonly (readonly [string, string, readonly CalendarVersion[], string, string, readonly string[]])[] = [
  ['half open: nothing of a window that ends where the question begins', 'Europe/London', [{ week: week('08:00-17:00') }], '2026-01-12T17:00:00Z', '2026-01-13T08:00:00Z', []],
  ['24:00 is the next midnight, and touches a window that starts there', 'Europe/London', [{ week: { mon: ['20:00-24:00'], tue: ['00:00-02:00'] } }], '2026-01-12T00:00:00Z', '2026-01-14T00:00:00Z', ['01-12T20:00/01-13T02:00']],
  ['an end not after its start lies on the next date, also when they are equal', 'Europe/London', [{ week: { mon: ['08:00-08:00'] } }], '2026-01-12T00:00:00Z', '2026-01-14T00:00:00Z', ['01-12T08:00/01-13T08:00']],
  ['a window belongs to the day it starts, over the end of the week too', 'Europe/London', [{ week: { sun: ['22:00-02:00'] } }], '2026-01-11T00:00:00Z', '2026-01-13T00:00:00Z', ['01-11T22:00/01-12T02:00']],
  ['windows may overlap', 'Europe/London', [{ week: { mon: ['08:00-12:00', '10:00-14:00', '09:00-10:00', '14:00-15:00'] } }], '2026-01-12T00:00:00Z', '2026-01-13T00:00:00Z', ['01-12T08:00/01-12T15:00']],
  ['a day without windows, or with an empty list, is closed', 'Europe/London', [{ week: { mon: [], tue: ['08:00-09:00'] } }], '2026-01-12T00:00:00Z', '2026-01-15T00:00:00Z', ['01-13T08:00/01-13T09:00']],
  ['a start that is skipped moves forward by the gap', 'Europe/London', [{ week: { sun: ['01:30-04:00'] } }], '2026-03-29T00:00:00Z', '2026-03-30T00:00:00Z', ['03-29T01:30/03-29T03:00']],
  ['an end that is skipped moves forward by the gap', 'Europe/London', [{ week: { sun: ['00:30-01:30'] } }], '2026-03-29T00:00:00Z', '2026-03-30T00:00:00Z', ['03-29T00:30/03-29T01:30']],
  ['a window that a clock change ends before its start is empty that day', 'Europe/London', [{ week: { sun: ['01:30-02:15'] } }], '2026-03-29T00:00:00Z', '2026-04-06T00:00:00Z', ['04-05T00:30/04-05T01:15']],
  ['a window beside such an empty one starts at its own time', 'Europe/London', [{ week: { sun: ['01:30-02:15', '02:15-03:00'] } }], '2026-03-29T00:00:00Z', '2026-03-30T00:00:00Z', ['03-29T01:15/03-29T02:00']],
  ['a time that occurs twice is the first of the two, as a start', 'Europe/London', [{ week: { sun: ['01:30-03:00'] } }], '2026-10-25T00:00:00Z', '2026-10-26T00:00:00Z', ['10-25T00:30/10-25T03:00']],
  ['a time that occurs twice is the first of the two, as an end', 'Europe/London', [{ week: { sun: ['00:00-01:30'] } }], '2026-10-24T00:00:00Z', '2026-10-26T00:00:00Z', ['10-24T23:00/10-25T00:30']],
  ['the clock change at Lord Howe is half an hour', 'Australia/Lord_Howe', [{ week: { sun: ['00:00-03:00'] } }], '2026-04-04T00:00:00Z', '2026-04-05T12:00:00Z', ['04-04T13:00/04-04T16:30']],
  ['a closed date is that whole local day', 'America/New_York', [{ week: daily('00:00-24:00'), closures: ['2026-07-03'] }], '2026-07-02T00:00:00Z', '2026-07-05T00:00:00Z', ['07-02T00:00/07-03T04:00', '07-04T04:00/07-05T00:00']],
  ['a closed date does not close the part of its night window after midnight', 'Europe/London', [{ week: daily('22:00-02:00'), closures: ['2026-01-13'] }], '2026-01-12T12:00:00Z', '2026-01-15T12:00:00Z', ['01-12T22:00/01-13T00:00', '01-14T00:00/01-14T02:00', '01-14T22:00/01-15T02:00']],
  ['a closed range is local, half open, and may end at 24:00', 'Europe/London', [{ week: daily('00:00-24:00'), closures: [{ from: '2026-07-01T12:00', to: '2026-07-01T24:00' }, { from: '2026-07-02T08:30', to: '2026-07-02T09:00' }] }], '2026-07-01T00:00:00Z', '2026-07-02T12:00:00Z', ['07-01T00:00/07-01T11:00', '07-01T23:00/07-02T07:30', '07-02T08:00/07-02T12:00']],
  ['closures may overlap', 'Europe/London', [{ week: daily('00:00-24:00'), closures: ['2026-01-13', { from: '2026-01-12T12:00', to: '2026-01-13T12:00' }, '2026-01-13'] }], '2026-01-12T00:00:00Z', '2026-01-15T00:00:00Z', ['01-12T00:00/01-12T12:00', '01-14T00:00/01-15T00:00']],
  ['the version in force at an instant decides, in the middle of a window too', 'Europe/London', [{ week: week('08:00-17:00') }, { from: '2026-01-12T12:00:00Z', week: week('10:00-14:00') }, { from: '2026-01-12T13:00:00Z', week: { tue: ['08:00-09:00'] } }], '2026-01-12T00:00:00Z', '2026-01-14T00:00:00Z', ['01-12T08:00/01-12T13:00', '01-13T08:00/01-13T09:00']],
  ['a new version includes the rest of its own window of the night before', 'Europe/London', [{ week: { sat: ['10:00-11:00'] } }, { from: '2026-01-13T00:00:00Z', week: { mon: ['22:00-02:00'] } }], '2026-01-12T12:00:00Z', '2026-01-14T00:00:00Z', ['01-13T00:00/01-13T02:00']],
  ['an old version loses the rest of a window that runs past its end', 'Europe/London', [{ week: { mon: ['22:00-02:00'] } }, { from: '2026-01-13T00:00:00Z', week: { sat: ['10:00-11:00'] } }], '2026-01-12T12:00:00Z', '2026-01-14T00:00:00Z', ['01-12T22:00/01-13T00:00']],
  ['the closures of a version close nothing under another', 'Europe/London', [{ week: daily('08:00-09:00'), closures: ['2026-01-13'] }, { from: '2026-01-13T00:00:00Z', week: daily('08:00-09:00') }], '2026-01-12T00:00:00Z', '2026-01-14T00:00:00Z', ['01-12T08:00/01-12T09:00', '01-13T08:00/01-13T09:00']],
];
for (const [title, zone, versions, from, to, expected] of ROWS) {
  test(title, () => {
    const calendar = compile(zone, ...versions);
    assert.deepEqual(open(calendar, from, to), expected);
    const counted = [...openBetween(calendar, at(from), at(to))].reduce(
      (sum, o) => sum + o.to.epochMilliseconds - o.from.epochMilliseconds,
      0,
    );
    assert.equal(elapsedOpenMs(calendar, at(from), at(to)), counted);
  });
}

test('adding open time ends at the close of a day, not at the next opening, and adding none gives the start', () => {
  const office = compile('Europe/London', { week: week('08:00-17:00') });
  assert.equal(String(addOpen(office, at('2026-01-12T16:00:00Z'), 3_600_000)), '2026-01-12T17:00:00Z');
  assert.equal(String(addOpen(office, at('2026-01-12T16:00:00Z'), 3_600_001)), '2026-01-13T08:00:00.001Z');
  assert.equal(String(addOpen(office, at('2026-01-10T16:00:00Z'), 0)), '2026-01-10T16:00:00Z');
});

test('open intervals are computed lazily: the first of eight thousand years is available at once', () => {
  const office = compile('Europe/London', { week: week('08:00-17:00') });
  const first = openBetween(office, at('2000-01-01T00:00:00Z'), at('9999-12-31T00:00:00Z')).next();
  assert.equal(String(first.value?.from), '2000-01-03T08:00:00Z');
});

test('a calendar that never opens again gives no deadline and no elapsed time', () => {
  const shut = compile('Europe/London', {
    week: daily('00:00-24:00'),
    closures: [{ from: '2026-01-12T00:00', to: '9999-12-31T24:00' }],
  });
  assert.equal(addOpen(shut, at('2026-01-12T00:00:00Z'), 1), null);
  assert.equal(elapsedOpenMs(shut, at('2026-01-11T00:00:00Z'), at('9999-12-31T00:00:00Z')), 86_400_000);
});

test('ten years later is the same date and time in UTC, also from 29 February and in any order of questions', () => {
  const leapDay = at('2024-02-29T23:59:59.999Z').epochMilliseconds;
  fc.assert(
    fc.property(fc.integer({ min: -2e13, max: 4e12 }), fc.integer({ min: -86_400_000, max: 86_400_000 }), (instant, off) => {
      for (const ms of [instant, leapDay + off, instant + off]) {
        const slow = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('UTC').add({ years: 10 });
        assert.equal(tenYearsAfter(ms), slow.epochMilliseconds);
      }
    }),
  );
});
