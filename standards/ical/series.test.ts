import { feed, testFeed, type FeedCase } from './testing/feed.ts';

const christmas = 'UID:1\nSUMMARY:Christmas\nDTSTART;VALUE=DATE:20261225\nRRULE:FREQ=YEARLY;COUNT=3';
const training = 'UID:s\nSUMMARY:Training\nDTSTART;TZID=Europe/London:20270105T130000\nDTEND;TZID=Europe/London:20270105T170000';
const monthly = `${training}\nRRULE:FREQ=MONTHLY;COUNT=4`;
const afternoon = (date: string, from = 13) => `${date}T${from}:00 to ${date}T${from + 4}:00`;

/** Sections are of RFC 5545. */
const LENGTHS: readonly FeedCase[] = [
  [
    'a week lasts seven days (3.3.6)',
    feed('DTSTART;VALUE=DATE:20270705\nDURATION:P1W'),
    ['05', '06', '07', '08', '09', '10', '11'].map((d) => `2027-07-${d}`),
  ],
  [
    'a week of a time is a week on the clock',
    feed('DTSTART:20270705T090000\nDURATION:P1W'),
    ['2027-07-05T09:00 to 2027-07-12T09:00'],
  ],
  [
    'a day of DURATION keeps its clock time over a change (3.3.6)',
    feed('DTSTART:20270327T120000\nDURATION:P1D'),
    ['2027-03-27T12:00 to 2027-03-28T12:00'],
  ],
  [
    '24 hours of DURATION are 24 hours over a change',
    feed('DTSTART:20270327T120000\nDURATION:PT24H'),
    ['2027-03-27T12:00 to 2027-03-28T13:00'],
  ],
  [
    'hours of whole days are refused (3.8.2.5)',
    feed('DTSTART;VALUE=DATE:20270705\nDURATION:PT24H'),
    /^feed\.ics:5 {2}DURATION {2}"PT24H" is a time where DTSTART is a date/,
  ],
  [
    'ten thousand weeks are refused',
    feed('DTSTART;VALUE=DATE:20270705\nDURATION:P9999W'),
    /^feed\.ics:3 {2}VEVENT .*longer than 366 days/,
  ],
  [
    'weeks and days together are refused',
    feed('DTSTART;VALUE=DATE:20270705\nDURATION:P1W1D'),
    /^feed\.ics:5 {2}DURATION {2}"P1W1D" is not the length/,
  ],
  [
    'a night whose end the clock change makes unclear is refused (3.8.5.3)',
    feed('DTSTART:20270326T220000\nDTEND:20270327T060000\nRRULE:FREQ=DAILY;COUNT=3'),
    /^feed\.ics:3 {2}DTEND .*ends at 06:00 or 07:00 is unclear/,
  ],
  [
    'the same night with DURATION is clear',
    feed('DTSTART:20270326T220000\nDURATION:PT8H\nRRULE:FREQ=DAILY;COUNT=2'),
    ['2027-03-26T22:00 to 2027-03-27T06:00', '2027-03-27T22:00 to 2027-03-28T07:00'],
  ],
];

const EXCEPTIONS: readonly FeedCase[] = [
  [
    'EXDATE with a local midnight removes a day of whole days',
    feed(`${christmas}\nEXDATE:20271225T000000`),
    ['2026-12-25', '2028-12-25'],
  ],
  [
    'EXDATE with a midnight of a named zone too',
    feed(`${christmas}\nEXDATE;TZID=Europe/London:20271225T000000`),
    ['2026-12-25', '2028-12-25'],
  ],
  [
    'EXDATE with a time of day is refused for whole days (3.8.5.1)',
    feed(`${christmas}\nEXDATE:20271225T090000`),
    /^feed\.ics:8 {2}EXDATE .*Write the date that is meant, such as EXDATE;VALUE=DATE:20271225/,
  ],
  [
    'EXDATE in UTC is refused for whole days',
    feed(`${christmas}\nEXDATE:20271225T000000Z`),
    /^feed\.ics:8 {2}EXDATE {2}2027-12-25T00:00 UTC is a time/,
  ],
  [
    'EXDATE with a date removes the occurrence of that day from a series of times',
    feed(`${monthly}\nEXDATE;VALUE=DATE:20270205`),
    ['2027-01-05', '2027-03-05', '2027-04-05'].map((d) => afternoon(d)),
  ],
  [
    'EXDATE in UTC removes the same instant',
    feed(`${monthly}\nEXDATE:20270405T120000Z`),
    ['2027-01-05', '2027-02-05', '2027-03-05'].map((d) => afternoon(d)),
  ],
  [
    'EXDATE of the right day at a wrong time is refused',
    feed(`${monthly}\nEXDATE;TZID=Europe/London:20270205T140000`),
    /^feed\.ics:9 {2}EXDATE .*another time of 2027-02-05/,
  ],
  [
    'EXDATE removes the start, which still counts as one',
    feed(`${christmas}\nEXDATE;VALUE=DATE:20261225`),
    ['2027-12-25', '2028-12-25'],
  ],
  [
    'RDATE with a time is refused for whole days',
    feed(`${christmas}\nRDATE:20270705T090000`),
    /^feed\.ics:8 {2}RDATE .*is a time, and the series has whole days/,
  ],
  [
    'RDATE with a date is refused for times',
    feed(`${monthly}\nRDATE;VALUE=DATE:20270705`),
    /^feed\.ics:9 {2}RDATE .*is a date, and the series has times\. Write a time, such as 20270705T090000/,
  ],
  [
    'RDATE with periods, by end and by length (3.8.5.2)',
    feed('DTSTART:20270705T090000Z\nDURATION:PT1H\nRDATE;VALUE=PERIOD:20270706T090000Z/20270706T113000Z,20270707T090000Z/PT3H'),
    ['2027-07-05T10:00 to 2027-07-05T11:00', '2027-07-06T10:00 to 2027-07-06T12:30', '2027-07-07T10:00 to 2027-07-07T13:00'],
  ],
  [
    'RDATE with half a period is refused',
    feed('DTSTART:20270705T090000Z\nDURATION:PT1H\nRDATE;VALUE=PERIOD:20270706T090000Z'),
    /^feed\.ics:6 {2}RDATE {2}"20270706T090000Z" is not a period/,
  ],
  [
    'EXDATE with a period is refused',
    feed(`${christmas}\nEXDATE;VALUE=PERIOD:20271225T000000Z/P1D`),
    /^feed\.ics:8 {2}EXDATE {2}VALUE=PERIOD belongs to RDATE/,
  ],
];

const REPLACED: readonly FeedCase[] = [
  [
    'RANGE=THISANDFUTURE moves an occurrence and all later ones (3.8.4.4)',
    feed(
      monthly,
      training.replaceAll('20270105', '20270306') + '\nRECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/London:20270305T130000',
    ),
    ['2027-01-05', '2027-02-05', '2027-03-06', '2027-04-06'].map((d) => afternoon(d)),
  ],
  [
    'RANGE=THISANDFUTURE with another length',
    feed(
      monthly,
      'UID:s\nRECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/London:20270305T130000\nDTSTART;TZID=Europe/London:20270305T140000\nDURATION:PT4H',
    ),
    [afternoon('2027-01-05'), afternoon('2027-02-05'), afternoon('2027-03-05', 14), afternoon('2027-04-05', 14)],
  ],
  [
    'RANGE=THISANDFUTURE that is cancelled ends the series',
    feed(
      christmas,
      'UID:1\nRECURRENCE-ID;VALUE=DATE;RANGE=THISANDFUTURE:20271225\nDTSTART;VALUE=DATE:20271225\nSTATUS:CANCELLED',
    ),
    ['2026-12-25'],
  ],
  [
    'a single occurrence is moved out of a range',
    feed(
      christmas,
      'UID:1\nRECURRENCE-ID;VALUE=DATE;RANGE=THISANDFUTURE:20271225\nDTSTART;VALUE=DATE:20271224',
      'UID:1\nRECURRENCE-ID;VALUE=DATE:20281225\nDTSTART;VALUE=DATE:20281227',
    ),
    ['2026-12-25', '2027-12-24', '2028-12-27'],
  ],
  [
    'RANGE=THISANDPRIOR is refused (3.2.13)',
    feed(christmas, 'UID:1\nRECURRENCE-ID;VALUE=DATE;RANGE=THISANDPRIOR:20271225\nDTSTART;VALUE=DATE:20271224'),
    /^feed\.ics:11 {2}RECURRENCE-ID {2}RANGE=THISANDPRIOR is not supported/,
  ],
  [
    'RANGE=THISANDFUTURE without its series is refused',
    feed('UID:1\nRECURRENCE-ID;VALUE=DATE;RANGE=THISANDFUTURE:20271225\nDTSTART;VALUE=DATE:20271224'),
    /^feed\.ics:5 {2}RECURRENCE-ID .*needs its series/,
  ],
  [
    'RANGE=THISANDFUTURE to another zone is refused',
    feed(
      monthly,
      'UID:s\nRECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/London:20270305T130000\nDTSTART;TZID=Asia/Kolkata:20270305T130000\nDURATION:PT4H',
    ),
    /^feed\.ics:10 {2}VEVENT {2}It moves a series of Europe\/London to Asia\/(Kolkata|Calcutta)/,
  ],
  [
    'RECURRENCE-ID with a local midnight names a day of whole days',
    feed(christmas, 'UID:1\nRECURRENCE-ID:20271225T000000\nDTSTART;VALUE=DATE:20271227'),
    ['2026-12-25', '2027-12-27', '2028-12-25'],
  ],
  [
    'RECURRENCE-ID with a date names the occurrence of that day',
    feed(monthly, 'UID:s\nRECURRENCE-ID;VALUE=DATE:20270205\nDTSTART:20270208T130000\nDURATION:PT4H'),
    ['2027-01-05', '2027-02-08', '2027-03-05', '2027-04-05'].map((d) => afternoon(d)),
  ],
  [
    'RECURRENCE-ID in UTC is refused for whole days (3.8.4.4)',
    feed(christmas, 'UID:1\nRECURRENCE-ID:20271225T000000Z\nDTSTART;VALUE=DATE:20271227'),
    /^feed\.ics:11 {2}RECURRENCE-ID .*is a time, and the series has whole days/,
  ],
  [
    'RECURRENCE-ID of no occurrence is refused',
    feed(christmas, 'UID:1\nRECURRENCE-ID;VALUE=DATE:20271224\nDTSTART;VALUE=DATE:20271227'),
    /^feed\.ics:11 {2}RECURRENCE-ID {2}2027-12-24 is no occurrence of its series, which begins in line 3/,
  ],
  [
    'RECURRENCE-ID of what EXDATE removes is refused',
    feed(`${christmas}\nEXDATE;VALUE=DATE:20271225`, 'UID:1\nRECURRENCE-ID;VALUE=DATE:20271225\nDTSTART;VALUE=DATE:20271227'),
    /^feed\.ics:10 {2}VEVENT .*which EXDATE of line 8 removes/,
  ],
  [
    'RECURRENCE-ID without UID is refused',
    feed('RECURRENCE-ID;VALUE=DATE:20271225\nDTSTART;VALUE=DATE:20271227'),
    /^feed\.ics:4 {2}RECURRENCE-ID {2}The event has no UID/,
  ],
  [
    'an occurrence cannot recur',
    feed(christmas, 'UID:1\nRECURRENCE-ID;VALUE=DATE:20271225\nDTSTART;VALUE=DATE:20271227\nRRULE:FREQ=YEARLY;COUNT=2'),
    /^feed\.ics:13 {2}RRULE {2}An event with RECURRENCE-ID/,
  ],
  [
    'an occurrence whose series is not in the file stands for itself',
    feed('UID:1\nRECURRENCE-ID;VALUE=DATE:20271225\nDTSTART;VALUE=DATE:20271227'),
    ['2027-12-27'],
  ],
];

const kolkata = 'UID:1\nDTSTART;TZID=Asia/Kolkata:20270105T020000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3';
/** Two readers would read these differently. */
const UNCLEAR: readonly FeedCase[] = [
  [
    'an end without a zone after a start of another zone is refused (3.8.2.2)',
    feed('DTSTART;TZID=America/New_York:20261225T090000\nDTEND:20261225T170000'),
    /^feed\.ics:5 {2}DTEND {2}2026-12-25T17:00 has no zone, and DTSTART is of America\/New_York\. Write DTEND;TZID=America\/New_York:20261225T170000/,
  ],
  [
    'an end without a zone after a start in UTC is refused',
    feed('DTSTART:20260701T090000Z\nDTEND:20260701T110000'),
    /^feed\.ics:5 {2}DTEND .*DTSTART is of UTC\. Write DTEND:20260701T110000Z/,
  ],
  [
    'an end without a zone after a start of the zone of the import',
    feed('DTSTART;TZID=Europe/London:20260701T090000\nDTEND:20260701T110000'),
    ['2026-07-01T09:00 to 2026-07-01T11:00'],
  ],
  ...['EXDATE', 'RDATE'].map((property): FeedCase => [
    `${property} without a zone in a series of another zone is refused (3.8.5)`,
    feed(`${kolkata}\n${property}:20270106T020000`),
    new RegExp(`^feed\\.ics:8 {2}${property} {2}2027-01-06T02:00 has no zone, and DTSTART is of Asia/(Kolkata|Calcutta)\\.`),
  ]),
  [
    'RECURRENCE-ID without a zone in such a series is refused',
    feed(kolkata, 'UID:1\nRECURRENCE-ID:20270106T020000\nDTSTART;TZID=Asia/Kolkata:20270106T040000\nDURATION:PT1H'),
    /^feed\.ics:11 {2}RECURRENCE-ID {2}2027-01-06T02:00 has no zone/,
  ],
  [
    'two lengths of one start are refused',
    feed('DTSTART:20270104T090000\nDURATION:PT1H\nRDATE;VALUE=PERIOD:20270105T090000/PT3H,20270105T090000/PT5H'),
    /^feed\.ics:6 {2}RDATE {2}2027-01-05T09:00 Europe\/London is given with two lengths/,
  ],
  [
    'a length of its own for the start is refused',
    feed('DTSTART:20270105T090000\nDURATION:PT1H\nRDATE;VALUE=PERIOD:20270105T090000/PT3H'),
    /^feed\.ics:6 {2}RDATE .*with two lengths/,
  ],
  [
    'the same length twice is one occurrence',
    feed(
      'DTSTART:20270105T090000\nDURATION:PT1H\nRDATE;VALUE=PERIOD:20270105T090000/PT1H,20270105T090000/20270105T100000\nRDATE:20270105T090000',
    ),
    ['2027-01-05T09:00 to 2027-01-05T10:00'],
  ],
  [
    'a PERIOD in a series of whole days is refused (3.8.5.2)',
    feed(`${christmas}\nRDATE;VALUE=PERIOD:20270105T000000/P1DT12H`),
    /^feed\.ics:8 {2}RDATE {2}A PERIOD is a time, and the series has whole days/,
  ],
  [
    'EXDATE with a date on which two occurrences begin is refused',
    feed('DTSTART:20270105T090000\nDURATION:PT1H\nRDATE:20270105T140000\nEXDATE;VALUE=DATE:20270105'),
    /^feed\.ics:7 {2}EXDATE {2}2027-01-05 has 2 occurrences\. Write the time of the one that is meant/,
  ],
];

for (const feedCase of [...LENGTHS, ...EXCEPTIONS, ...REPLACED, ...UNCLEAR]) testFeed(feedCase);
