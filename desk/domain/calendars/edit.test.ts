import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { CalendarPolicy } from '../../../standards/index.ts';
import { compileCalendar, elapsedOpenMs } from '../../../service-levels/index.ts';
import { newVersion, placedOn, versionsWith, type CalendarEdit } from './index.ts';

const NOW = Temporal.Instant.from('2026-06-05T09:00:00Z');
const OFFICE: CalendarPolicy = { zone: 'Europe/London', versions: [{ week: { mon: ['08:00-18:00'], fri: ['08:00-18:00'] } }] };
const edit = (more: Partial<CalendarEdit>): CalendarEdit => ({ week: { mon: ['09:00-17:00'] }, reason: 'Agreed.', ...more });
const made = (more: Partial<CalendarEdit>, calendar = OFFICE) => newVersion('office', calendar, edit(more), NOW);

suite('an invalid or ambiguous edit is refused with the correction', () => {
  const rows: readonly (readonly [string, Partial<CalendarEdit>, RegExp])[] = [
    ['no windows', { week: {} }, /has no window, so the calendar would never open/],
    ['only empty days', { week: { mon: [], tue: [' '] } }, /would never open/],
    ['an unknown day', { week: { mond: ['09:00-17:00'] } }, /"mond" is not a day of the week\. Did you mean "mon"\?/],
    ['a name that every object has', { week: { constructor: ['09:00-17:00'] } }, /"constructor" is not a day/],
    ['an invalid window', { week: { mon: ['9-5'] } }, /week mon 0: "9-5" is not a window\. Write it like 08:00-18:00/],
    ['an impossible hour', { week: { mon: ['09:00-25:00'] } }, /"09:00-25:00" is not a window/],
    ['two overlapping windows', { week: { mon: ['08:00-12:30', '12:00-17:00'] } }, /mon 08:00-12:30 and mon 12:00-17:00 overlap/],
    ['one window twice', { week: { mon: ['08:00-12:00', '08:00-12:00'] } }, /overlap\. Write them as one/],
    [
      'a night window that overlaps the next morning',
      { week: { mon: ['22:00-09:00'], tue: ['08:00-12:00'] } },
      /mon 22:00-09:00 and tue 08:00-12:00 overlap/,
    ],
    [
      'a window of Sunday night that overlaps Monday',
      { week: { sun: ['22:00-09:00'], mon: ['08:00-12:00'] } },
      /mon 08:00-12:00 and sun 22:00-09:00 overlap/,
    ],
    ['an impossible date', { closures: ['2026-02-30'] }, /closures 0: "2026-02-30" is not a date/],
    ['a range that ends first', { closures: [{ from: '2026-12-24T12:00', to: '2026-12-24T12:00' }] }, /which is not after/],
    ['the past', { from: '2026-06-05T09:59' }, /is past\. A version begins now or later/],
    ['an invalid time', { from: 'soon' }, /"soon" is not a date and time\. Write it in local time of Europe\/London/],
    ['too many windows', { week: { mon: Array.from({ length: 25 }, () => '08:00-08:01') } }, /more than 24 windows/],
  ];
  for (const [name, more, says] of rows)
    test(name, () => assert.throws(() => made(more), { name: 'Refusal', code: 'invalid', message: says }));
});

suite('the start of a version', () => {
  test('a local time is in the calendar’s zone, and an offset is used as given', () => {
    const kathmandu = { ...OFFICE, zone: 'Asia/Kathmandu' };
    assert.equal(made({ from: '2026-06-08T00:00' }).from, '2026-06-07T23:00:00Z');
    assert.equal(made({ from: '2026-06-08T00:00' }, kathmandu).from, '2026-06-07T18:15:00Z');
    assert.equal(made({ from: '2026-06-08' }).from, '2026-06-07T23:00:00Z');
    assert.equal(made({ from: '2026-06-08T00:00:00+05:45' }).from, '2026-06-07T18:15:00Z');
    assert.equal(made({}).from, '2026-06-05T09:00:00Z');
  });

  test('a new version is placed by its start, and replaces one with the same start', () => {
    const later = made({ from: '2026-08-01T00:00' });
    const sooner = made({ from: '2026-07-01T00:00', week: { tue: ['10:00-11:00'] } });
    const again = made({ from: '2026-08-01T00:00', week: { wed: ['10:00-11:00'] } });
    const all = versionsWith(OFFICE.versions, [later, sooner, again]);
    assert.deepEqual(
      all.map(({ from, week }) => [from, Object.keys(week)]),
      [
        [undefined, ['mon', 'fri']],
        ['2026-06-30T23:00:00Z', ['tue']],
        ['2026-07-31T23:00:00Z', ['wed']],
      ],
    );
  });
});

const minute = fc.integer({ min: 0, max: 1439 });
const time = (m: number) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`;
const randomWeek = fc.dictionary(
  fc.constantFrom('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'),
  fc.tuple(minute, minute).map(([a, b]) => [`${time(a)}-${time(b)}`]),
  { minKeys: 1 },
);

test('property: no edit changes the time counted before it, and the edited calendar compiles', () => {
  let accepted = 0;
  fc.assert(
    fc.property(
      fc.array(fc.tuple(randomWeek, fc.integer({ min: 0, max: 60 * 24 * 60 })), { minLength: 1, maxLength: 5 }),
      (edits) => {
        let calendar = OFFICE;
        for (const [week, minutes] of edits) {
          const from = NOW.add({ minutes });
          let version;
          try {
            version = newVersion('office', calendar, edit({ week, from: String(from) }), NOW);
          } catch {
            continue;
          }
          accepted += 1;
          const before = compileCalendar(calendar);
          calendar = { ...calendar, versions: versionsWith(calendar.versions, [version]) };
          const after = compileCalendar(calendar);
          const start = NOW.subtract({ hours: 24 * 30 });
          assert.equal(elapsedOpenMs(after, start, from), elapsedOpenMs(before, start, from));
        }
      },
    ),
    { numRuns: 300 },
  );
  assert.ok(accepted > 200, `only ${accepted} edits were valid: the property is not tested`);
});

test('property: every window of a week lasts at most a day', () => {
  fc.assert(
    fc.property(randomWeek, (week) => {
      for (const { from, to } of placedOn(week)) assert.ok(to > from && to - from <= 1440 && from >= 0 && from < 7 * 1440);
    }),
  );
});
