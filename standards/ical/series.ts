import type { IcalEvent, When } from './events.ts';
import { endOf, type Occurrence } from './lasting.ts';
import type { Refuse } from './lines.ts';
import { asStartOf } from './names.ts';
import type { Series } from './revisions.ts';
import { occurrences, startsOnItsRule, type Spend } from './rule.ts';
import { compareMoments, dateOf, keyOf, momentText, onDate, zonedOf, type Extra, type Moment } from './values.ts';

export interface Span {
  /** Occurrences that begin before this date are of no interest. */
  readonly earliest: Temporal.PlainDate;
  readonly lastYear: number;
  readonly spend: Spend;
}

/** An EXDATE that removes nothing. */
export type Idle = (line: number, event: IcalEvent, moment: Moment) => void;

/** Every occurrence of a series, those that other events of its UID stand for included (RFC 5545, 3.8.5 and 3.8.4.4). */
export function* occurrencesOf(series: Series, span: Span, idle: Idle, refuse: Refuse): Generator<Occurrence> {
  const { master, single, onwards } = series;
  for (const event of single.values()) if (!event.calledOff && event.when) yield asItself(event, event.when);
  if (!master?.when) {
    const [lone] = onwards.values();
    if (lone && !lone.calledOff && !master)
      refuse(lone.replaces!.line, 'RECURRENCE-ID', 'RANGE=THISANDFUTURE needs its series, which is not in the file. Add it.');
    return;
  }
  const { when } = master;
  const exceptions = exceptionsOf(when, refuse);
  const named = new Map<string, Original>();
  const ranges = [...onwards.values()].sort((a, b) => compareMoments(a.replaces!.moment, b.replaces!.moment));
  const lastYear = Math.max(
    span.lastYear,
    ...[...single.values(), ...ranges].map((event) =>
      Math.min(dateOf(event.replaces!.moment).year, span.lastYear + MOST_YEARS_AHEAD),
    ),
  );
  for (const original of originals({ ...when, line: master.line }, { ...span, lastYear }, refuse)) {
    const { start, end, doubt } = original;
    const key = keyOf(start);
    const same = named.get(key);
    if (same) {
      checkSameLength(master, when, same, original, refuse);
      continue;
    }
    named.set(key, original);
    const range = ranges.findLast((event) => compareMoments(event.replaces!.moment, start) <= 0);
    const removed = exceptions.get(key);
    if (removed !== undefined) {
      const [kept] = [single.get(key), onwards.get(key)].filter((event) => event && !event.calledOff);
      if (kept)
        refuse(
          kept.line,
          'VEVENT',
          `It stands for ${momentText(start)}, which EXDATE of line ${removed} removes. Remove one of them.`,
        );
      continue;
    }
    if (single.has(key)) continue;
    if (!range) yield { event: master, start, length: lengthOf(when, original), doubt };
    else if (!range.calledOff && range.when) {
      if (end)
        refuse(
          range.line,
          'VEVENT',
          'It moves a PERIOD of RDATE, whose length it does not say. Give that one an event of its own.',
        );
      yield { event: range, start: moved(start, range, refuse), length: range.when, doubt };
    }
  }
  if (!master.calledOff) checkNames(series, named, exceptions, lastYear, idle, refuse);
}

const MOST_YEARS_AHEAD = 100;

const asItself = (event: IcalEvent, when: When): Occurrence => ({
  event,
  start: when.start,
  length: when,
  doubt: null,
});

type Original = Extra & Pick<Occurrence, 'doubt'>;

const lengthOf = (when: When, { start, end }: Original): Occurrence['length'] => ({
  start: end ? start : when.start,
  end: end ?? when.end,
});

/** A moment that is named twice is one occurrence, which has one length. An RDATE that gives none adds nothing. */
function checkSameLength(master: IcalEvent, when: When, first: Original, again: Original, refuse: Refuse): void {
  const { line, start, end } = again;
  if (end === null || start.is === 'date') return;
  const ends = [first, again].map((each) => endOf(master, start, lengthOf(when, each), refuse));
  if (!ends[0]!.equals(ends[1]!))
    refuse(line, 'RDATE', `${momentText(start)} is given with two lengths. Keep the one that is right.`);
}

/** The start, the occurrences of the rule and those of RDATE. */
function* originals(
  { line: own, start, rule, extra }: When & { readonly line: number },
  span: Span,
  refuse: Refuse,
): Generator<Original> {
  if (!rule) yield { line: own, start, end: null, doubt: null };
  else {
    const synchronised = startsOnItsRule(start, rule, span.spend);
    for (const moment of occurrences(start, rule, span.lastYear, span.spend)) {
      const doubt = moment === start ? (synchronised ? null : unsynchronised) : isSkipped(moment) ? skipped : null;
      // With COUNT a doubtful occurrence decides how many follow.
      if (rule.count !== null) doubt?.(rule.line, moment, refuse);
      yield { line: rule.line, start: moment, end: null, doubt: doubt && (() => doubt(rule.line, moment, refuse)) };
    }
  }
  for (const { line, start: given, end } of extra) {
    span.spend(line, 1);
    if (end && start.is === 'date')
      refuse(
        line,
        'RDATE',
        'A PERIOD is a time, and the series has whole days. Write dates, or give the longer one an event of its own.',
      );
    yield { line, start: asStartOf(start, { line, moment: given }, 'RDATE', refuse), end, doubt: null };
  }
}

const unsynchronised = (line: number, start: Moment, refuse: Refuse): never =>
  refuse(
    line,
    'RRULE',
    `DTSTART, ${momentText(start)}, is not a date of this rule, and RFC 5545 (3.8.5.3) leaves open whether it counts. Begin the series on a date of the rule, and give the other an event of its own.`,
  );

const isSkipped = (moment: Moment): boolean => moment.is === 'time' && !zonedOf(moment).toPlainDateTime().equals(moment.local);

/** By RFC 5545 (3.3.10) a rule leaves out local times that a clock change skips; most products move them. */
const skipped = (line: number, moment: Moment, refuse: Refuse): never =>
  refuse(
    line,
    'RRULE',
    `It gives ${momentText(moment)}, a time that does not exist: the clocks go forward. Give the series another time, or write it in UTC.`,
  );

function exceptionsOf(when: When, refuse: Refuse): ReadonlyMap<string, number> {
  return new Map(when.except.map((except) => [keyOf(asStartOf(when.start, except, 'EXDATE', refuse)), except.line]));
}

/** From a RANGE=THISANDFUTURE on, occurrences move by as much as the first of them (RFC 5545, 3.8.4.4). */
function moved(start: Moment, { line, replaces, when }: IcalEvent, refuse: Refuse): Moment {
  const [from, to] = [replaces!.moment, when!.start];
  if (from.is === 'date' && to.is === 'date' && start.is === 'date')
    return onDate(start, start.date.add(from.date.until(to.date)));
  if (from.is === 'time' && to.is === 'time' && start.is === 'time') {
    const original = zonedOf(from).withTimeZone(start.zone).toPlainDateTime();
    if (to.zone === start.zone) return { ...start, tzid: to.tzid, local: start.local.add(original.until(to.local)) };
    return refuse(
      line,
      'VEVENT',
      `It moves a series of ${start.zone} to ${to.zone}. Write the later part as a series of its own.`,
    );
  }
  return refuse(line, 'VEVENT', 'It changes whole days to times, or times to days. Write the later part as a series of its own.');
}

/** Every EXDATE and RECURRENCE-ID names an occurrence. One that names none, but the day of one, is a mistake that closes a wrong day. */
function checkNames(
  { master, single, onwards }: Series,
  named: ReadonlyMap<string, unknown>,
  exceptions: ReadonlyMap<string, number>,
  lastYear: number,
  idle: Idle,
  refuse: Refuse,
): void {
  for (const event of [...single.values(), ...onwards.values()]) {
    const { line, moment } = event.replaces!;
    if (!named.has(keyOf(moment)) && dateOf(moment).year <= lastYear)
      refuse(
        line,
        'RECURRENCE-ID',
        `${momentText(moment)} is no occurrence of its series, which begins in line ${master!.line}. Correct it, or remove RECURRENCE-ID and give the event a UID of its own.`,
      );
  }
  const { start, except } = master!.when!;
  const unused = [...exceptions].filter(([key]) => !named.has(key));
  const byDate = start.is === 'time' ? except.filter(({ moment }) => moment.is === 'date') : [];
  if (unused.length === 0 && byDate.length === 0) return;
  const dayOf = (key: string) =>
    start.is === 'date' ? key : Temporal.Instant.from(key).toZonedDateTimeISO(start.zone).toPlainDate().toString();
  const days = new Map<string, number>();
  for (const day of named.keys().map(dayOf)) days.set(day, (days.get(day) ?? 0) + 1);
  for (const { line, moment } of byDate) {
    const count = days.get(dateOf(moment).toString()) ?? 0;
    if (count > 1)
      refuse(line, 'EXDATE', `${dateOf(moment).toString()} has ${count} occurrences. Write the time of the one that is meant.`);
  }
  for (const [key, line] of unused) {
    if (days.has(dayOf(key)))
      refuse(
        line,
        'EXDATE',
        `No occurrence of the series begins at ${key}, but one begins at another time of ${dayOf(key)}. Write the time of that one.`,
      );
    if (Temporal.PlainDate.from(dayOf(key)).year <= lastYear)
      idle(
        line,
        master!,
        start.is === 'date'
          ? { is: 'date', date: Temporal.PlainDate.from(key) }
          : { ...start, local: Temporal.Instant.from(key).toZonedDateTimeISO(start.zone).toPlainDateTime() },
      );
  }
}
