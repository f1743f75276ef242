import { withZonesByName } from './zones.ts';
import { shown, type Line, type Refuse } from './lines.ts';
import { ruleOf, type Rule } from './rule.ts';
import { durationOf, momentsOf, type Moment } from './values.ts';

/** One VEVENT: what it is called, when it is, and how it comes back. */
export interface IcalEvent {
  readonly line: number;
  readonly uid: string | null;
  readonly name: string;
  /** Everything that says what sort of day it is, for choosing among a feed's events. */
  readonly words: string;
  readonly cancelled: boolean;
  readonly start: Moment;
  /** Exclusive. A day, or a moment of no length, where the file says neither end nor duration. */
  readonly end: Moment | Temporal.Duration;
  readonly rule: Rule | null;
  readonly extra: readonly Moment[];
  readonly except: readonly Moment[];
  /** The one occurrence of its series that this event stands for. */
  readonly replaces: Moment | null;
}

const DEEPEST = 8;
const MOST_EVENTS = 20_000;
const WORDS = ['SUMMARY', 'DESCRIPTION', 'CATEGORIES', 'LOCATION'];

/** Every event of the stream. What is no VEVENT (alarms, to-dos) is passed over; of a VTIMEZONE only which zone of IANA it says it is. */
export function readEvents(given: readonly Line[], ownZone: string, refuse: Refuse): readonly IcalEvent[] {
  const lines = withZonesByName(given);
  const open: { name: string; line: number; own: Line[] }[] = [];
  const events: IcalEvent[] = [];
  let calendars = 0;
  for (const line of lines) {
    const inside = open.at(-1);
    if (line.name === 'BEGIN') {
      const name = line.value.toUpperCase();
      if (!inside && name !== 'VCALENDAR')
        refuse(line.line, 'BEGIN', 'An iCalendar file begins with BEGIN:VCALENDAR. Export the calendar again.');
      if (open.length >= DEEPEST)
        refuse(line.line, 'BEGIN', `More than ${DEEPEST} components inside each other are no calendar.`);
      if (name === 'VCALENDAR') calendars++;
      open.push({ name, line: line.line, own: [] });
    } else if (!inside) {
      refuse(line.line, line.name, 'This stands outside BEGIN:VCALENDAR. Export the calendar again.');
    } else if (line.name === 'END') {
      if (line.value.toUpperCase() !== inside.name)
        refuse(
          line.line,
          'END',
          `${shown(line.value)} ends here, and ${shown(inside.name)} of line ${inside.line} has not ended. The file is damaged.`,
        );
      open.pop();
      if (inside.name === 'VEVENT') events.push(eventOf(inside.line, inside.own, ownZone, refuse));
      if (events.length > MOST_EVENTS)
        refuse(
          inside.line,
          'VEVENT',
          `There are more than ${MOST_EVENTS} events. Import a feed of holidays, not of appointments.`,
        );
    } else inside.own.push(line);
  }
  const unended = open.at(-1);
  if (unended) refuse(unended.line, 'BEGIN', `${shown(unended.name)} never ends. The file was cut short: fetch it again.`);
  if (calendars === 0) refuse(1, 'file', 'There is no BEGIN:VCALENDAR: this is not an iCalendar file.');
  return events;
}

function eventOf(line: number, own: readonly Line[], ownZone: string, refuse: Refuse): IcalEvent {
  const all = (name: string) => own.filter((property) => property.name === name);
  const one = (name: string): Line | undefined => {
    const [first, second] = all(name);
    if (second) refuse(second.line, name, `An event has one ${name}; this is the second. Remove one.`);
    return first;
  };
  const moments = (property: Line) => momentsOf(property, ownZone, refuse);
  const moment = (name: string): Moment | null => {
    const property = one(name);
    if (!property) return null;
    const [first, second] = moments(property);
    if (second) refuse(property.line, name, 'There is more than one moment here. Keep one.');
    return first!;
  };
  const start = moment('DTSTART') ?? refuse(line, 'VEVENT', 'It has no DTSTART, so nobody knows when it is. Add one.');
  const [endLine, durationLine] = [one('DTEND'), one('DURATION')];
  if (endLine && durationLine) refuse(durationLine.line, 'DURATION', 'DTEND and DURATION exclude each other. Keep one.');
  const end =
    moment('DTEND') ??
    (durationLine ? durationOf(durationLine, refuse) : Temporal.Duration.from(start.is === 'date' ? 'P1D' : 'PT0S'));
  if ('is' in end && end.is !== start.is)
    refuse(endLine!.line, 'DTEND', 'It is a date where DTSTART is a time, or the other way round. Give both the same form.');
  const unread = own.find(({ name }) => name === 'EXRULE');
  if (unread) refuse(unread.line, 'EXRULE', 'It is not read here, and is obsolete. List the dates with EXDATE.');
  const rule = one('RRULE');
  return {
    line,
    uid: one('UID')?.value ?? null,
    name: textOf(all('SUMMARY')[0]?.value ?? '') || '(without a name)',
    words: own
      .filter(({ name }) => WORDS.includes(name))
      .map(({ value }) => textOf(value))
      .join('\n')
      .toLowerCase(),
    cancelled: one('STATUS')?.value.toUpperCase() === 'CANCELLED',
    start,
    end,
    rule: rule ? ruleOf(rule, ownZone, refuse) : null,
    extra: all('RDATE').flatMap(moments),
    except: all('EXDATE').flatMap(moments),
    replaces: moment('RECURRENCE-ID'),
  };
}

/** TEXT with its escapes undone (RFC 5545, 3.3.11). */
const textOf = (value: string): string =>
  value.replace(/\\([nN,;\\])/g, (_, escaped: string) => (/n/i.test(escaped) ? ' ' : escaped)).trim();
