import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadStandard, shippedStandard } from './index.ts';

type Day = Temporal.PlainDate;
const day = (year: number, month: number, date: number) => new Temporal.PlainDate(year, month, date);
const mondayFrom = (from: Day) => from.add({ days: (8 - from.dayOfWeek) % 7 });
const lastMondayOf = (last: Day) => last.subtract({ days: last.dayOfWeek - 1 });

/** Easter Sunday of the Gregorian calendar, by the anonymous computus of 1876. */
function easter(year: number): Day {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return day(year, Math.floor(n / 31), (n % 31) + 1);
}

/** Christmas and Boxing Day: one that falls on a weekend is kept on the next weekday that is not the other's. */
function christmas(year: number): readonly Day[] {
  const weekend = (d: Day) => d.dayOfWeek > 5;
  const days = [day(year, 12, 25), day(year, 12, 26)];
  const kept = days.filter((d) => !weekend(d));
  let next = day(year, 12, 27);
  while (kept.length < 2) {
    if (!weekend(next)) kept.push(next);
    next = next.add({ days: 1 });
  }
  return kept;
}

const newYear = (year: number) => (day(year, 1, 1).dayOfWeek > 5 ? mondayFrom(day(year, 1, 1)) : day(year, 1, 1));
const MOVED: Readonly<Record<string, string>> = {
  '2012-05-28': '2012-06-04',
  '2020-05-04': '2020-05-08',
  '2022-05-30': '2022-06-02',
};
const ONCE = ['2011-04-29', '2012-06-05', '2022-06-03', '2022-09-19', '2023-05-08'];

const office = (await loadStandard(shippedStandard('nhs-lsd'))).calendars['office']!;
const closures = office.versions.flatMap((version) => version.closures ?? []).map(String);
const of = (year: number) => closures.filter((date) => date.startsWith(String(year)));

test('the closures of the office calendar are the bank holidays of England, 2003 to 2030', () => {
  const years = Array.from({ length: 28 }, (_, i) => 2003 + i);
  const byRule = years.flatMap((year) => [
    newYear(year),
    easter(year).subtract({ days: 2 }),
    easter(year).add({ days: 1 }),
    mondayFrom(day(year, 5, 1)),
    lastMondayOf(day(year, 5, 31)),
    lastMondayOf(day(year, 8, 31)),
    ...christmas(year),
  ]);
  assert.deepEqual(closures, [...byRule.map(String).map((date) => MOVED[date] ?? date), ...ONCE].sort());
});

/** As published for the years that are hard: substitutes at either end, a day moved, days added. */
const PUBLISHED: Readonly<Record<number, string>> = {
  2010: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  2011: '01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27',
  2012: '01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26',
  2020: '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
  2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
  2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
  2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
};
for (const [year, dates] of Object.entries(PUBLISHED)) {
  test(`${year}: ${dates}`, () =>
    assert.equal(
      of(Number(year))
        .map((date) => date.slice(5))
        .join(' '),
      dates,
    ));
}
