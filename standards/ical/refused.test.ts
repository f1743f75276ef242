import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsageError } from '../../kernel/index.ts';
import { importClosures, MOST_ICAL_BYTES, type ImportOptions } from './index.ts';
import { options as usual } from './testing/feed.ts';

const options: ImportOptions = usual({ until: Temporal.PlainDate.from('2030-12-31') });
const event = (...lines: readonly string[]) =>
  ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n');
const yearly = (rule: string) => event('DTSTART;VALUE=DATE:20260101', `RRULE:${rule}`);

const day = 'DTSTART;VALUE=DATE:20261225';

/** Sections are of RFC 5545. */
const REFUSED: readonly (readonly [what: string, text: string, says: RegExp])[] = [
  ['an empty file', '', /^feed\.ics:1 {2}file {2}There is no BEGIN:VCALENDAR/],
  ['a page of HTML', '<html>', /^feed\.ics:1 {2}<html> {2}This is not a line of iCalendar/],
  ['an event outside a calendar', 'BEGIN:VEVENT\nEND:VEVENT', /^feed\.ics:1 {2}BEGIN {2}An iCalendar file begins with/],
  ['a file that was cut short', 'BEGIN:VCALENDAR\nBEGIN:VEVENT', /^feed\.ics:2 {2}BEGIN {2}VEVENT never ends/],
  ['an END without its BEGIN', 'BEGIN:VCALENDAR\nEND:VEVENT', /:2 {2}END {2}VEVENT ends here, but VCALENDAR of line 1 has not/],
  ['a continuation of nothing', ' folded', /:1 {2}file {2}The first line begins with a space/],
  ['an event without DTSTART', event('SUMMARY:when?'), /:2 {2}VEVENT {2}It has no DTSTART/],
  ['30 February', event('DTSTART:20260230'), /:3 {2}DTSTART {2}"20260230" is a date or time that does not exist/],
  ['24 hours', event('DTSTART:20261225T240000'), /:3 {2}DTSTART {2}"20261225T240000" is a date or time that does not exist/],
  ['a date with hyphens', event('DTSTART:2026-12-25'), /:3 {2}DTSTART {2}"2026-12-25" is not a date or time/],
  [
    'a date that is called a time',
    event('DTSTART;VALUE=DATE-TIME:20261225'),
    /:3 {2}DTSTART {2}"20261225" is not a date or time/,
  ],
  ['two starts in one line', event('DTSTART:20261225,20261226'), /:3 {2}DTSTART {2}It holds more than one moment/],
  [
    'a zone that nobody knows',
    event('DTSTART;TZID=Ward Time:20261225T000000'),
    /:3 {2}TZID {2}"Ward Time" is not the name of an IANA/,
  ],
  ['a misspelt zone', event('DTSTART;TZID=Europe/Londn:20261225T000000'), /Did you mean "Europe\/London"/],
  [
    'a start and an end of different form (3.6.1)',
    event(day, 'DTEND:20261226T000000'),
    /:4 {2}DTEND {2}One of DTSTART and DTEND is a date/,
  ],
  ['an end at the start', event(day, 'DTEND;VALUE=DATE:20261225'), /:2 {2}VEVENT .* ends when it begins/],
  ['a time without an end', event('DTSTART:20261225T090000'), /:2 {2}VEVENT .* ends when it begins/],
  ['three years', event(day, 'DTEND;VALUE=DATE:20291225'), /longer than 366 days/],
  ['a negative length', event(day, 'DURATION:-P1D'), /:4 {2}DURATION {2}"-P1D" is not the length of an event/],
  ['an end and a length', event(day, 'DTEND;VALUE=DATE:20261226', 'DURATION:P1D'), /:5 {2}DURATION .*exclude each other/],
  ['two starts', event(day, 'DTSTART;VALUE=DATE:20261226'), /:4 {2}DTSTART {2}DTSTART is given twice, first in line 3/],
  ['EXRULE', event(day, 'EXRULE:FREQ=YEARLY'), /:4 {2}EXRULE {2}It is obsolete/],
  ['two rules', event(day, 'RRULE:FREQ=YEARLY', 'RRULE:FREQ=YEARLY'), /:5 {2}RRULE {2}RRULE is given twice/],
  [
    'every hour',
    yearly('FREQ=HOURLY;COUNT=3'),
    /:4 {2}RRULE {2}FREQ=HOURLY is not supported\. Known: YEARLY, MONTHLY, WEEKLY, DAILY/,
  ],
  ['every month for ever', yearly('FREQ=MONTHLY'), /:4 {2}RRULE {2}FREQ=MONTHLY without COUNT or UNTIL never ends/],
  ['every Sunday for ever', yearly('FREQ=WEEKLY;BYDAY=SU'), /:4 {2}RRULE {2}FREQ=WEEKLY without COUNT or UNTIL never ends/],
  ['the first Sunday of a week', yearly('FREQ=WEEKLY;BYDAY=1SU;COUNT=3'), /BYDAY=1SU is no day of a week\. Write SU/],
  ['months of weeks', yearly('FREQ=WEEKLY;BYMONTH=3;COUNT=3'), /BYMONTH is not supported with FREQ=WEEKLY/],
  ['every other week from Sunday', yearly('FREQ=WEEKLY;INTERVAL=2;WKST=SU;COUNT=3'), /WKST=SU is not supported with an INTERVAL/],
  ['a week that begins on no day', yearly('FREQ=YEARLY;WKST=XX'), /WKST=XX is not a weekday/],
  ['weekdays of days', yearly('FREQ=DAILY;BYDAY=MO;COUNT=3'), /BYDAY is not supported with FREQ=DAILY/],
  ['BYSETPOS', yearly('FREQ=YEARLY;BYSETPOS=1'), /:4 {2}RRULE {2}BYSETPOS is not supported/],
  ['BYEASTER', yearly('FREQ=YEARLY;BYEASTER=1'), /:4 {2}RRULE {2}BYEASTER is not supported/],
  ['BYWEEKNO', yearly('FREQ=YEARLY;BYWEEKNO=20'), /:4 {2}RRULE {2}BYWEEKNO is not supported/],
  ['RSCALE of RFC 7529', yearly('RSCALE=CHINESE;FREQ=YEARLY'), /:4 {2}RRULE {2}RSCALE is not supported/],
  ['an end by count and by date', yearly('FREQ=YEARLY;COUNT=2;UNTIL=20300101'), /COUNT and UNTIL exclude/],
  ['two counts', yearly('FREQ=YEARLY;COUNT=2;COUNT=3'), /COUNT is given twice/],
  ['a part with two signs of equality', yearly('FREQ=YEARLY;BYMONTH=1=2'), /BYMONTH=1=2 has two "="/],
  ['two last days', yearly('FREQ=YEARLY;UNTIL=20280101,20290101'), /UNTIL holds more than one moment/],
  ['a last day before the first', yearly('FREQ=YEARLY;UNTIL=20250101'), /:4 {2}RRULE {2}UNTIL lies before DTSTART/],
  ['the 13th month', yearly('FREQ=YEARLY;BYMONTH=13'), /BYMONTH=13 is not a whole number from 1 to 12/],
  ['day 0 of a month', yearly('FREQ=YEARLY;BYMONTHDAY=0'), /BYMONTHDAY=0 is not/],
  ['an unknown weekday', yearly('FREQ=YEARLY;BYDAY=1XX'), /BYDAY=1XX is not a weekday/],
  ['the Monday number 0', yearly('FREQ=YEARLY;BYDAY=0MO'), /BYDAY=0MO is not a weekday/],
  ['the sixth Monday of May', yearly('FREQ=YEARLY;BYMONTH=5;BYDAY=6MO'), /BYDAY=6MO exists in no month/],
  [
    'the first Monday that is a 13th',
    yearly('FREQ=YEARLY;BYMONTHDAY=13;BYDAY=1MO'),
    /BYDAY=1MO counts weekdays and BYMONTHDAY counts days/,
  ],
  ['every 0 years', yearly('FREQ=YEARLY;INTERVAL=0'), /INTERVAL=0 is not/],
  [
    'a start that is no date of its rule (3.8.5.3)',
    yearly('FREQ=YEARLY;BYMONTH=5;BYDAY=1MO'),
    /:4 {2}RRULE {2}DTSTART, 2026-01-01, is not a date of this rule/,
  ],
  [
    'such a start in the past, where it uses up a COUNT',
    event('DTSTART:20200101', 'RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=1MO;COUNT=9'),
    /DTSTART, 2020-01-01, is not a date/,
  ],
  [
    'a date as the last time (3.3.10)',
    event('DTSTART:20260101T090000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;UNTIL=20260105'),
    /:5 {2}RRULE {2}UNTIL=20260105 is a date where DTSTART is a time.*20260105T235959Z/,
  ],
  [
    'a last time that is another day in UTC',
    event('DTSTART:20260701', 'RRULE:FREQ=DAILY;UNTIL=20260704T230000Z'),
    /UNTIL=20260704T230000Z is 2026-07-04 in UTC and 2026-07-05 in the zone/,
  ],
];
for (const [what, text, says] of REFUSED)
  test(`refused: ${what}`, () =>
    assert.throws(
      () => importClosures(text, options),
      (error: unknown) => error instanceof UsageError && says.test(error.message),
    ));

test('the zone and the years of the import are checked', () => {
  const asked = (more: Partial<ImportOptions>) => () => importClosures(event('DTSTART:20260101'), { ...options, ...more });
  assert.throws(asked({ zone: '+01:00' }), /^UsageError: --zone {2}"\+01:00" is not the name/);
  assert.throws(asked({ until: Temporal.PlainDate.from('2025-01-01') }), /lies before --from/);
  assert.throws(asked({ until: Temporal.PlainDate.from('2999-01-01') }), /more than 100 years/);
});

const series = (count: number, rule: string) =>
  [
    'BEGIN:VCALENDAR',
    ...Array.from({ length: count }, () => `BEGIN:VEVENT\nDTSTART:00010101\nRRULE:${rule}\nEND:VEVENT`),
    'END:VCALENDAR',
  ].join('\n');
const HOSTILE: readonly (readonly [what: string, make: () => string])[] = [
  ['too long', () => 'A'.repeat(MOST_ICAL_BYTES + 1)],
  ['one line of quotes', () => `BEGIN:VCALENDAR\n${';"'.repeat(1_000_000)}:x\nEND:VCALENDAR`],
  ['a line folded two million times', () => `BEGIN:VCALENDAR\nX:${'\n a'.repeat(190_000)}\nEND:VCALENDAR\nEND`],
  ['too many lines', () => `BEGIN:VCALENDAR${'\n'.repeat(300_000)}`],
  ['deep', () => 'BEGIN:VCALENDAR\n'.repeat(100_000)],
  ['many recurrences from the year 1', () => series(10_000, 'FREQ=YEARLY')],
  ['many recurrences of every day', () => series(1_000, `FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU`)],
  ['many recurrences of every day, by the day', () => series(1_000, 'FREQ=DAILY;UNTIL=99991231')],
  ['an event of a million years', () => event('DTSTART:00010101', 'DTEND:99991231')],
  [
    'a list of dates without end',
    () =>
      event('DTSTART:20260101', `RDATE:${Array.from({ length: 300_000 }, (_, i) => `2${String(i).padStart(7, '0')}`).join(',')}`),
  ],
];
for (const [what, make] of HOSTILE)
  test(`a hostile file is refused within ten seconds of work: ${what}`, () => {
    const text = make();
    const before = process.cpuUsage();
    assert.throws(() => importClosures(text, options), UsageError);
    // Processor time: time on the wall depends on what else the machine does.
    assert.ok(process.cpuUsage(before).user < 10_000_000);
  });

test('text from the file adds no lines and no colours to a message', () => {
  assert.throws(
    () => importClosures(event('DTSTART:\u001b[31m\u2028x'), options),
    (error: unknown) => error instanceof UsageError && !/[\u0000-\u001f\u2028]/.test(error.message),
  );
});
