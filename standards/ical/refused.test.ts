import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsageError } from '../../kernel/index.ts';
import { importClosures, MOST_ICAL_BYTES, type ImportOptions } from './index.ts';

const options: ImportOptions = {
  file: 'feed.ics',
  zone: 'Europe/London',
  from: Temporal.PlainDate.from('2026-01-01'),
  until: Temporal.PlainDate.from('2030-12-31'),
};
const event = (...lines: readonly string[]) =>
  ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n');
const yearly = (rule: string) => event('DTSTART;VALUE=DATE:20260101', `RRULE:${rule}`);

const REFUSED: readonly (readonly [text: string, says: RegExp])[] = [
  ['', /^feed\.ics:1 {2}file {2}There is no BEGIN:VCALENDAR/],
  ['<html>', /^feed\.ics:1 {2}<html> {2}This is not a line of iCalendar/],
  ['BEGIN:VEVENT\nEND:VEVENT', /^feed\.ics:1 {2}BEGIN {2}An iCalendar file begins with/],
  ['BEGIN:VCALENDAR\nBEGIN:VEVENT', /^feed\.ics:2 {2}BEGIN {2}VEVENT never ends/],
  ['BEGIN:VCALENDAR\nEND:VEVENT', /:2 {2}END {2}VEVENT ends here, but VCALENDAR of line 1 has not/],
  [' folded', /:1 {2}file {2}The first line begins with a space/],
  [event('SUMMARY:when?'), /:2 {2}VEVENT {2}It has no DTSTART/],
  [event('DTSTART:20260230'), /:3 {2}DTSTART {2}"20260230" is a date or time that does not exist/],
  [event('DTSTART:2026-12-25'), /:3 {2}DTSTART {2}"2026-12-25" is not a date or time/],
  [event('DTSTART;TZID=Ward Time:20261225T000000'), /:3 {2}TZID {2}"Ward Time" is not the name of an IANA/],
  [event('DTSTART;TZID=Europe/Londn:20261225T000000'), /Did you mean "Europe\/London"/],
  [event('DTSTART;VALUE=DATE:20261225', 'DTEND:20261226T000000'), /:4 {2}DTEND {2}One of DTSTART and DTEND is a date/],
  [event('DTSTART;VALUE=DATE:20261225', 'DTEND;VALUE=DATE:20261225'), /:2 {2}VEVENT .* ends when it begins/],
  [event('DTSTART;VALUE=DATE:20261225', 'DTEND;VALUE=DATE:20291225'), /longer than 366 days/],
  [event('DTSTART;VALUE=DATE:20261225', 'DURATION:-P1D'), /:4 {2}DURATION {2}"-P1D" is not the length of an event/],
  [event('DTSTART;VALUE=DATE:20261225', 'DTEND;VALUE=DATE:20261226', 'DURATION:P1D'), /:5 {2}DURATION .*exclude each other/],
  [
    event('DTSTART;VALUE=DATE:20261225', 'DTSTART;VALUE=DATE:20261226'),
    /:4 {2}DTSTART {2}DTSTART is given twice, first in line 3/,
  ],
  [event('DTSTART;VALUE=DATE:20261225', 'EXRULE:FREQ=YEARLY'), /:4 {2}EXRULE/],
  [yearly('FREQ=HOURLY;COUNT=3'), /:4 {2}RRULE {2}FREQ=HOURLY is not supported\. Known: YEARLY, MONTHLY, WEEKLY, DAILY/],
  [yearly('FREQ=MONTHLY'), /:4 {2}RRULE {2}FREQ=MONTHLY without COUNT or UNTIL never ends/],
  [yearly('FREQ=WEEKLY;BYDAY=SU'), /:4 {2}RRULE {2}FREQ=WEEKLY without COUNT or UNTIL never ends/],
  [yearly('FREQ=WEEKLY;BYDAY=1SU;COUNT=3'), /BYDAY=1SU is no day of a week\. Write SU/],
  [yearly('FREQ=WEEKLY;BYMONTH=3;COUNT=3'), /BYMONTH is not supported with FREQ=WEEKLY/],
  [yearly('FREQ=WEEKLY;INTERVAL=2;WKST=SU;COUNT=3'), /WKST=SU is not supported with an INTERVAL/],
  [yearly('FREQ=DAILY;BYDAY=MO;COUNT=3'), /BYDAY is not supported with FREQ=DAILY/],
  [yearly('FREQ=YEARLY;BYSETPOS=1'), /:4 {2}RRULE {2}BYSETPOS is not supported/],
  [yearly('FREQ=YEARLY;BYEASTER=1'), /:4 {2}RRULE {2}BYEASTER is not supported/],
  [yearly('FREQ=YEARLY;BYWEEKNO=20'), /:4 {2}RRULE {2}BYWEEKNO is not supported/],
  [yearly('FREQ=YEARLY;COUNT=2;UNTIL=20300101'), /COUNT and UNTIL exclude/],
  [yearly('FREQ=YEARLY;COUNT=2;COUNT=3'), /COUNT is given twice/],
  [yearly('FREQ=YEARLY;BYMONTH=13'), /BYMONTH=13 is not a whole number from 1 to 12/],
  [yearly('FREQ=YEARLY;BYMONTHDAY=0'), /BYMONTHDAY=0 is not/],
  [yearly('FREQ=YEARLY;BYDAY=1XX'), /BYDAY=1XX is not a weekday/],
  [yearly('FREQ=YEARLY;INTERVAL=0'), /INTERVAL=0 is not/],
];
for (const [text, says] of REFUSED)
  test(String(says), () =>
    assert.throws(
      () => importClosures(text, options),
      (error: unknown) => error instanceof UsageError && says.test(error.message),
    ),
  );

test('the zone and the years asked for are checked too', () => {
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
    // Of the processor, not of the wall: how busy the machine is says nothing about the file.
    assert.ok(process.cpuUsage(before).user < 10_000_000);
  });

test('what a file says of itself cannot write lines or colours into a message', () => {
  assert.throws(
    () => importClosures(event('DTSTART:\u001b[31m\u2028x'), options),
    (error: unknown) => error instanceof UsageError && !/[\u0000-\u001f\u2028]/.test(error.message),
  );
});
