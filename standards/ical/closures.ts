import { UsageError } from '../../kernel/index.ts';
import type { CalendarVersion } from '../types.ts';
import { readEvents, type IcalEvent } from './events.ts';
import { readLines, refusing, type Refuse } from './lines.ts';
import { occurrences, type Spend } from './rule.ts';
import { dateOf, keyOf, knownZone, type Moment } from './values.ts';

export type Closure = NonNullable<CalendarVersion['closures']>[number];

export interface ImportOptions {
  /** For messages. */
  readonly file: string;
  /** IANA zone of the calendar that the closures are for. */
  readonly zone: string;
  /** Local dates, both included: what lies outside is left out. */
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
  /** Case does not matter. An event counts when its name, description, categories or place hold one of `only` (if any), and none of `except`. */
  readonly only?: readonly string[];
  readonly except?: readonly string[];
}

export interface ImportedClosure {
  readonly closure: Closure;
  /** What is kept then: more than one where several events say the same. */
  readonly names: readonly string[];
}
export interface NotCounted {
  readonly line: number;
  readonly name: string;
  /** First date of the event. */
  readonly date: string;
  readonly why: string;
}
export interface Imported {
  readonly closures: readonly ImportedClosure[];
  readonly notCounted: readonly NotCounted[];
}

/** Recurrences are laid out in at most this many steps a file. */
const MOST_STEPS = 300_000;
const MOST_CLOSURES = 20_000;
const LONGEST_DAYS = 366;
const LONGEST_YEARS = 100;

/**
 * The closures that an iCalendar file says, for `calendars.yaml`, sorted, each date once; and what it says that does not count, with the
 * reason. Pure. Whole days stay the local dates they are written as, whatever the zone; times become local times of the zone. A file that
 * is damaged, or says something that would change the dates and is not read here, throws a `UsageError` that names the line.
 */
export function importClosures(text: string, options: ImportOptions): Imported {
  const { file, from, until, only = [], except = [] } = options;
  const refuse = refusing(file);
  const zone = knownZone(options.zone, 0, (_line, _what, message) => {
    throw new UsageError(`--zone  ${message}`);
  });
  if (Temporal.PlainDate.compare(from, until) > 0)
    throw new UsageError(`--until ${until} lies before --from ${from}. Swap them.`);
  if (until.year - from.year > LONGEST_YEARS)
    throw new UsageError(`${from} to ${until} is more than ${LONGEST_YEARS} years. Ask for fewer.`);

  const events = readEvents(readLines(text, refuse), zone, refuse);
  const replaced = new Set(
    events.flatMap(({ uid, replaces }) => (uid !== null && replaces ? [`${uid} ${keyOf(replaces)}`] : [])),
  );
  const found = new Map<string, { closure: Closure; names: Set<string> }>();
  const notCounted: NotCounted[] = [];
  // Nothing that begins before this still lasts when it begins to matter; a day more for zones.
  const earliest = from.subtract({ days: LONGEST_DAYS + 2 });
  let steps = 0;
  const spend: Spend = (line, more) => {
    steps += more;
    if (steps > MOST_STEPS)
      refuse(
        line,
        'RRULE',
        `The recurrences of this file take more than ${MOST_STEPS} steps to lay out. Ask for fewer years, or start them later.`,
      );
  };
  const says = (event: IcalEvent, words: readonly string[]) => words.find((word) => event.words.includes(word.toLowerCase()));

  for (const event of events) {
    const excepted = says(event, except);
    const why = event.cancelled
      ? 'cancelled'
      : excepted !== undefined
        ? `left out by --except ${excepted}`
        : only.length > 0 && says(event, only) === undefined
          ? `none of --only ${only.join(', ')}`
          : null;
    if (why !== null) {
      notCounted.push({ line: event.line, name: event.name, date: dateOf(event.start).toString(), why });
      continue;
    }
    // Even one that is over before it matters says how long it lasts, and must make sense.
    closuresOf(event, event.start, zone, refuse);
    let counted = 0;
    for (const start of startsOf(event, until, replaced, spend)) {
      if (Temporal.PlainDate.compare(dateOf(start), earliest) < 0) continue;
      for (const closure of closuresOf(event, start, zone, refuse)) {
        const first = typeof closure === 'string' ? closure : closure.from;
        const last = typeof closure === 'string' ? closure : closure.to;
        if (last < from.toString() || first > `${until}T24:00`) continue;
        counted++;
        const key = JSON.stringify(closure);
        found.set(key, { closure, names: (found.get(key)?.names ?? new Set()).add(event.name) });
        if (found.size > MOST_CLOSURES)
          refuse(event.line, 'VEVENT', `The file closes more than ${MOST_CLOSURES} days. Ask for fewer years.`);
      }
    }
    if (counted === 0)
      notCounted.push({
        line: event.line,
        name: event.name,
        date: dateOf(event.start).toString(),
        why: `nothing of it from ${from} to ${until}`,
      });
  }
  const closures = [...found.values()].map(({ closure, names }) => ({ closure, names: [...names] }));
  return { closures: closures.sort((a, b) => (sortKey(a.closure) < sortKey(b.closure) ? -1 : 1)), notCounted };
}

const sortKey = (closure: Closure) => (typeof closure === 'string' ? closure : `${closure.from} ${closure.to}`);

function* startsOf(event: IcalEvent, until: Temporal.PlainDate, replaced: ReadonlySet<string>, spend: Spend): Generator<Moment> {
  const except = new Set(event.except.map(keyOf));
  const exceptDates = new Set(event.except.flatMap((moment) => (moment.is === 'date' ? [moment.date.toString()] : [])));
  const series = event.rule ? occurrences(event.start, event.rule, until.year + 1, spend) : [event.start];
  const seen = new Set<string>();
  for (const start of [...series, ...event.extra]) {
    const key = keyOf(start);
    if (seen.has(key) || except.has(key) || exceptDates.has(dateOf(start).toString())) continue;
    seen.add(key);
    if (event.replaces === null && event.uid !== null && replaced.has(`${event.uid} ${key}`)) continue;
    yield start;
  }
}

/** One occurrence, as whole local dates where it covers whole days, else as a local range. */
function closuresOf(event: IcalEvent, start: Moment, zone: string, refuse: Refuse): readonly Closure[] {
  if (start.is === 'date') {
    const length = 'is' in event.end ? dateOf(event.start).until(dateOf(event.end)).total('days') : event.end.total('days');
    return daysFrom(start.date, checked(length, event, refuse));
  }
  const startsAt = start.local.toZonedDateTime(start.zone);
  const endsAt = endOf(event, start);
  const [from, to] = [startsAt, endsAt].map((at) => at.withTimeZone(zone).toPlainDateTime()) as [
    Temporal.PlainDateTime,
    Temporal.PlainDateTime,
  ];
  checked(startsAt.until(endsAt).total('hours') / 24, event, refuse);
  const isMidnight = (at: Temporal.PlainDateTime) => Temporal.PlainTime.compare(at.toPlainTime(), '00:00') === 0;
  if (isMidnight(from) && isMidnight(to)) return daysFrom(from.toPlainDate(), from.until(to, { largestUnit: 'days' }).days);
  const minute = (at: Temporal.PlainDateTime, roundingMode: 'floor' | 'ceil') =>
    at.round({ smallestUnit: 'minute', roundingMode }).toString({ smallestUnit: 'minute' });
  return [{ from: minute(from, 'floor'), to: minute(to, 'ceil') }];
}

/** By the wall where start and end are on the same one, so that an afternoon stays an afternoon after a clock change. */
function endOf({ start: first, end }: IcalEvent, start: Moment & { is: 'time' }): Temporal.ZonedDateTime {
  if (!('is' in end)) return start.local.toZonedDateTime(start.zone).add(end);
  const [own, last] = [first as Moment & { is: 'time' }, end as Moment & { is: 'time' }];
  if (own.zone === last.zone) return start.local.add(own.local.until(last.local)).toZonedDateTime(start.zone);
  const lasts = own.local.toZonedDateTime(own.zone).toInstant().until(last.local.toZonedDateTime(last.zone).toInstant());
  return start.local.toZonedDateTime(start.zone).add(lasts);
}

function checked(days: number, { line, name }: IcalEvent, refuse: Refuse): number {
  if (!(days > 0))
    refuse(line, 'VEVENT', `"${name}" ends when it begins, or before: DTEND is the first moment after it. Correct it.`);
  if (days > LONGEST_DAYS)
    refuse(
      line,
      'VEVENT',
      `"${name}" is longer than ${LONGEST_DAYS} days. Write a new version of the calendar instead of a closure.`,
    );
  return days;
}

const daysFrom = (first: Temporal.PlainDate, days: number): readonly string[] =>
  Array.from({ length: Math.ceil(days) }, (_, i) => first.add({ days: i }).toString());
