import { didYouMean } from '../../kernel/index.ts';
import { shown, type Line, type Refuse } from './lines.ts';
import { compareMoments, dateOf, momentsOf, onDate, zonedOf, type Moment, type ZoneNames } from './values.ts';

/** A recurrence rule. Where a list is empty, the start decides. */
export interface Rule {
  readonly line: number;
  readonly every: Frequency;
  readonly interval: number;
  readonly count: number | null;
  /** Of the same form as the start; included. */
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
type Part = (typeof PARTS)[number];
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const INSTEAD = 'List the dates with RDATE instead.';

/**
 * RRULE of a series that begins at `start` (RFC 5545, 3.3.10).
 * @param endless whether a week or a day may recur for ever: an appointment may, a closure of a calendar may not
 * @throws {UsageError} for every part that is not supported and would change the dates: a rule half understood closes the wrong day.
 */
export function ruleOf({ line, value }: Line, start: Moment, zones: ZoneNames, refuse: Refuse, endless = false): Rule {
  const no = (message: string): never => refuse(line, 'RRULE', message);
  const parts = partsOf(value, no);
  const part = (name: Part) => parts.get(name);
  const every =
    FREQUENCIES.find((known) => known === part('FREQ')) ??
    no(`FREQ=${shown(part('FREQ') ?? '')} is not supported. Known: ${FREQUENCIES.join(', ')}. ${INSTEAD}`);
  const [count, until] = [part('COUNT'), part('UNTIL')];
  if (!endless && every !== 'YEARLY' && count === undefined && until === undefined)
    no(`FREQ=${every} without COUNT or UNTIL never ends. Put what is closed for good into the week.`);
  if (count !== undefined && until !== undefined) no('COUNT and UNTIL exclude each other. Keep one.');
  const unsupported = (every === 'DAILY' || every === 'WEEKLY') && ['BYMONTH', 'BYMONTHDAY'].find((name) => parts.has(name));
  if (unsupported) no(`${unsupported} is not supported with FREQ=${every}. ${INSTEAD}`);
  if (every === 'DAILY' && parts.has('BYDAY')) no('BYDAY is not supported with FREQ=DAILY. Write FREQ=WEEKLY.');
  const weekStart = part('WKST') ?? 'MO';
  if (!DAYS.includes(weekStart)) no(`WKST=${shown(weekStart)} is not a weekday such as MO. Correct it.`);
  if (every === 'WEEKLY' && weekStart !== 'MO' && Number(part('INTERVAL') ?? 1) > 1)
    no(`WKST=${weekStart} is not supported with an INTERVAL: a week begins on Monday here. ${INSTEAD}`);
  const whole = (text: string, name: Part, least: number, most: number): number => {
    const number = /^[+-]?\d{1,6}$/.test(text) ? Number(text) : NaN;
    if (!(number >= least && number <= most) || number === 0)
      no(`${name}=${shown(text)} is not a whole number from ${least} to ${most} other than 0.`);
    return number;
  };
  const numbers = (name: 'BYMONTH' | 'BYMONTHDAY', least: number, most: number) =>
    (part(name)?.split(',') ?? []).map((text) => whole(text, name, least, most));
  return {
    line,
    every,
    interval: whole(part('INTERVAL') ?? '1', 'INTERVAL', 1, 1_000),
    count: count === undefined ? null : whole(count, 'COUNT', 1, 100_000),
    until: until === undefined ? null : untilOf({ line, value: until }, start, zones, refuse),
    months: numbers('BYMONTH', 1, 12),
    monthDays: numbers('BYMONTHDAY', -31, 31),
    weekdays: weekdaysOf(part('BYDAY'), every, parts, no),
  };
}

function partsOf(value: string, no: (message: string) => never): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  const space = /\s+([^;,]*)/.exec(value);
  if (space) no(`It holds a space before "${shown(space[1]!)}". Remove it.`);
  for (const part of value.split(';')) {
    const [name = '', given = '', more] = part.toUpperCase().split('=');
    if (!PARTS.includes(name as Part))
      no(`${shown(name) || 'An empty part'} is not supported.${didYouMean(name, PARTS)} Known: ${PARTS.join(', ')}. ${INSTEAD}`);
    if (more !== undefined) no(`${shown(part)} has two "=". Correct it.`);
    if (parts.has(name)) no(`${name} is given twice. Keep one.`);
    parts.set(name, given);
  }
  return parts;
}

function weekdaysOf(
  given: string | undefined,
  every: Frequency,
  parts: ReadonlyMap<string, string>,
  no: (message: string) => never,
) {
  const inYear = every === 'YEARLY' && !parts.has('BYMONTH');
  return (given?.split(',') ?? []).map((text) => {
    const [, nth, day = ''] = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(text) ?? [];
    if (day === '' || (nth !== undefined && (Number(nth) === 0 || Math.abs(Number(nth)) > 53)))
      no(`BYDAY=${shown(text)} is not a weekday such as MO, 1MO or -1MO.`);
    if (every === 'WEEKLY' && nth !== undefined) no(`BYDAY=${shown(text)} is no day of a week. Write ${day}.`);
    if (nth !== undefined && parts.has('BYMONTHDAY'))
      no(`BYDAY=${shown(text)} counts weekdays and BYMONTHDAY counts days. Keep one, or write ${day}.`);
    if (!inYear && Math.abs(Number(nth ?? 0)) > 5) no(`BYDAY=${shown(text)} exists in no month. Write 1 to 5, or -1 to -5.`);
    return { nth: Number(nth ?? 0), day: DAYS.indexOf(day) + 1 };
  });
}

/**
 * UNTIL has the form of DTSTART (RFC 5545, 3.3.10). For a series of whole days a time is taken where UTC and the importing zone agree on
 * its date; a time without a zone is one of the zone of the start.
 */
function untilOf({ line, value }: Pick<Line, 'line' | 'value'>, start: Moment, zones: ZoneNames, refuse: Refuse): Moment {
  const no = (message: string): never => refuse(line, 'RRULE', message);
  const params = new Map(start.is === 'time' && start.tzid !== null && !value.endsWith('Z') ? [['TZID', start.tzid]] : []);
  const inStartZone: ZoneNames = start.is === 'time' && start.tzid === null ? { ...zones, floating: () => start.zone } : zones;
  const [until, more] = momentsOf({ line, name: 'RRULE', params, value }, inStartZone, refuse);
  if (until === undefined || more !== undefined) return no('UNTIL holds more than one moment. Keep one.');
  if (start.is === 'time' && until.is === 'date')
    no(
      `UNTIL=${shown(value)} is a date where DTSTART is a time, so its last day is unclear. Write a time, such as ${value}T235959Z.`,
    );
  if (start.is === 'date' && until.is === 'time') {
    const dates = [dateOf(until), zonedOf(until).withTimeZone(zones.floating(line)).toPlainDate()];
    if (!dates[0]!.equals(dates[1]!))
      no(`UNTIL=${shown(value)} is ${dates.join(' in UTC and ')} in the zone of the calendar. Write a date, as DTSTART is one.`);
    return { is: 'date', date: dates[0]! };
  }
  return until;
}

/** Counts work, so that no file can ask for more of it than a calendar needs: one for each date, and one for each month looked at. */
export type Spend = (line: number, steps: number) => void;

/** Whether the start is a date of its own rule. Where it is not, RFC 5545 (3.8.5.3) leaves the set undefined. */
export function startsOnItsRule(start: Moment, rule: Rule, spend: Spend): boolean {
  const first = dateOf(start);
  for (const dates of rounds(first, rule, first.year, spend)) return dates.some((date) => date.equals(first));
  return false;
}

/** The moments of a series up to the end of `lastYear`, in order. The start is always the first, and counts as one. */
export function* occurrences(start: Moment, rule: Rule, lastYear: number, spend: Spend): Generator<Moment> {
  const first = dateOf(start);
  const over = (moment: Moment) => rule.until !== null && compareMoments(moment, rule.until) > 0;
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

/** The dates of each period of the rule, period by period: a year, a month, a week or a day. */
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

/** Every date of a year that the rule names, in order. A date that does not exist in a year (29 February) is left out of it. */
function datesIn(year: number, first: Temporal.PlainDate, { months, monthDays, weekdays }: Rule): readonly Temporal.PlainDate[] {
  if (weekdays.length > 0 && months.length === 0 && monthDays.length === 0) return once(byWeekday(daysOf(year, 1, 12), weekdays));
  const inMonths = [
    ...new Set(months.length ? months : monthDays.length ? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] : [first.month]),
  ];
  return inMonths
    .flatMap((month) => {
      const days = daysOf(year, month, month);
      const wanted = monthDays.length ? monthDays : weekdays.length ? null : [first.day];
      return once(weekdays.length ? byWeekday(days, weekdays) : days).filter(
        (date) => wanted === null || wanted.some((day) => (day > 0 ? day : days.length + 1 + day) === date.day),
      );
    })
    .sort(inOrder);
}

const byWeekday = (days: readonly Temporal.PlainDate[], weekdays: Rule['weekdays']): readonly Temporal.PlainDate[] =>
  weekdays.flatMap(({ nth, day }) =>
    nthOf(
      days.filter((date) => date.dayOfWeek === day),
      nth,
    ),
  );

/** In order, each date once, though several parts of a rule name it. */
const once = (dates: readonly Temporal.PlainDate[]): readonly Temporal.PlainDate[] =>
  [...new Map(dates.map((date) => [date.dayOfYear, date])).values()].sort(inOrder);

const inOrder = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b);
const nthOf = <T>(all: readonly T[], nth: number): readonly T[] => {
  if (nth === 0) return all;
  const found = all.at(nth > 0 ? nth - 1 : nth);
  return found === undefined ? [] : [found];
};

const laidOut = new Map<number, readonly Temporal.PlainDate[]>();
const MOST_MONTHS = 5_000;
/** Cached, because rules ask about the same months again and again, and a hostile file must not get much work for each step. */
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
