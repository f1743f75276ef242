import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calendar, feed, notCounted, testFeed, type FeedCase } from './testing/feed.ts';

const christmas = 'UID:1\nSUMMARY:Christmas\nDTSTART;VALUE=DATE:20261225\nRRULE:FREQ=YEARLY;COUNT=3';
const royal = (more: string, date = '20270607') => `UID:1\nSUMMARY:Royal holiday\nDTSTART;VALUE=DATE:${date}${more}`;
const event = (lines: string) => `BEGIN:VEVENT\n${lines}\nEND:VEVENT`;
/** Sections are of RFC 5545 unless they say otherwise. */
const REVISED: readonly FeedCase[] = [
  ['METHOD:CANCEL closes nothing (RFC 5546, 3.2.5)', calendar('METHOD:CANCEL', event(royal('\nSEQUENCE:2'))), []],
  ['METHOD:CANCEL after its events', `BEGIN:VCALENDAR\n${event(royal(''))}\nMETHOD:CANCEL\nEND:VCALENDAR`, []],
  ['METHOD:CANCEL in a second calendar of the file', feed(royal('')) + calendar('METHOD:CANCEL', event('UID:1\nSEQUENCE:1')), []],
  [
    'METHOD:CANCEL of one occurrence, without DTSTART',
    feed(christmas) + calendar('METHOD:CANCEL', event('UID:1\nSEQUENCE:1\nRECURRENCE-ID;VALUE=DATE:20271225')),
    ['2026-12-25', '2028-12-25'],
  ],
  [
    'METHOD:REQUEST and PUBLISH close',
    calendar('METHOD:REQUEST', event(royal(''))) + calendar('METHOD:PUBLISH', event('UID:2\nDTSTART:20270608')),
    ['2027-06-07', '2027-06-08'],
  ],
  [
    'METHOD:COUNTER, a proposal, is refused',
    calendar('METHOD:COUNTER', event(royal(''))),
    /^feed\.ics:3 {2}METHOD {2}"COUNTER" is an answer or a proposal/,
  ],
  ['a later SEQUENCE that is cancelled', feed(royal('\nSEQUENCE:0'), royal('\nSEQUENCE:3\nSTATUS:CANCELLED')), []],
  ['a later SEQUENCE that stands first in the file', feed(royal('\nSEQUENCE:3\nSTATUS:CANCELLED'), royal('\nSEQUENCE:0')), []],
  ['a later SEQUENCE moves the day', feed(royal('\nSEQUENCE:1', '20270609'), royal('')), ['2027-06-09']],
  [
    'a later DTSTAMP decides where SEQUENCE does not (RFC 5546, 2.1.5)',
    feed(royal('\nDTSTAMP:20260102T000000Z', '20270609'), royal('\nDTSTAMP:20260101T000000Z')),
    ['2027-06-09'],
  ],
  [
    'SEQUENCE decides before DTSTAMP',
    feed(royal('\nSEQUENCE:1\nDTSTAMP:20260101T000000Z', '20270609'), royal('\nDTSTAMP:20260102T000000Z')),
    ['2027-06-09'],
  ],
  ['the same event twice closes its day once', feed(royal(''), royal('')), ['2027-06-07']],
  [
    'one UID for two events, with nothing that says which is later, is refused (3.8.4.7)',
    feed(royal(''), royal('', '20270609')),
    /^feed\.ics:8 {2}UID {2}"1" is the UID of the event of line 3 too/,
  ],
  [
    'a later SEQUENCE of one occurrence',
    feed(
      christmas,
      'UID:1\nRECURRENCE-ID;VALUE=DATE:20271225\nDTSTART;VALUE=DATE:20271227',
      'UID:1\nSEQUENCE:1\nRECURRENCE-ID;VALUE=DATE:20271225\nDTSTART;VALUE=DATE:20271228',
    ),
    ['2026-12-25', '2027-12-28', '2028-12-25'],
  ],
  [
    'a cancelled series takes its moved occurrences with it',
    feed(`${christmas}\nSTATUS:CANCELLED`, 'UID:1\nRECURRENCE-ID;VALUE=DATE:20271225\nDTSTART;VALUE=DATE:20271227'),
    [],
  ],
  [
    'an occurrence later than its cancelled series is refused',
    feed(`${christmas}\nSTATUS:CANCELLED`, 'UID:1\nSEQUENCE:1\nRECURRENCE-ID;VALUE=DATE:20271225\nDTSTART;VALUE=DATE:20271227'),
    /^feed\.ics:10 {2}SEQUENCE {2}It is later than its series/,
  ],
  ['STATUS:TENTATIVE closes nothing (3.8.1.11)', feed(royal('\nSTATUS:TENTATIVE')), []],
  [
    'STATUS:CANCELED, misspelt, is refused',
    feed(royal('\nSTATUS:CANCELED')),
    /^feed\.ics:7 {2}STATUS {2}"CANCELED" is not a status of an event\. Did you mean "CANCELLED"\?/,
  ],
  [
    'SEQUENCE that is no number is refused',
    feed(royal('\nSEQUENCE:two')),
    /^feed\.ics:7 {2}SEQUENCE {2}"two" is not a whole number/,
  ],
];

for (const feedCase of REVISED) testFeed(feedCase);

test('an event that closes nothing is listed with its line and the reason', () => {
  assert.deepEqual(
    notCounted(
      feed(royal('\nSEQUENCE:0'), royal('\nSEQUENCE:3\nSTATUS:CANCELLED'), 'SUMMARY:Strike\nDTSTART:20270608\nSTATUS:TENTATIVE'),
    ),
    [
      'line 3  2027-06-07  Royal holiday: replaced by its later revision in line 9',
      'line 9  2027-06-07  Royal holiday: cancelled',
      'line 16  2027-06-08  Strike: tentative: not confirmed yet',
    ],
  );
  assert.deepEqual(notCounted(calendar('METHOD:CANCEL', event(royal('')))), [
    'line 4  2027-06-07  Royal holiday: cancelled by METHOD:CANCEL',
  ]);
  assert.deepEqual(notCounted(feed(royal(''), royal(''))), ['line 8  2027-06-07  Royal holiday: the same as line 3']);
  assert.deepEqual(notCounted(feed(`${christmas}\nEXDATE;VALUE=DATE:20270101`)), [
    'line 8  2027-01-01  Christmas: EXDATE removes nothing: 2027-01-01 is no occurrence',
  ]);
  assert.deepEqual(
    notCounted(calendar('', 'BEGIN:VTODO\nSUMMARY:Order flags\nDTSTART:20270607\nEND:VTODO', 'BEGIN:VFREEBUSY\nEND:VFREEBUSY')),
    ['line 3  -  VTODO Order flags: not an event', 'line 7  -  VFREEBUSY (without a name): not an event'],
  );
});
