import { calendar, feed, testFeed, type FeedCase } from './testing/feed.ts';

const zone = (tzid: string, ...sections: readonly string[]) =>
  `BEGIN:VTIMEZONE\nTZID:${tzid}\n${sections.join('\n')}\nEND:VTIMEZONE`;
const section = (name: 'STANDARD' | 'DAYLIGHT', start: string, from: string, to: string, more = '') =>
  `BEGIN:${name}\nDTSTART:${start}\nTZOFFSETFROM:${from}\nTZOFFSETTO:${to}${more}\nEND:${name}`;
const LAST_SUNDAY = (month: number) => `\nRRULE:FREQ=YEARLY;BYMONTH=${month};BYDAY=-1SU`;
const london = (tzid = 'Europe/London') =>
  zone(
    tzid,
    section('DAYLIGHT', '19810329T010000', '+0000', '+0100', LAST_SUNDAY(3)),
    section('STANDARD', '19961027T020000', '+0100', '+0000', LAST_SUNDAY(10)),
  );
const summer = (tzid = 'Europe/London') => `BEGIN:VEVENT\nDTSTART;TZID=${tzid}:20270705T090000\nDURATION:PT1H\nEND:VEVENT`;
const winter = summer().replace('0705', '0105');
const nine = '2027-07-05T09:00 to 2027-07-05T10:00';

/** Sections are of RFC 5545. */
const STORIES: readonly FeedCase[] = [
  ['a VTIMEZONE that agrees with the IANA zone', calendar('', london(), summer()), [nine]],
  [
    'a VTIMEZONE of Outlook, from 1601 on',
    calendar(
      '',
      zone(
        'GMT Standard Time',
        section('STANDARD', '16011028T020000', '+0100', '-0000', LAST_SUNDAY(10)),
        section('DAYLIGHT', '16010325T010000', '-0000', '+0100', LAST_SUNDAY(3)),
      ),
      summer('GMT Standard Time'),
    ),
    [nine],
  ],
  [
    'a VTIMEZONE without summer time contradicts a summer day',
    calendar('', zone('Europe/London', section('STANDARD', '19700101T000000', '+0000', '+0000')), summer()),
    /^feed\.ics:3 {2}VTIMEZONE {2}At 2027-07-05T09:00 its rules have the offset \+00:00, while Europe\/London has \+01:00\. Remove this VTIMEZONE/,
  ],
  [
    'the same VTIMEZONE does not contradict a winter day',
    calendar('', zone('Europe/London', section('STANDARD', '19700101T000000', '+0000', '+0000')), winter),
    ['2027-01-05T09:00 to 2027-01-05T10:00'],
  ],
  [
    'a VTIMEZONE of another zone under the name of London',
    calendar('', zone('Europe/London', section('STANDARD', '19700101T000000', '+0530', '+0530')), summer()),
    /VTIMEZONE .*the offset \+05:30/,
  ],
  [
    'a VTIMEZONE whose summer time ended in 2020',
    calendar('', london().replace('BYMONTH=3', 'BYMONTH=3;UNTIL=20200329T010000Z'), summer()),
    /VTIMEZONE .*the offset \+00:00/,
  ],
  [
    'a VTIMEZONE with a list of dates',
    calendar(
      '',
      zone(
        'Europe/London',
        section('STANDARD', '20261025T020000', '+0100', '+0000'),
        section('DAYLIGHT', '20260329T010000', '+0000', '+0100', '\nRDATE:20270328T010000'),
      ),
      summer(),
    ),
    [nine],
  ],
  [
    'a VTIMEZONE that is damaged',
    calendar('', zone('Europe/London', section('STANDARD', '19700101T000000', '+0000', 'one hour')), summer()),
    /^feed\.ics:8 {2}TZOFFSETTO {2}"one hour" is not an offset/,
  ],
  [
    'a VTIMEZONE with a rule that is not supported',
    calendar(
      '',
      zone('Europe/London', section('STANDARD', '19700101T000000', '+0000', '+0000', '\nRRULE:FREQ=YEARLY;BYYEARDAY=90')),
      summer(),
    ),
    /^feed\.ics:9 {2}RRULE {2}BYYEARDAY is not supported/,
  ],
  [
    'a damaged VTIMEZONE that no event uses',
    calendar('', zone('Ward', section('STANDARD', '19700101T000000', '+0000', 'one hour')), winter),
    ['2027-01-05T09:00 to 2027-01-05T10:00'],
  ],
  [
    'a zone that only its VTIMEZONE knows is refused',
    calendar('', london('Ward 4F'), summer('Ward 4F')),
    /TZID {2}"Ward 4F" is not the name of an IANA time zone, such as Europe\/London\. Write such a name\.$/,
  ],
  [
    'two VTIMEZONEs of one name that mean two zones are refused (3.6.5)',
    calendar(
      '',
      'BEGIN:VTIMEZONE\nTZID:Ward\nX-LIC-LOCATION:Europe/London\nEND:VTIMEZONE',
      'BEGIN:VTIMEZONE\nTZID:Ward\nX-LIC-LOCATION:Asia/Tokyo\nEND:VTIMEZONE',
      summer('Ward'),
    ),
    /^feed\.ics:7 {2}VTIMEZONE {2}"Ward" is Asia\/Tokyo here, and Europe\/London in line 3\. Remove the wrong one\.$/,
  ],
  [
    'a time in UTC with a TZID is refused (3.2.19)',
    feed('DTSTART;TZID=Asia/Kolkata:20270705T090000Z\nDURATION:PT1H'),
    /^feed\.ics:4 {2}DTSTART {2}"20270705T090000Z" is UTC by its Z and of Asia\/Kolkata by its TZID/,
  ],
  [
    'a time without a zone in a feed of the same zone',
    calendar('X-WR-TIMEZONE:Europe/London', 'BEGIN:VEVENT\nDTSTART:20270705T090000\nDURATION:PT1H\nEND:VEVENT'),
    [nine],
  ],
  [
    'a time without a zone in a feed of another zone is refused',
    calendar('X-WR-TIMEZONE:America/New_York', 'BEGIN:VEVENT\nDTSTART:20270705T090000\nDURATION:PT1H\nEND:VEVENT'),
    /^feed\.ics:5 {2}TZID {2}This time has no zone\. Line 3 says .*Import it with --zone America\/New_York/,
  ],
  [
    'whole days in a feed of another zone',
    calendar('X-WR-TIMEZONE:America/New_York', 'BEGIN:VEVENT\nDTSTART;VALUE=DATE:20270705\nEND:VEVENT'),
    ['2027-07-05'],
  ],
  [
    'a local time that comes twice is the first (3.3.5)',
    feed('DTSTART;TZID=Europe/London:20261025T013000\nDURATION:PT2H'),
    ['2026-10-25T01:30 to 2026-10-25T02:30'],
  ],
  [
    'the second of two equal local times is refused',
    feed('DTSTART:20261025T013000Z\nDURATION:PT2H'),
    /^feed\.ics:3 {2}VEVENT .*at 2026-10-25T01:30\+00:00 of Europe\/London, a local time that comes twice/,
  ],
  [
    'an end in the repeated hour is refused too',
    feed('DTSTART:20261024T200000Z\nDTEND:20261025T013000Z'),
    /^feed\.ics:3 {2}VEVENT .*a local time that comes twice/,
  ],
  [
    'a local time that does not exist is the one after the gap (3.3.5)',
    feed('DTSTART;TZID=Europe/London:20270328T013000\nDURATION:PT1H'),
    ['2027-03-28T02:30 to 2027-03-28T03:30'],
  ],
  [
    'a series that meets a time that does not exist is refused (3.3.10)',
    feed('DTSTART;TZID=Europe/London:20270327T013000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3'),
    /^feed\.ics:6 {2}RRULE {2}It gives 2027-03-28T01:30 Europe\/London, a time that does not exist/,
  ],
  [
    'CALSCALE other than GREGORIAN is refused (3.7.1)',
    calendar('CALSCALE:HEBREW', summer()),
    /^feed\.ics:3 {2}CALSCALE {2}"HEBREW" is not supported/,
  ],
  [
    'a calendar of version 1.0 is refused (3.7.4)',
    calendar('', summer()).replace('VERSION:2.0', 'VERSION:1.0'),
    /^feed\.ics:2 {2}VERSION {2}"1\.0" is not iCalendar 2\.0/,
  ],
];
for (const feedCase of STORIES) testFeed(feedCase);
