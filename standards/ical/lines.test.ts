import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importClosures } from './index.ts';
import { calendar, closed, feed, options, testFeed, type FeedCase } from './testing/feed.ts';

const christmas = feed('SUMMARY:Fête de Noël 🎄\nDTSTART;VALUE=DATE:20261225\nDURATION:P2D');
const twoDays = ['2026-12-25', '2026-12-26'];
const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

/** Sections are of RFC 5545. */
const STORIES: readonly FeedCase[] = [
  ['lines that end with CR LF (3.1)', christmas, twoDays],
  ['lines that end with LF', christmas.replaceAll('\r\n', '\n'), twoDays],
  ['lines that end with CR', christmas.replaceAll('\r\n', '\r'), twoDays],
  ['lines that end with CR CR LF', christmas.replaceAll('\r\n', '\r\r\n'), twoDays],
  ['a byte-order mark', `\ufeff${christmas}`, twoDays],
  ['no end of line at the end', christmas.trimEnd(), twoDays],
  ['a name of a property folded in the middle', christmas.replace('DTSTART', 'DTS\r\n TART'), twoDays],
  ['a date folded in the middle', christmas.replace('20261225', '2026\r\n\t1225'), twoDays],
  ['names in small letters', christmas.toLowerCase().replaceAll('20261225', '20261225'), /DURATION {2}"p2d" is not/],
  ['a file in UTF-16 is refused', utf16(christmas), /^feed\.ics:1 {2}file {2}It is UTF-16\. Save it as UTF-8\.$/],
  [
    'a file in Latin-1 is refused (3.1.4)',
    Buffer.from(feed('SUMMARY:Noël\nDTSTART:20261225'), 'latin1'),
    /^feed\.ics:4 {2}file {2}This line is not UTF-8/,
  ],
  [
    'a parameter given twice is refused',
    feed('DTSTART;TZID=Europe/London;TZID=Asia/Kolkata:20261225T000000'),
    /^feed\.ics:4 {2}DTSTART {2}The parameter TZID is given twice/,
  ],
  [
    'a VEVENT inside a VEVENT is refused',
    feed('DTSTART:20261225\nBEGIN:VEVENT\nDTSTART:20261226\nEND:VEVENT'),
    /^feed\.ics:5 {2}BEGIN {2}A VEVENT stands inside VEVENT/,
  ],
  [
    'a VCALENDAR inside a VCALENDAR is refused',
    calendar('', 'BEGIN:VCALENDAR\nEND:VCALENDAR'),
    /^feed\.ics:3 {2}BEGIN {2}A VCALENDAR stands inside VCALENDAR/,
  ],
  [
    'an alarm keeps its own times',
    feed('DTSTART:20261225\nBEGIN:VALARM\nDURATION:PT5M\nTRIGGER:-P1D\nEND:VALARM'),
    ['2026-12-25'],
  ],
  ['two calendars in one file', feed('DTSTART:20261225') + feed('DTSTART:20261226'), twoDays],
  [
    'spaces round a value say nothing',
    calendar('METHOD:CANCEL ', 'BEGIN:VEVENT\nDTSTART:20261226\nEND:VEVENT') +
      feed('DTSTART;VALUE=DATE: 20261225 ', 'DTSTART:20261227\nSTATUS:CANCELLED\t'),
    ['2026-12-25'],
  ],
  [
    'a space within a rule is named',
    feed('DTSTART:20261225\nRRULE:FREQ=DAILY; COUNT=2'),
    /^feed\.ics:5 {2}RRULE {2}It holds a space before "COUNT=2"\. Remove it\.$/,
  ],
];
for (const feedCase of STORIES) testFeed(feedCase);

test('a fold inside a multi-byte character keeps the character whole (3.1)', () => {
  const [bytes, mark] = [Buffer.from(christmas), Buffer.from('\r\n ')];
  for (let at = bytes.indexOf('SUMMARY'); at < bytes.indexOf('DTSTART') - 2; at++) {
    const folded = Buffer.concat([bytes.subarray(0, at + 1), mark, bytes.subarray(at + 1)]);
    assert.deepEqual(importClosures(folded, options()).closures[0]!.names, ['Fête de Noël 🎄']);
    assert.deepEqual(closed(folded), twoDays);
  }
});
