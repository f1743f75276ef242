import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addOpen, compileCalendar, elapsedOpenMs } from '../service-levels/index.ts';
import { loadStandard, shippedStandard, type CalendarPolicy } from '../standards/index.ts';
import { readHours } from './open-time.ts';

const HOUR = 3_600_000;
const shipped = (await loadStandard(shippedStandard('nhs-lsd'))).calendars;
const CALENDARS: Readonly<Record<string, CalendarPolicy>> = {
  office: shipped['office']!,
  always: shipped['always']!,
  'nights, with a change of hours and half a day shut': {
    zone: 'Australia/Lord_Howe',
    versions: [
      { week: { mon: ['22:00-06:00'], thu: ['00:00-24:00'], fri: ['08:00-12:00', '13:00-17:30'] } },
      {
        from: '2026-06-03T04:00:00Z',
        week: { tue: ['20:00-20:00'], sat: ['09:00-10:00'] },
        closures: [{ from: '2026-10-03T09:30', to: '2026-10-03T24:00' }, '2026-09-01'],
      },
    ],
  },
};

/** Two readers of the same calendar, written independently: an exercise trusts neither alone. */
for (const [name, policy] of Object.entries(CALENDARS))
  test(`${name}: read day by day, and as the desk's clock reads it, the same`, () => {
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
