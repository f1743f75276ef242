import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { busyTimes, importClosures } from '../../../standards/ical/index.ts';
import { scheduleFeed } from './feed.ts';
import { scheduled } from './testing/example.ts';
import type { Change } from './types.ts';

const NOW = Temporal.Instant.from('2026-12-03T10:00:00Z');
const OPTIONS = { host: 'desk.example', name: 'Changes of Northgate', keepCalledOffDays: 30, itemName: (item: string) => item };
const feed = (...changes: readonly Change[]) => scheduleFeed(changes, NOW, OPTIONS);
const value = (text: string, name: string) => new RegExp(`^${name}:(.*)$`, 'm').exec(text.replaceAll('\r', ''))?.[1];

test('a move keeps the UID, raises SEQUENCE by one and dates the event anew', () => {
  const story = scheduled('2026-12-01T09:00:00Z');
  const before = feed(story.the());
  story
    .at('2026-12-02T09:00:00Z')
    .does({ type: 'move', start: '2027-01-20T02:00:00Z', end: '2027-01-20T04:00:00Z', reason: 'The supplier is late.' });
  const after = feed(story.the());
  assert.equal(value(after, 'UID'), value(before, 'UID'));
  assert.equal(Number(value(after, 'SEQUENCE')), Number(value(before, 'SEQUENCE')) + 1);
  assert.ok(value(after, 'DTSTAMP')! > value(before, 'DTSTAMP')!);
  assert.equal(value(after, 'LAST-MODIFIED'), '20261202T090000Z');
  assert.equal(value(after, 'DTSTART'), '20270120T020000Z');
});

test('one that is called off stays, marked, with a higher SEQUENCE, and leaves a month later', () => {
  const story = scheduled('2026-12-01T09:00:00Z');
  const before = feed(story.the());
  story.at('2026-12-02T09:00:00Z').does({ type: 'cancel', reason: 'Withdrawn by the supplier.' });
  const after = feed(story.the());
  assert.equal(value(after, 'STATUS'), 'CANCELLED');
  assert.match(value(after, 'SUMMARY')!, /^CANCELLED: /);
  assert.equal(Number(value(after, 'SEQUENCE')), Number(value(before, 'SEQUENCE')) + 1);
  assert.equal(value(scheduleFeed([story.the()], Temporal.Instant.from('2027-01-02T09:00:00Z'), OPTIONS), 'UID'), undefined);
});

test('unchanged, it is the same bytes, whenever and in whatever order it is asked for; what nobody sees changes nothing', () => {
  const story = scheduled('2026-12-01T09:00:00Z');
  const other = { ...scheduled('2026-12-01T10:00:00Z').the(), reference: 'CHG-000002' };
  const before = feed(story.the(), other);
  story.at('2026-12-02T12:00:00Z').does({ type: 'ready', item: 'articles', evidence: 'KB-12' });
  assert.equal(feed(other, story.the()), before);
  assert.equal(scheduleFeed([story.the(), other], NOW.add({ hours: 300 }), OPTIONS), before);
});

test('what is not approved is not published', () => {
  const story = scheduled('2026-12-01T09:00:00Z');
  assert.doesNotMatch(feed({ ...story.the(), state: 'authorising' }), /VEVENT/);
});

test('law: no line is longer than 75 octets, and another reader finds the same time and title', () => {
  const change = scheduled('2026-12-01T09:00:00Z').the();
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (title) => {
      const text = feed({ ...change, title: `x${title}`, description: title.repeat(3) });
      assert.ok(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75));
      assert.doesNotMatch(text.replaceAll('\r\n', ''), /[\r\n]/);
      const [from, to] = ['2027-01-01', '2027-02-01'].map((date) => Temporal.PlainDate.from(date)) as [
        Temporal.PlainDate,
        Temporal.PlainDate,
      ];
      const { closures } = importClosures(text, { file: 'feed.ics', zone: 'Europe/London', from, until: to });
      assert.deepEqual(
        closures.map(({ closure }) => closure),
        [{ from: '2027-01-13T02:00', to: '2027-01-13T04:00' }],
      );
      assert.equal(
        busyTimes(text, { file: 'feed.ics', zone: 'Europe/London', from: NOW, to: NOW.add({ hours: 2000 }) }).length,
        0,
      );
    }),
  );
});
