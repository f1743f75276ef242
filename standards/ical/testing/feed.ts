import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsageError } from '../../../kernel/index.ts';
import { importClosures, type Imported, type ImportOptions } from '../index.ts';

/** 2026 to 2028 in London. */
export const options = (more: Partial<ImportOptions> = {}): ImportOptions => ({
  file: 'feed.ics',
  zone: 'Europe/London',
  from: Temporal.PlainDate.from('2026-01-01'),
  until: Temporal.PlainDate.from('2028-12-31'),
  ...more,
});

/** A calendar of events, each given by its properties, one a line. Its first event begins in line 3. */
export const feed = (...events: readonly string[]): string =>
  calendar('', ...events.map((event) => `BEGIN:VEVENT\n${event}\nEND:VEVENT`));

/** A calendar of components, after properties of its own. Its first line after VERSION is line 3. */
export const calendar = (own: string, ...components: readonly string[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...(own === '' ? [] : own.split('\n')),
    ...components.join('\n').split('\n'),
    'END:VCALENDAR',
    '',
  ].join('\r\n');

/** What a file closes: `2026-12-25`, or `2026-12-24T12:00 to 2026-12-25T00:00`. */
export const closed = (content: string | Uint8Array, more: Partial<ImportOptions> = {}): readonly string[] =>
  dates(importClosures(content, options(more)));

export const dates = ({ closures }: Imported): readonly string[] =>
  closures.map(({ closure }) => (typeof closure === 'string' ? closure : `${closure.from} to ${closure.to}`));

/** The lines under "Not counted", as `line 4  2027-06-07  Royal holiday: cancelled`. */
export const notCounted = (content: string): readonly string[] =>
  importClosures(content, options()).notCounted.map(
    ({ line, date, name, why }) => `line ${line}  ${date ?? '-'}  ${name}: ${why}`,
  );

/** A content that closes exactly these days, or is refused with this message. */
export type FeedCase = readonly [
  what: string,
  content: string | Uint8Array,
  right: readonly string[] | RegExp,
  more?: Partial<ImportOptions>,
];

/** A test of it. */
export const testFeed = ([what, content, right, more]: FeedCase): void => {
  void test(what, () => {
    if (right instanceof RegExp)
      assert.throws(
        () => closed(content, more),
        (error: unknown) => error instanceof UsageError && right.test(error.message),
      );
    else assert.deepEqual(closed(content, more), right);
  });
};
