import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CalendarPolicy } from '../kernel/index.ts';
import { addOpen, compileCalendar, elapsedOpenMs } from '../service-levels/index.ts';
import { loadStandard, shippedStandard } from '../standards/index.ts';
import { readHours } from './opening-hours.ts';

const HOUR = 3_600_000;
const shipped = (await loadStandard(shippedStandard('nhs-lsd'))).calendars;
const NIGHTS: CalendarPolicy = {
  zone: 'Australia/Lord_Howe',
  versions: [
    { week: { mon: ['22:00-06:00'], thu: ['00:00-24:00'], fri: ['08:00-12:00', '13:00-17:30'] } },
    {
      from: '2026-06-03T04:00:00Z',
      week: { tue: ['20:00-20:00'], sat: ['09:00-10:00', '09:30-11:00'] },
      closures: [{ from: '2026-10-03T09:30', to: '2026-10-03T24:00' }, '2026-09-01'],
    },
  ],
};
const CALENDARS: Readonly<Record<string, CalendarPolicy>> = {
  office: shipped['office']!,
  always: shipped['always']!,
  'nights, with a change of hours and a half-day closure': NIGHTS,
};

for (const [name, policy] of Object.entries(CALENDARS))
  test(`${name}: the day-by-day count and the service-level clock agree`, () => {
    const [ours, theirs] = [readHours(policy), compileCalendar(policy)];
    const instant = fc
      .integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2026, 11, 31) / 60_000 })
      .map((minute) => Temporal.Instant.fromEpochMilliseconds(minute * 60_000));
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 200 * HOUR }), (start, need) => {
        assert.equal(String(ours.after(start, need)), String(addOpen(theirs, start, need)));
        assert.equal(ours.isOpen(start), elapsedOpenMs(theirs, start, start.add({ milliseconds: 1 })) > 0);
      }),
      { numRuns: 150 },
    );
  });

test('a closure is told apart from the hours that the week would have had', () => {
  const hours = readHours(NIGHTS);
  const at = (text: string) => {
    const instant = Temporal.PlainDateTime.from(text).toZonedDateTime(NIGHTS.zone).toInstant();
    return [hours.isOpen(instant), hours.isClosure(instant), hours.wouldOpen(instant)];
  };
  assert.deepEqual(at('2026-10-03T09:15'), [true, false, true], 'before the half-day closure');
  assert.deepEqual(at('2026-10-03T09:45'), [false, true, true], 'within it');
  assert.deepEqual(at('2026-10-03T12:00'), [false, true, false], 'within it, after the windows');
  assert.deepEqual(at('2026-10-04T12:00'), [false, false, false], 'on a day without windows');
});

test('a calendar that never opens brings no working time', () => {
  const never = readHours({ zone: 'Europe/London', versions: [{ week: {} }] });
  assert.equal(never.after(Temporal.Instant.from('2026-11-23T09:00:00Z'), 1), null);
});
