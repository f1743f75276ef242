import assert from 'node:assert/strict';
import { test } from 'node:test';
import { busyTimes } from './busy.ts';

const file = (...events: readonly (readonly string[])[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//t//t//EN',
    ...events.flatMap((lines) => ['BEGIN:VEVENT', 'DTSTAMP:20260101T000000Z', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n');
const busy = (text: string) =>
  busyTimes(text, {
    file: 'clinics.ics',
    zone: 'Europe/London',
    from: Temporal.Instant.from('2026-12-01T00:00:00Z'),
    to: Temporal.Instant.from('2027-01-01T00:00:00Z'),
  }).map(({ from, to }) => `${from.toString()} ${to.toString()}`);

test('a transparent event takes no time, a whole day that is opaque takes the day', () => {
  const days = ['DTSTART;VALUE=DATE:20261208', 'DTEND;VALUE=DATE:20261209', 'SUMMARY:Open day'];
  assert.deepEqual(busy(file(['UID:a', ...days, 'TRANSP:TRANSPARENT'])), []);
  assert.deepEqual(busy(file(['UID:a', ...days, 'TRANSP:OPAQUE'])), ['2026-12-08T00:00:00Z 2026-12-09T00:00:00Z']);
  assert.deepEqual(busy(file(['UID:a', ...days])), ['2026-12-08T00:00:00Z 2026-12-09T00:00:00Z']);
});

test('cancelled takes no time; tentative may take it', () => {
  const clinic = ['DTSTART:20261208T090000Z', 'DTEND:20261208T120000Z', 'SUMMARY:Clinic'];
  assert.deepEqual(busy(file(['UID:a', ...clinic, 'STATUS:CANCELLED'])), []);
  assert.equal(busy(file(['UID:a', ...clinic, 'STATUS:TENTATIVE'])).length, 1);
});

test('a clinic that recurs takes each of its times, but for the one that is left out', () => {
  const weekly = [
    'UID:a',
    'DTSTART;TZID=Europe/London:20261102T090000',
    'DURATION:PT3H',
    'RRULE:FREQ=WEEKLY',
    'EXDATE;TZID=Europe/London:20261214T090000',
  ];
  assert.deepEqual(busy(file(weekly)), [
    '2026-12-07T09:00:00Z 2026-12-07T12:00:00Z',
    '2026-12-21T09:00:00Z 2026-12-21T12:00:00Z',
    '2026-12-28T09:00:00Z 2026-12-28T12:00:00Z',
  ]);
});

test('zones that Outlook names are read; a zone that nobody knows is refused, with its line', () => {
  const clinic = (tzid: string) => file(['UID:a', `DTSTART;TZID=${tzid}:20261208T090000`, 'DURATION:PT1H']);
  assert.deepEqual(busy(clinic('GMT Standard Time')), ['2026-12-08T09:00:00Z 2026-12-08T10:00:00Z']);
  assert.throws(() => busy(clinic('Nowhere Standard Time')), /clinics\.ics:7 .*TZID/);
  assert.throws(() => busy('<html>Sign in</html>'), /clinics\.ics:1/);
});
