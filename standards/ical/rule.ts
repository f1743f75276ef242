import { didYouMean } from '../../kernel/index.ts';
import { shown, type Line, type Refuse } from './lines.ts';
import { dateOf, keyOf, momentsOf, onDate, type Moment } from './values.ts';

/** A recurrence. Empty lists: the rule does not say, so the start does. */
export interface Rule {
  readonly line: number;
  readonly every: Frequency;
  readonly interval: number;
  readonly count: number | null;
  readonly until: Moment | null;
  readonly months: readonly number[];
  /** Negative: from the end of the month. */
  readonly monthDays: readonly number[];
  /** `nth` 0: every such weekday. */
  readonly weekdays: readonly { readonly nth: number; readonly day: number }[];
}

export type Frequency = 'YEARLY' | 'MONTHLY' | 'WEEKLY' | 'DAILY';
const FREQUENCIES: readonly Frequency[] = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY'];
const PARTS = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYMONTH', 'BYMONTHDAY', 'BYDAY', 'WKST'] as const;
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** @throws {UsageError} for whatever would change the dates and is not read here: a rule half understood closes a desk on the wrong day. */
export function ruleOf({ line, value }: Line, ownZone: string, refuse: Refuse): Rule {
  const parts = new Map<string, string>();
  for (const part of value.split(';')) {
    const [name = '', given = ''] = part.toUpperCase().split('=');
    if (!PARTS.includes(name as (typeof PARTS)[number]))
      refuse(
        line,
        'RRULE',
        `${shown(name) || 'an empty part'} is not read here.${didYouMean(name, PARTS)} Known: ${PARTS.join(', ')}. List the dates one by one instead.`,
      );
    if (parts.has(name)) refuse(line, 'RRULE', `${name} stands there twice. Keep one.`);
    parts.set(name, given);
  }
  const part = (name: (typeof PARTS)[number]) => parts.get(name);
  const every = FREQUENCIES.find((known) => known === part('FREQ'));
  if (every === undefined)
    return refuse(
      line,
      'RRULE',
      `FREQ=${shown(part('FREQ') ?? '')} is not read here. Known: ${FREQUENCIES.join(', ')}. List the dates one by one instead.`,
    );
  const endless = part('COUNT') === undefined && part('UNTIL') === undefined;
  if (every !== 'YEARLY' && endless)
    refuse(line, 'RRULE', `FREQ=${every} without COUNT or UNTIL never ends. Put what is closed for good into the week.`);
  const unread = (every === 'DAILY' || every === 'WEEKLY') && ['BYMONTH', 'BYMONTHDAY'].find((name) => parts.has(name));
  if (unread) refuse(line, 'RRULE', `${unread} is not read with FREQ=${every}. List the dates one by one instead.`);
  if (every === 'DAILY' && parts.has('BYDAY')) refuse(line, 'RRULE', 'BYDAY is not read with FREQ=DAILY. Write FREQ=WEEKLY.');
  if (part('COUNT') !== undefined && part('UNTIL') !== undefined)
    refuse(line, 'RRULE', 'COUNT and UNTIL exclude each other. Keep one.');
  const numbers = (name: 'BYMONTH' | 'BYMONTHDAY', least: number, most: number) =>
    (part(name)?.split(',') ?? []).map((text) => whole(text, name, least, most));
  const whole = (text: string, name: string, least: number, most: number): number => {
    const number = /^[+-]?\d{1,6}$/.test(text) ? Number(text) : NaN;
    if (!(number >= least && number <= most) || number === 0)
      refuse(line, 'RRULE', `${name}=${shown(text)} is not a whole number from ${least} to ${most} other than 0.`);
    return number;
  };
  const until = part('UNTIL');
  const weekStart = part('WKST') ?? 'MO';
  if (every === 'WEEKLY' && weekStart !== 'MO' && Number(part('INTERVAL') ?? 1) > 1)
    refuse(line, 'RRULE', `WKST=${shown(weekStart)} is not read with an INTERVAL: weeks begin on Monday here.`);
  return {
    line,
    every,
    interval: whole(part('INTERVAL') ?? '1', 'INTERVAL', 1, 1_000),
    count: part('COUNT') === undefined ? null : whole(part('COUNT')!, 'COUNT', 1, 100_000),
    until: until === undefined ? null : momentsOf({ line, name: 'RRULE', params: new Map(), value: until }, ownZone, refuse)[0]!,
    months: numbers('BYMONTH', 1, 12),
    monthDays: numbers('BYMONTHDAY', -31, 31),
    weekdays: (part('BYDAY')?.split(',') ?? []).map((text) => {
      const [, nth = '0', day = ''] = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(text) ?? [];
      if (day === '' || Math.abs(Number(nth)) > 53)
        refuse(line, 'RRULE', `BYDAY=${shown(text)} is not a weekday such as MO, 1MO or -1MO.`);
      if (every === 'WEEKLY' && nth !== '0') refuse(line, 'RRULE', `BYDAY=${shown(text)} is no day of a week. Write ${day}.`);
      return { nth: Number(nth), day: DAYS.indexOf(day) + 1 };
    }),
  };
}

/** Counts work, so that no file can ask for more of it than a calendar needs: one for each date named, and each month looked at. */
export type Spend = (line: number, steps: number) => void;

/** The moments of a recurrence up to the end of `lastYear`, in order. The start is always the first, and counts as one. */
export function* occurrences(start: Moment, rule: Rule, lastYear: number, spend: Spend): Generator<Moment> {
  const first = dateOf(start);
  const over = (moment: Moment) => rule.until !== null && isAfter(moment, rule.until);
  let left = rule.count ?? Infinity;
  yield start;
  left--;
  for (const dates of rounds(first, rule, lastYear, spend)) {
    if (left <= 0) return;
    for (const date of dates) {
      spend(rule.line, 1);
      if (Temporal.PlainDate.compare(date, first) <= 0) continue;
      const moment = onDate(start, date);
      if (over(moment) || left <= 0) return;
      left--;
      yield moment;
    }
  }
}

/** The dates that each round of the rule names, round after round: a year, a month, a week or a day. */
function* rounds(
  first: Temporal.PlainDate,
  rule: Rule,
  lastYear: number,
  spend: Spend,
): Generator<readonly Temporal.PlainDate[]> {
  const { every, interval, line, weekdays } = rule;
  switch (every) {
    case 'YEARLY':
      for (let year = first.year; year <= lastYear; year += interval) {
        spend(line, 12);
        yield datesIn(year, first, rule);
      }
      return;
    case 'MONTHLY':
      for (let month = first.with({ day: 1 }); month.year <= lastYear; month = month.add({ months: interval })) {
        spend(line, 1);
        if (rule.months.length === 0 || rule.months.includes(month.month))
          yield datesIn(month.year, first, { ...rule, months: [month.month] });
      }
      return;
    case 'WEEKLY': {
      const days = weekdays.length === 0 ? [first.dayOfWeek] : [...new Set(weekdays.map(({ day }) => day))].sort((a, b) => a - b);
      for (
        let monday = first.subtract({ days: first.dayOfWeek - 1 });
        monday.year <= lastYear;
        monday = monday.add({ weeks: interval })
      ) {
        spend(line, 1);
        yield days.map((day) => monday.add({ days: day - 1 }));
      }
      return;
    }
    case 'DAILY':
      for (let date = first; date.year <= lastYear; date = date.add({ days: interval })) {
        spend(line, 1);
        yield [date];
      }
      return;
    default:
      return every satisfies never;
  }
}

/** A date ends with its day, wherever that is. */
const isAfter = (moment: Moment, until: Moment): boolean =>
  moment.is === 'time' && until.is === 'time'
    ? keyOf(moment) > keyOf(until) && Temporal.Instant.compare(keyOf(moment), keyOf(until)) > 0
    : Temporal.PlainDate.compare(dateOf(moment), dateOf(until)) > 0;

/** Every date of a year that the rule names, in order. A date that a year has not (29 February) is none of that year. */
function datesIn(year: number, first: Temporal.PlainDate, { months, monthDays, weekdays }: Rule): readonly Temporal.PlainDate[] {
  if (weekdays.length > 0 && months.length === 0 && monthDays.length === 0)
    return weekdays
      .flatMap(({ nth, day }) =>
        nthOf(
          daysOf(year, 1, 12).filter((date) => date.dayOfWeek === day),
          nth,
        ),
      )
      .sort(inOrder);
  const inMonths = [
    ...new Set(months.length ? months : monthDays.length ? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] : [first.month]),
  ];
  return inMonths
    .flatMap((month) => {
      const days = daysOf(year, month, month);
      const byWeekday = weekdays.length
        ? weekdays.flatMap(({ nth, day }) =>
            nthOf(
              days.filter((date) => date.dayOfWeek === day),
              nth,
            ),
          )
        : days;
      const wanted = monthDays.length ? monthDays : weekdays.length ? null : [first.day];
      const chosen = byWeekday.filter(
        (date) => wanted === null || wanted.some((day) => (day > 0 ? day : days.length + 1 + day) === date.day),
      );
      return [...new Map(chosen.map((date) => [date.day, date])).values()];
    })
    .sort(inOrder);
}

const inOrder = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b);
const nthOf = <T>(all: readonly T[], nth: number): readonly T[] => {
  if (nth === 0) return all;
  const found = all.at(nth > 0 ? nth - 1 : nth);
  return found === undefined ? [] : [found];
};

const laidOut = new Map<number, readonly Temporal.PlainDate[]>();
const MOST_MONTHS = 5_000;
/** Rules ask about the same months again and again; laid out once, a hostile file gets little work for its steps. */
function daysOf(year: number, from: number, to: number): readonly Temporal.PlainDate[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i).flatMap((month) => {
    const key = year * 12 + month;
    const kept = laidOut.get(key);
    if (kept) return kept;
    const first = new Temporal.PlainDate(year, month, 1);
    const days = Array.from({ length: first.daysInMonth }, (_, day) => first.with({ day: day + 1 }));
    if (laidOut.size > MOST_MONTHS) laidOut.clear();
    laidOut.set(key, days);
    return days;
  });
}
