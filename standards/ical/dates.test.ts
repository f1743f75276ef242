import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import { compileCalendar } from '../../service-levels/index.ts';
import { loadStandard, shippedStandard } from '../index.ts';
import { importClosures, printClosures, type ImportOptions } from './index.ts';
import { closed, dates, feed, options } from './testing/feed.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const read = (event: string, more: Partial<ImportOptions> = {}) => closed(feed(event), more);

/** What each event closes. The issues in brackets are of products that got it wrong. */
const STORIES: readonly (readonly [what: string, event: string, closes: readonly string[], more?: Partial<ImportOptions>])[] = [
  ['a day without an end', 'DTSTART;VALUE=DATE:20261225', ['2026-12-25']],
  ['the end is the first day after', 'DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261227', ['2026-12-25', '2026-12-26']],
  ['a duration', 'DTSTART;VALUE=DATE:20261225\nDURATION:P2D', ['2026-12-25', '2026-12-26']],
  ['a cancelled event closes nothing', 'DTSTART;VALUE=DATE:20261225\nSTATUS:CANCELLED', []],
  [
    'every year by its date (zammad#1362)',
    'DTSTART;VALUE=DATE:20200101\nRRULE:FREQ=YEARLY',
    ['2026-01-01', '2027-01-01', '2028-01-01'],
  ],
  [
    'the first Monday of May',
    'DTSTART;VALUE=DATE:20250505\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=1MO',
    ['2026-05-04', '2027-05-03', '2028-05-01'],
  ],
  [
    'the last Monday of August',
    'DTSTART;VALUE=DATE:20250825\nRRULE:FREQ=YEARLY;BYDAY=-1MO;BYMONTH=8',
    ['2026-08-31', '2027-08-30', '2028-08-28'],
  ],
  [
    'three days running, and no more',
    'DTSTART;VALUE=DATE:20261229\nRRULE:FREQ=DAILY;COUNT=3',
    ['2026-12-29', '2026-12-30', '2026-12-31'],
  ],
  [
    'every other day until a date',
    'DTSTART;VALUE=DATE:20270301\nRRULE:FREQ=DAILY;INTERVAL=2;UNTIL=20270305',
    ['2027-03-01', '2027-03-03', '2027-03-05'],
  ],
  [
    'Saturdays and Sundays of a fortnight',
    'DTSTART;VALUE=DATE:20270306\nRRULE:FREQ=WEEKLY;BYDAY=SU,SA;COUNT=4',
    ['2027-03-06', '2027-03-07', '2027-03-13', '2027-03-14'],
  ],
  [
    'every second week on its own day',
    'DTSTART;VALUE=DATE:20270303\nRRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3',
    ['2027-03-03', '2027-03-17', '2027-03-31'],
  ],
  [
    'the last Friday of each month',
    'DTSTART;VALUE=DATE:20270129\nRRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=3',
    ['2027-01-29', '2027-02-26', '2027-03-26'],
  ],
  [
    'the 31st, in months that have one',
    'DTSTART;VALUE=DATE:20270131\nRRULE:FREQ=MONTHLY;COUNT=3',
    ['2027-01-31', '2027-03-31', '2027-05-31'],
  ],
  [
    'a day that a rule names twice, counted once',
    'DTSTART;VALUE=DATE:20270107\nRRULE:FREQ=YEARLY;BYDAY=1TH,-52TH;COUNT=3',
    ['2027-01-07', '2028-01-06', '2029-01-04'],
    { until: day('2029-12-31') },
  ],
  ['29 February, in years that have one', 'DTSTART;VALUE=DATE:20240229\nRRULE:FREQ=YEARLY', ['2028-02-29']],
  [
    'the last day of February',
    'DTSTART;VALUE=DATE:20250228\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1',
    ['2026-02-28', '2027-02-28', '2028-02-29'],
  ],
  [
    'a Friday the 13th',
    'DTSTART;VALUE=DATE:20251213\nRRULE:FREQ=YEARLY;BYMONTHDAY=13;BYDAY=FR;UNTIL=20261231',
    ['2026-02-13', '2026-03-13', '2026-11-13'],
  ],
  ['every other year', 'DTSTART;VALUE=DATE:20240701\nRRULE:FREQ=YEARLY;INTERVAL=2', ['2026-07-01', '2028-07-01']],
  ['three times, the start counted', 'DTSTART;VALUE=DATE:20250701\nRRULE:FREQ=YEARLY;COUNT=3', ['2026-07-01', '2027-07-01']],
  [
    'until a date, which is included',
    'DTSTART;VALUE=DATE:20250701\nRRULE:FREQ=YEARLY;UNTIL=20270701',
    ['2026-07-01', '2027-07-01'],
  ],
  [
    'without one date, and with another',
    'DTSTART;VALUE=DATE:20250701\nRRULE:FREQ=YEARLY\nEXDATE;VALUE=DATE:20270701\nRDATE;VALUE=DATE:20270705',
    ['2026-07-01', '2027-07-05', '2028-07-01'],
  ],
  [
    'a date stays that date west of Greenwich (dbt_zendesk#117)',
    'DTSTART;VALUE=DATE:20261225',
    ['2026-12-25'],
    { zone: 'America/Los_Angeles' },
  ],
  ['and fourteen hours east of it', 'DTSTART;VALUE=DATE:20261225', ['2026-12-25'], { zone: 'Pacific/Kiritimati' }],
  [
    'a day of UTC is not a day of New York',
    'DTSTART:20261225T000000Z\nDTEND:20261226T000000Z',
    ['2026-12-24T19:00 to 2026-12-25T19:00'],
    { zone: 'America/New_York' },
  ],
  [
    'an afternoon of Kolkata, seen from London',
    'DTSTART;TZID=Asia/Kolkata:20260815T120000\nDTEND;TZID=Asia/Kolkata:20260815T180000',
    ['2026-08-15T07:30 to 2026-08-15T13:30'],
  ],
  ['from midnight to midnight is a day', 'DTSTART:20260815T000000\nDTEND:20260816T000000', ['2026-08-15']],
  [
    'a yearly afternoon, on both sides of a clock change',
    'DTSTART;TZID=Europe/London:20260329T130000\nDTEND;TZID=Europe/London:20260329T170000\nRRULE:FREQ=YEARLY;COUNT=2',
    ['2026-03-29T13:00 to 2026-03-29T17:00', '2027-03-29T13:00 to 2027-03-29T17:00'],
  ],
  [
    'a fixed hour of UTC is another local hour in summer',
    'DTSTART:20260701T120000Z\nDURATION:PT1H',
    ['2026-07-01T13:00 to 2026-07-01T14:00'],
  ],
];
for (const [what, event, closes, more] of STORIES)
  test(`${what}: ${closes.join(', ') || 'nothing'}`, () => assert.deepEqual(read(event, more), closes));

test('an import lists the days that count, and the reason for each one that does not (zammad#390)', () => {
  const text = feed(
    'SUMMARY:Christmas Day\nDTSTART;VALUE=DATE:20261225\nDESCRIPTION:Public holiday',
    'SUMMARY:St Andrew’s Day (regional holiday)\nDTSTART;VALUE=DATE:20261130\nDESCRIPTION:Public holiday in Scotland',
    'SUMMARY:Mother’s\\, well\\nMothering Sunday\nDTSTART;VALUE=DATE:20260315\nDESCRIPTION:Observance',
    'SUMMARY:Jubilee\nDTSTART;VALUE=DATE:20220603\nDESCRIPTION:Public holiday',
    'SUMMARY:Strike\nDTSTART;VALUE=DATE:20260601\nSTATUS:CANCELLED',
  );
  const chosen = options({ only: ['public holiday'], except: ['Scotland', 'regional'] });
  const imported = importClosures(text, chosen);
  assert.equal(
    printClosures(imported, chosen),
    `# feed.ics, read for Europe/London, 2026-01-01 to 2028-12-31: 1 closure. Paste into a version of calendars.yaml.
closures:
  - 2026-12-25 # Christmas Day
# Not counted:
#   line 8  2026-11-30  St Andrew’s Day (regional holiday): left out by --except Scotland
#   line 13  2026-03-15  Mother’s, well Mothering Sunday: none of --only public holiday
#   line 18  2022-06-03  Jubilee: nothing of it from 2026-01-01 to 2028-12-31
#   line 23  2026-06-01  Strike: cancelled
`,
  );
});

test('one occurrence of a series is moved by an event of its own, another is cancelled', () => {
  const text = feed(
    'UID:may\nSUMMARY:Early May\nDTSTART;VALUE=DATE:20250505\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=1MO',
    'UID:may\nSUMMARY:Moved\nRECURRENCE-ID;VALUE=DATE:20270503\nDTSTART;VALUE=DATE:20270507',
    'UID:may\nRECURRENCE-ID;VALUE=DATE:20280501\nDTSTART;VALUE=DATE:20280501\nSTATUS:CANCELLED',
  );
  assert.deepEqual(dates(importClosures(text, options())), ['2026-05-04', '2027-05-07']);
});

test("a product's own zone name is resolved by its VTIMEZONE or by the table of names", () => {
  const zone = (id: string, more: string) => `BEGIN:VTIMEZONE\r\nTZID:${id}\r\n${more}END:VTIMEZONE\r\n`;
  const event = (id: string) => `DTSTART;TZID=${id}:20261225T000000\nDTEND;TZID=${id}:20261226T000000`;
  const closes = (id: string, more = '', inZone = 'Europe/London') =>
    dates(importClosures(feed(event(id)).replace('BEGIN:VEVENT', `${zone(id, more)}BEGIN:VEVENT`), options({ zone: inZone })));
  assert.deepEqual(closes('Ward', 'X-LIC-LOCATION:Europe/London\r\n'), ['2026-12-25']);
  assert.deepEqual(closes('GMT Standard Time'), ['2026-12-25']);
  assert.deepEqual(closes('/freeassociation.sourceforge.net/Europe/London'), ['2026-12-25']);
  assert.deepEqual(closes('Eastern Standard Time', '', 'America/New_York'), ['2026-12-25']);
  assert.throws(() => closes('Ward', 'X-LIC-LOCATION:Nowhere/Ward\r\n'), /"Ward" is not the name of an IANA/);
});

test('two events on one day are one closure with two names', () => {
  const text = feed('SUMMARY:A\nDTSTART;VALUE=DATE:20261225', 'SUMMARY:B\nDTSTART;VALUE=DATE:20261225');
  assert.deepEqual(importClosures(text, options()).closures, [{ closure: '2026-12-25', names: ['A', 'B'] }]);
});

test('bank holidays defined by rules equal those of the shipped calendar, 2003 to 2030', async () => {
  const office = (await loadStandard(shippedStandard('nhs-lsd'))).calendars['office']!.versions[0]!.closures!;
  const byRule = importClosures(
    feed(
      'SUMMARY:May\nDTSTART;VALUE=DATE:20030505\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=1MO\nEXDATE;VALUE=DATE:20200504\nRDATE;VALUE=DATE:20200508',
      'SUMMARY:Spring\nDTSTART;VALUE=DATE:20030526\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO\nEXDATE;VALUE=DATE:20120528,20220530\nRDATE;VALUE=DATE:20120604,20220602',
      'SUMMARY:August\nDTSTART;VALUE=DATE:20030825\nRRULE:FREQ=YEARLY;BYMONTH=8;BYDAY=-1MO',
    ),
    options({ from: day('2003-01-01'), until: day('2030-12-31') }),
  );
  const once = ['2012-06-05', '2022-06-03', '2023-05-08'];
  const summer = office.map(String).filter((date) => /-0[568]-/.test(date) && !once.includes(date));
  assert.deepEqual(
    dates(byRule),
    [...summer, ...office.map(String).filter((date) => date === '2012-06-04' || date === '2022-06-02')]
      .filter((date, i, all) => all.indexOf(date) === i)
      .sort(),
  );
});

test('the printed closures are valid in a calendar', () => {
  const imported = importClosures(
    feed('SUMMARY:A # "day"\nDTSTART;VALUE=DATE:20261225', 'DTSTART:20261224T120000\nDTEND:20261225T000000'),
    options(),
  );
  const { closures } = parse(printClosures(imported, options())) as { closures: string[] };
  assert.deepEqual(
    closures,
    imported.closures.map(({ closure }) => closure),
  );
  compileCalendar({ zone: 'Europe/London', versions: [{ week: { mon: ['08:00-18:00'] }, closures }] });
});

test('line folding does not change the result', () => {
  const text = feed('SUMMARY:Christmas\nDTSTART;VALUE=DATE:20201225\nRRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25');
  const whole = dates(importClosures(text, options()));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 80 }), fc.constantFrom('\r\n ', '\n\t', '\r\n\t'), (width, fold) => {
      const lines = text.split('\r\n').map((line) => line.replace(new RegExp(`(.{${width}})(?=.)`, 'g'), `$1${fold}`));
      assert.deepEqual(dates(importClosures(lines.join('\n'), options())), whole);
    }),
    { numRuns: 40 },
  );
});
