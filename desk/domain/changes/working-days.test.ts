import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compileCalendar } from '../../../service-levels/index.ts';
import { policy } from './testing/example.ts';
import { clearDays, isWorkingDay, lastSendingDay, sendingDay, type WorkingDays } from './working-days.ts';

const england: WorkingDays = { calendar: compileCalendar(policy.calendars['office']!), closedDays: new Set() };
/** Bank holidays of Scotland, 2026 and 2027, as gov.uk lists them: no Easter Monday, 2 January, St Andrew's Day. */
const SCOTTISH = [
  ...[
    '2026-01-01',
    '2026-01-02',
    '2026-04-03',
    '2026-05-04',
    '2026-05-25',
    '2026-08-03',
    '2026-11-30',
    '2026-12-25',
    '2026-12-28',
  ],
  ...[
    '2027-01-01',
    '2027-01-04',
    '2027-03-26',
    '2027-05-03',
    '2027-05-31',
    '2027-08-02',
    '2027-11-30',
    '2027-12-27',
    '2027-12-28',
  ],
];
const WEEK = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['09:00-17:00']]));
const scotland: WorkingDays = {
  calendar: compileCalendar({ zone: 'Europe/London', versions: [{ week: WEEK, closures: SCOTTISH }] }),
  closedDays: new Set(),
};
const startOn = (date: string) =>
  Temporal.PlainDate.from(date).toPlainDateTime('02:00').toZonedDateTime('Europe/London').toInstant();

for (const [change, english, scottish] of [
  ['2026-04-09', '2026-03-30', '2026-03-31'],
  ['2027-03-30', '2027-03-18', '2027-03-19'],
  ['2027-01-05', '2026-12-23', '2026-12-22'],
] as const)
  test(`five clear days before ${change}: last sent ${english} in England, ${scottish} in Scotland`, () => {
    assert.equal(lastSendingDay(england, startOn(change), 5).toString(), english);
    assert.equal(lastSendingDay(scotland, startOn(change), 5).toString(), scottish);
  });

for (const [sent, counts, why] of [
  ['2026-12-02T17:59:00Z', '2026-12-02', 'before closing'],
  ['2026-12-02T18:00:00Z', '2026-12-03', 'at closing'],
  ['2026-12-02T05:00:00Z', '2026-12-02', 'before opening'],
  ['2026-12-04T23:00:00Z', '2026-12-07', 'on a Friday night'],
  ['2026-12-05T12:00:00Z', '2026-12-07', 'on a Saturday'],
  ['2026-12-24T19:00:00Z', '2026-12-29', 'on the evening before Christmas'],
] as const)
  test(`what is sent ${why} counts for ${counts}`, () =>
    assert.equal(sendingDay(england, Temporal.Instant.from(sent)).toString(), counts));

test('a holiday that falls on a Saturday is not taken off twice', () => {
  const own = {
    calendar: compileCalendar({ zone: 'Europe/London', versions: [{ week: WEEK, closures: ['2026-12-05'] }] }),
    closedDays: new Set<string>(),
  };
  assert.equal(clearDays(own, Temporal.Instant.from('2026-12-02T10:00:00Z'), startOn('2026-12-10')), 5);
});

test('days on which a customer is shut besides are no working days', () => {
  const borough = { ...england, closedDays: new Set(['2026-12-29', '2026-12-30', '2026-12-31']) };
  assert.equal(lastSendingDay(england, startOn('2027-01-05'), 5).toString(), '2026-12-23');
  assert.equal(lastSendingDay(borough, startOn('2027-01-05'), 5).toString(), '2026-12-18');
});

/** Weekday and list of holidays, counted by hand: it shares nothing with the calendars. */
const ENGLISH = new Set([
  ...['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-25', '2026-12-28'],
  ...['2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30', '2027-12-27', '2027-12-28'],
]);
const byHand = (holidays: ReadonlySet<string>) => (date: Temporal.PlainDate) =>
  date.dayOfWeek <= 5 && !holidays.has(date.toString());

for (const [name, days, holidays, closes] of [
  ['England', england, ENGLISH, 18],
  ['Scotland', scotland, new Set(SCOTTISH), 17],
] as const)
  test(`law in ${name}: over Easter, Christmas and both clock changes, days are counted as by hand`, () => {
    const works = byHand(holidays);
    const moment = fc.integer({ min: 0, max: 2 * 365 * 24 * 60 - 60 * 24 * 40 });
    const near = fc.constantFrom(
      '2026-03-25',
      '2026-03-29',
      '2026-04-02',
      '2026-10-23',
      '2026-10-25',
      '2026-12-22',
      '2027-03-24',
      '2027-03-28',
    );
    const sent = fc.oneof(
      moment.map((minutes) => Temporal.Instant.from('2026-01-01T00:00:00Z').add({ minutes })),
      fc.tuple(near, fc.integer({ min: 0, max: 24 * 60 * 6 })).map(([date, minutes]) => startOn(date).add({ minutes })),
    );
    fc.assert(
      fc.property(sent, fc.integer({ min: 0, max: 40 * 24 * 60 }), (at, minutes) => {
        const start = at.add({ minutes });
        const [local, change] = [at, start].map((one) => one.toZonedDateTimeISO('Europe/London')) as [
          Temporal.ZonedDateTime,
          Temporal.ZonedDateTime,
        ];
        let day = local.toPlainDate();
        if (!works(day) || local.hour >= closes)
          do day = day.add({ days: 1 });
          while (!works(day));
        let count = 0;
        for (
          let date = day.add({ days: 1 });
          Temporal.PlainDate.compare(date, change.toPlainDate()) < 0;
          date = date.add({ days: 1 })
        )
          if (works(date)) count++;
        assert.equal(clearDays(days, at, start), count, `${at.toString()} to ${start.toString()}`);
        assert.equal(isWorkingDay(days, local.toPlainDate()), works(local.toPlainDate()));
        const last = lastSendingDay(days, start, 5);
        assert.ok(clearDays(days, last.toPlainDateTime('12:00').toZonedDateTime('Europe/London').toInstant(), start) >= 5);
        const next = last.add({ days: 1 }).toPlainDateTime('12:00').toZonedDateTime('Europe/London').toInstant();
        assert.ok(clearDays(days, next, start) < 5, 'a day later it is too late');
      }),
      { numRuns: 300 },
    );
  });
