import { didYouMean } from '../../kernel/index.ts';
import { oneOf, type Component } from './components.ts';
import { shown, type Line, type Refuse } from './lines.ts';
import { inZoneOf } from './names.ts';
import { ruleOf, type Rule, type Spend } from './rule.ts';
import { compareMoments, durationOf, extrasOf, momentsOf, type Extra, type Moment } from './values.ts';
import { zonesOf, type Zones } from './zones.ts';

/** One VEVENT. */
export interface IcalEvent {
  readonly line: number;
  readonly uid: string | null;
  readonly name: string;
  /** Its texts in lower case, to choose events by. */
  readonly words: string;
  /** Revision; a later one has a higher number (RFC 5545, 3.8.7.4). */
  readonly sequence: number;
  /** DTSTAMP, which decides between revisions of one number. */
  readonly stamped: string | null;
  /** Why it closes nothing; null where it does. */
  readonly calledOff: string | null;
  /** STATUS:TENTATIVE: it may yet take place. */
  readonly tentative: boolean;
  /** TRANSP:TRANSPARENT: it takes no time of anybody (RFC 5545, 3.8.2.7). */
  readonly transparent: boolean;
  /** The occurrence of a series that this event stands for. */
  readonly replaces: Replaced | null;
  /** Null only where the event is called off. */
  readonly when: When | null;
  readonly zones: Zones;
  /** All its properties, to compare two revisions. */
  readonly text: string;
}
export interface Replaced {
  readonly line: number;
  readonly moment: Moment;
  /** RANGE=THISANDFUTURE: every later occurrence too (RFC 5545, 3.2.13). */
  readonly andLater: boolean;
}
export interface When {
  readonly start: Moment;
  /** Exclusive. A day, or no length, where the file says neither DTEND nor DURATION (RFC 5545, 3.6.1). */
  readonly end: Moment | Temporal.Duration;
  readonly rule: Rule | null;
  readonly extra: readonly Extra[];
  readonly except: readonly { readonly line: number; readonly moment: Moment }[];
}

const WORDS = ['SUMMARY', 'DESCRIPTION', 'CATEGORIES', 'LOCATION'];
const STATUSES = ['CONFIRMED', 'TENTATIVE', 'CANCELLED'];
/** What a calendar may be for (RFC 5546, 1.4). The other methods answer or propose, and say nothing that is settled. */
const METHODS = ['PUBLISH', 'REQUEST', 'CANCEL'];

export interface Events {
  readonly events: readonly IcalEvent[];
  /** Components that are no events: to-dos, journals, free and busy times. */
  readonly others: readonly { readonly line: number; readonly name: string }[];
}

export function readEvents(
  calendars: readonly Component[],
  {
    zone,
    lastYear,
    spend,
    endless = false,
  }: { readonly zone: string; readonly lastYear: number; readonly spend: Spend; readonly endless?: boolean },
  refuse: Refuse,
): Events {
  const events: IcalEvent[] = [];
  const others: Component[] = [];
  for (const calendar of calendars) {
    const zones = zonesOf(calendar, zone, lastYear, spend, refuse);
    const method = methodOf(calendar, refuse);
    for (const component of calendar.inside)
      if (component.name === 'VEVENT') events.push(eventOf(component, method, zones, refuse, endless));
      else if (component.name !== 'VTIMEZONE') others.push(component);
  }
  return {
    events,
    others: others.map(({ line, name, own }) => ({ line, name: `${name} ${nameOf(own)}` })),
  };
}

/** METHOD of a calendar that is read as RFC 5545 means it; null where it has none. */
function methodOf({ own }: Component, refuse: Refuse): string | null {
  const version = oneOf(own, 'VERSION', refuse);
  if (version && !version.value.split(';').includes('2.0'))
    refuse(version.line, 'VERSION', `"${shown(version.value)}" is not iCalendar 2.0. Export the calendar as iCalendar (.ics).`);
  const scale = oneOf(own, 'CALSCALE', refuse);
  if (scale && scale.value.toUpperCase() !== 'GREGORIAN')
    refuse(scale.line, 'CALSCALE', `"${shown(scale.value)}" is not supported. Export the calendar with Gregorian dates.`);
  const given = oneOf(own, 'METHOD', refuse);
  const method = given?.value.toUpperCase() ?? null;
  if (given && !METHODS.includes(method!))
    refuse(
      given.line,
      'METHOD',
      `"${shown(given.value)}" is an answer or a proposal, not a calendar.${didYouMean(method!, METHODS)} Import the calendar that it is about.`,
    );
  return method;
}

function eventOf({ line, own }: Component, method: string | null, zones: Zones, refuse: Refuse, endless: boolean): IcalEvent {
  const one = (name: string) => oneOf(own, name, refuse);
  const status = one('STATUS');
  const state = status?.value.toUpperCase();
  if (status && !STATUSES.includes(state!))
    refuse(
      status.line,
      'STATUS',
      `"${shown(status.value)}" is not a status of an event.${didYouMean(state!, STATUSES)} Write one of ${STATUSES.join(', ')}.`,
    );
  const sequence = one('SEQUENCE');
  if (sequence && !/^\d{1,9}$/.test(sequence.value))
    refuse(sequence.line, 'SEQUENCE', `"${shown(sequence.value)}" is not a whole number from 0. Correct it.`);
  const stamped = one('DTSTAMP')?.value;
  const calledOff =
    method === 'CANCEL'
      ? 'cancelled by METHOD:CANCEL'
      : state === 'CANCELLED'
        ? 'cancelled'
        : state === 'TENTATIVE'
          ? 'tentative: not confirmed yet'
          : null;
  const event = { uid: one('UID')?.value.trim() || null, replaces: replacedOf(own, zones, refuse) };
  if (event.replaces && event.uid === null)
    refuse(event.replaces.line, 'RECURRENCE-ID', 'The event has no UID, so its series is unknown. Add the UID of the series.');
  if (!one('DTSTART') && method !== 'CANCEL') refuse(line, 'VEVENT', 'It has no DTSTART. Add one.');
  return {
    ...event,
    line,
    name: nameOf(own),
    words: own
      .filter(({ name }) => WORDS.includes(name))
      .map(({ value }) => textOf(value))
      .join('\n')
      .toLowerCase(),
    sequence: Number(sequence?.value ?? 0),
    stamped: stamped !== undefined && /^\d{8}T\d{6}Z$/.test(stamped) ? stamped : null,
    calledOff,
    tentative: method !== 'CANCEL' && state === 'TENTATIVE',
    transparent: one('TRANSP')?.value.toUpperCase() === 'TRANSPARENT',
    when: one('DTSTART') ? whenOf(own, event.replaces, zones, refuse, endless) : null,
    zones,
    text: own
      .map(({ name, params, value }) => JSON.stringify([name, ...params, value]))
      .sort()
      .join('\n'),
  };
}

function replacedOf(own: readonly Line[], zones: Zones, refuse: Refuse): Replaced | null {
  const given = oneOf(own, 'RECURRENCE-ID', refuse);
  if (!given) return null;
  const range = given.params.get('RANGE')?.toUpperCase();
  if (range !== undefined && range !== 'THISANDFUTURE')
    refuse(
      given.line,
      'RECURRENCE-ID',
      `RANGE=${shown(range)} is not supported (RFC 5545, 3.2.13, knows only THISANDFUTURE). Give each occurrence an event of its own.`,
    );
  return { line: given.line, moment: onlyMoment(given, zones, refuse), andLater: range !== undefined };
}

function whenOf(own: readonly Line[], replaces: Replaced | null, zones: Zones, refuse: Refuse, endless: boolean): When {
  const all = (name: string) => own.filter((property) => property.name === name);
  const one = (name: string) => oneOf(own, name, refuse);
  const start = onlyMoment(one('DTSTART')!, zones, refuse);
  const [endLine, durationLine, ruleLine] = [one('DTEND'), one('DURATION'), one('RRULE')];
  if (endLine && durationLine) refuse(durationLine.line, 'DURATION', 'DTEND and DURATION exclude each other. Keep one.');
  const end = endLine
    ? inZoneOf(start, { line: endLine.line, moment: onlyMoment(endLine, zones, refuse) }, 'DTEND', refuse)
    : durationLine
      ? durationOf(durationLine, refuse)
      : Temporal.Duration.from(start.is === 'date' ? 'P1D' : 'PT0S');
  if ('is' in end && end.is !== start.is)
    refuse(endLine!.line, 'DTEND', 'One of DTSTART and DTEND is a date and the other a time. Give both the same form.');
  if (!('is' in end) && start.is === 'date' && !end.with({ days: 0 }).blank)
    refuse(
      durationLine!.line,
      'DURATION',
      `"${shown(durationLine!.value)}" is a time where DTSTART is a date (RFC 5545, 3.8.2.5). Write whole days, such as P1D, or weeks.`,
    );
  const obsolete = all('EXRULE')[0];
  if (obsolete) refuse(obsolete.line, 'EXRULE', 'It is obsolete and not supported. List the dates with EXDATE.');
  const repeats = replaces && own.find(({ name }) => name === 'RRULE' || name === 'RDATE' || name === 'EXDATE');
  if (repeats)
    refuse(
      repeats.line,
      repeats.name,
      'An event with RECURRENCE-ID stands for one occurrence and cannot recur. Remove one of them.',
    );
  const rule = ruleLine ? ruleOf(ruleLine, start, zones, refuse, endless) : null;
  if (rule?.until && compareMoments(rule.until, start) < 0)
    refuse(rule.line, 'RRULE', 'UNTIL lies before DTSTART. Correct one of them.');
  return {
    start,
    end,
    rule,
    extra: all('RDATE').flatMap((line) => extrasOf(line, zones, refuse)),
    except: all('EXDATE').flatMap((line) => momentsOf(line, zones, refuse).map((moment) => ({ line: line.line, moment }))),
  };
}

function onlyMoment(property: Line, zones: Zones, refuse: Refuse): Moment {
  const [first, second] = momentsOf(property, zones, refuse);
  if (second) refuse(property.line, property.name, 'It holds more than one moment. Keep one.');
  return first!;
}

const nameOf = (own: readonly Line[]): string =>
  textOf(own.find(({ name }) => name === 'SUMMARY')?.value ?? '') || '(without a name)';

/** TEXT with its escapes undone (RFC 5545, 3.3.11). */
const textOf = (value: string): string =>
  value.replace(/\\([nN,;\\])/g, (_, escaped: string) => (/n/i.test(escaped) ? ' ' : escaped)).trim();
