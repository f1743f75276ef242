import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { RRuleTemporal } from 'rrule-temporal';
import { ruleOf, occurrences, startsOnItsRule } from './rule.ts';
import { dateOf, keyOf, type Moment } from './values.ts';

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const LAST_YEAR = 2040;
const refuse = (line: number, what: string, message: string): never => {
  throw new Error(`${line}  ${what}  ${message}`);
};
const zones = { floating: () => 'Europe/London', named: (tzid: string) => tzid };

const some = <T>(items: readonly T[], maxLength = 4) => fc.uniqueArray(fc.constantFrom(...items), { minLength: 1, maxLength });
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const monthDays = some([...range(1, 31), ...range(-31, -1)]);
const months = some(range(1, 12));
const weekdays = some(DAYS, 7);
const counted = (most: number) =>
  fc.uniqueArray(
    fc
      .tuple(fc.constantFrom(...range(1, most), ...range(-most, -1)), fc.constantFrom(...DAYS))
      .map(([nth, day]) => `${nth}${day}`),
    { minLength: 1, maxLength: 3 },
  );

/** The parts of a rule that this project takes, apart from its end. */
const shapes: fc.Arbitrary<Readonly<Record<string, string>>> = fc
  .oneof(
    fc.record({ FREQ: fc.constant(['DAILY']) }),
    fc.record({ FREQ: fc.constant(['WEEKLY']), BYDAY: weekdays }, { requiredKeys: ['FREQ'] }),
    fc.record(
      { FREQ: fc.constant(['MONTHLY']), BYMONTH: months, BYMONTHDAY: monthDays, BYDAY: weekdays },
      { requiredKeys: ['FREQ'] },
    ),
    fc.record({ FREQ: fc.constant(['MONTHLY']), BYMONTH: months, BYDAY: counted(5) }, { requiredKeys: ['FREQ'] }),
    fc.record(
      { FREQ: fc.constant(['YEARLY']), BYMONTH: months, BYMONTHDAY: monthDays, BYDAY: weekdays },
      { requiredKeys: ['FREQ'] },
    ),
    fc.record({ FREQ: fc.constant(['YEARLY']), BYMONTH: months, BYDAY: counted(5) }),
    // Not -53: of a year with 52 Mondays rrule-temporal 2.2.8 then gives one of the year before.
    fc.record({ FREQ: fc.constant(['YEARLY']), BYDAY: counted(52) }),
  )
  .map((parts) =>
    Object.fromEntries(Object.entries(parts).map(([name, values]) => [name, (values as readonly unknown[]).join(',')])),
  );

const dates = fc
  .tuple(fc.integer({ min: 2019, max: 2027 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map(([year, month, day]) => Temporal.PlainDate.from({ year, month, day }));
const ends = fc.oneof(
  fc.integer({ min: 1, max: 40 }).map((count) => ({ COUNT: String(count) })),
  fc.integer({ min: 0, max: 3000 }).map((days) => ({ days })),
);

const ours = (start: Moment, value: string): readonly string[] => {
  const rule = ruleOf({ line: 1, name: 'RRULE', params: new Map(), value }, start, zones, refuse);
  assert.ok(startsOnItsRule(start, rule, () => undefined));
  return [...occurrences(start, rule, LAST_YEAR, () => undefined)]
    .filter((moment) => dateOf(moment).year <= LAST_YEAR)
    .map(keyOf);
};
const theirs = (dtstart: string, value: string) =>
  new RRuleTemporal({ rruleString: `DTSTART${dtstart}\nRRULE:${value}` })
    .between(new Date('2018-01-01T00:00Z'), new Date(`${LAST_YEAR + 1}-01-02T00:00Z`), true)
    .filter(({ year }) => year <= LAST_YEAR);
const written = (parts: Readonly<Record<string, string>>) =>
  Object.entries(parts)
    .map(([name, value]) => `${name}=${value}`)
    .join(';');
const compact = (date: Temporal.PlainDate) => date.toString().replaceAll('-', '');

test('the occurrences of a rule are those that rrule-temporal finds', () => {
  let compared = 0;
  fc.assert(
    fc.property(shapes, dates, fc.integer({ min: 1, max: 4 }), ends, fc.boolean(), (shape, from, interval, end, timed) => {
      const parts = { ...shape, INTERVAL: String(interval) };
      // A start that is no date of its rule is refused, so the series begins with the first date that the other library finds.
      const [first] = theirs(`;TZID=UTC:${compact(from)}T000000`, written({ ...parts, COUNT: '1' }));
      fc.pre(first !== undefined);
      const day = first.toPlainDate();
      const last = 'days' in end ? day.add({ days: end.days }) : null;
      const value = (until: string) =>
        written({ ...parts, ...(last ? { UNTIL: until } : { COUNT: (end as { COUNT: string }).COUNT }) });
      compared++;
      if (timed) {
        // Nine in the morning exists once on every day in London.
        const local = day.toPlainDateTime('09:00');
        const rule = value(last ? `${compact(last)}T235959Z` : '');
        assert.deepEqual(
          ours({ is: 'time', local, zone: 'Europe/London', tzid: 'Europe/London' }, rule),
          theirs(`;TZID=Europe/London:${compact(day)}T090000`, rule).map((at) => at.toInstant().toString()),
          `${local} ${rule}`,
        );
      } else {
        const rule = value(last ? compact(last) : '');
        assert.deepEqual(
          ours({ is: 'date', date: day }, rule),
          theirs(`;VALUE=DATE:${compact(day)}`, rule).map((at) => at.toPlainDate().toString()),
          `${day} ${rule}`,
        );
      }
    }),
    { numRuns: 400, seed: 5545 },
  );
  assert.ok(compared >= 300, `${compared} rules were compared`);
});
