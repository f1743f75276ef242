import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dateInWords, localTimes, zoneFault } from './index.ts';

const FORMATS = [
  'short',
  'spoken',
  'long',
  'mail',
  'stamp',
  'dayStamp',
  'day',
  'timeOfDay',
  'field',
  'numeric',
  'fileName',
] as const;
const NIGHT = '2026-12-25T03:10:00Z';

const WRITTEN: readonly (readonly [zone: string, Readonly<Record<(typeof FORMATS)[number], string>>])[] = [
  [
    'Europe/London',
    {
      short: 'Fri 25 Dec 2026, 03:10',
      spoken: '03:10 on Friday 25 December 2026',
      long: 'Friday 25 December 2026, 03:10:00 GMT',
      mail: 'Fri, 25 Dec 2026 03:10:00 +0000',
      stamp: '25 Dec 03:10:00',
      dayStamp: 'Fri 25 Dec 03:10:00',
      day: 'Fri 25 Dec',
      timeOfDay: '03:10',
      field: '2026-12-25T03:10',
      numeric: '2026-12-25 03:10',
      fileName: '2026-12-25T03-10',
    },
  ],
  [
    'America/St_Johns',
    {
      short: 'Thu 24 Dec 2026, 23:40',
      spoken: '23:40 on Thursday 24 December 2026',
      long: 'Thursday 24 December 2026, 23:40:00 UTC-03:30',
      mail: 'Thu, 24 Dec 2026 23:40:00 -0330',
      stamp: '24 Dec 23:40:00',
      dayStamp: 'Thu 24 Dec 23:40:00',
      day: 'Thu 24 Dec',
      timeOfDay: '23:40',
      field: '2026-12-24T23:40',
      numeric: '2026-12-24 23:40',
      fileName: '2026-12-24T23-40',
    },
  ],
  [
    'Pacific/Auckland',
    {
      short: 'Fri 25 Dec 2026, 16:10',
      spoken: '16:10 on Friday 25 December 2026',
      long: 'Friday 25 December 2026, 16:10:00 UTC+13:00',
      mail: 'Fri, 25 Dec 2026 16:10:00 +1300',
      stamp: '25 Dec 16:10:00',
      dayStamp: 'Fri 25 Dec 16:10:00',
      day: 'Fri 25 Dec',
      timeOfDay: '16:10',
      field: '2026-12-25T16:10',
      numeric: '2026-12-25 16:10',
      fileName: '2026-12-25T16-10',
    },
  ],
];
for (const [zone, written] of WRITTEN)
  test(`one instant in ${zone}, in every format`, () => {
    const times = localTimes(zone);
    assert.deepEqual(Object.fromEntries(FORMATS.map((format) => [format, times[format](NIGHT)])), written);
  });

test('seconds are cut, September has three letters, and a skipped hour is not written', () => {
  for (const [instant, written] of [
    ['2026-07-01T23:05:59.999Z', 'Thu 2 Jul 2026, 00:05'],
    ['2026-09-01T08:00:00Z', 'Tue 1 Sep 2026, 09:00'],
    ['2026-03-29T00:59:00Z', 'Sun 29 Mar 2026, 00:59'],
    ['2026-03-29T01:00:00Z', 'Sun 29 Mar 2026, 02:00'],
  ] as const)
    assert.equal(localTimes('Europe/London').short(instant), written);
});

test('a time that occurs twice carries its offset, in the letters of Britain or as the offset itself', () => {
  const [london, stJohns] = [localTimes('Europe/London'), localTimes('America/St_Johns')];
  assert.equal(london.short('2026-10-25T00:30:00Z'), 'Sun 25 Oct 2026, 01:30 BST');
  assert.equal(london.spoken('2026-10-25T01:30:00Z'), '01:30 GMT on Sunday 25 October 2026');
  assert.equal(stJohns.short('2026-11-01T03:45:00Z'), 'Sun 1 Nov 2026, 01:15 UTC-02:30');
  assert.equal(stJohns.short('2026-11-01T04:45:00Z'), 'Sun 1 Nov 2026, 01:15 UTC-03:30');
  assert.equal(stJohns.short('2026-11-01T05:45:00Z'), 'Sun 1 Nov 2026, 02:15');
  assert.equal(
    london.longRange('2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'),
    'Sunday 25 October 2026, 01:30:00 BST to Sunday 25 October 2026, 01:30:00 GMT',
  );
});

test('the date of a mail has its offset as a number alone, in the repeated hour too', () => {
  assert.equal(localTimes('Europe/London').mail('2026-10-25T01:50:00Z'), 'Sun, 25 Oct 2026 01:50:00 +0000');
});

const REPEATED: readonly (readonly [
  format: 'short' | 'spoken' | 'stamp' | 'dayStamp' | 'timeOfDay' | 'numeric' | 'fileName',
  first: string,
  second: string,
])[] = [
  ['short', 'Sun 25 Oct 2026, 01:50 BST', 'Sun 25 Oct 2026, 01:50 GMT'],
  ['spoken', '01:50 BST on Sunday 25 October 2026', '01:50 GMT on Sunday 25 October 2026'],
  ['stamp', '25 Oct 01:50:00 BST', '25 Oct 01:50:00 GMT'],
  ['dayStamp', 'Sun 25 Oct 01:50:00 BST', 'Sun 25 Oct 01:50:00 GMT'],
  ['timeOfDay', '01:50 BST', '01:50 GMT'],
  ['numeric', '2026-10-25 01:50 BST', '2026-10-25 01:50 GMT'],
  ['fileName', '2026-10-25T01-50-BST', '2026-10-25T01-50-GMT'],
];
for (const [format, first, second] of REPEATED)
  test(`the repeated hour in the format ${format}`, () => {
    const write = (instant: string) => localTimes('Europe/London')[format](instant);
    assert.deepEqual(['2026-10-25T00:50:00Z', '2026-10-25T01:50:00Z'].map(write), [first, second]);
    for (const once of ['2026-10-24T23:59:00Z', '2026-10-25T02:00:00Z']) assert.doesNotMatch(write(once), /GMT|BST/);
  });

test('a date starts at its first instant, where midnight is skipped too', () => {
  const date = Temporal.PlainDate.from('2026-03-08');
  assert.equal(String(localTimes('America/St_Johns').startOf(date)), '2026-03-08T03:30:00Z');
  assert.equal(
    String(localTimes('America/Havana').startOf(date)),
    '2026-03-08T05:00:00Z',
    'Havana has no 00:00 that day, and starts it at 01:00',
  );
  assert.equal(dateInWords(date), 'Sun 8 Mar 2026');
});

const zones = fc.constantFrom('Europe/London', 'America/St_Johns', 'Pacific/Auckland', 'Australia/Lord_Howe', 'UTC');
const minutes = fc
  .integer({ min: Date.UTC(1990, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 })
  .map((minute) => Temporal.Instant.fromEpochMilliseconds(minute * 60_000));

test('two different minutes of a zone are never written alike', () => {
  fc.assert(
    fc.property(zones, minutes, fc.integer({ min: 1, max: 180 }), (zone, at, later) => {
      const times = localTimes(zone);
      const other = at.add({ minutes: later });
      return (['short', 'spoken', 'stamp', 'dayStamp', 'timeOfDay', 'numeric', 'fileName'] as const).every(
        (format) => times[format](at) !== times[format](other),
      );
    }),
  );
});

test('what a field shows is read as the same instant, or as the first of the two that it may mean', () => {
  fc.assert(
    fc.property(zones, minutes, (zone, at) => {
      const times = localTimes(zone);
      const read = times.read(times.field(at))!;
      assert.equal(times.field(read), times.field(at));
      assert.ok(Temporal.Instant.compare(read, at) <= 0);
    }),
  );
  for (const written of ['', '2026-02-30T10:00', '2026-06-05', '05/06/2026 15:00'])
    assert.equal(localTimes('Europe/London').read(written), null);
});

test('a zone is an IANA name; a slip in it is put right', () => {
  for (const zone of ['Europe/London', 'America/St_Johns', 'UTC']) assert.equal(zoneFault(zone), null);
  assert.equal(
    zoneFault('America/StJohns'),
    '"America/StJohns" is not a time zone. Write an IANA name like Europe/London, not an offset. Did you mean "America/St_Johns"?',
  );
  assert.equal(zoneFault('-03:30'), '"-03:30" is not a time zone. Write an IANA name like Europe/London, not an offset.');
});
