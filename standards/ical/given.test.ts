import { readFileSync } from 'node:fs';
import { testFeed } from './testing/feed.ts';

/** Calendars that other programs read wrongly, each as a whole file. */
for (const [name, right] of [
  [
    'c02-range-thisandfuture',
    ['2027-01-05', '2027-02-05', '2027-03-06', '2027-04-06'].map((date) => `${date}T13:00 to ${date}T17:00`),
  ],
  ['c03-method-cancel', []],
  ['c04b-same-uid-later-cancelled', []],
  ['c15d-exdate-midnight-date-series', ['2027-12-25', '2029-12-25']],
  ['c24c-duration-p1w', Array.from({ length: 7 }, (_, i) => `2027-07-${String(5 + i).padStart(2, '0')}`)],
] as const)
  testFeed([
    name,
    readFileSync(new URL(`./testing/fixtures/${name}.ics`, import.meta.url)),
    right,
    { until: Temporal.PlainDate.from('2029-12-31') },
  ]);
