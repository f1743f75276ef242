import { shown, type Line, type Refuse } from './lines.ts';

/** A local date, which has no zone and is that date everywhere; or a local time of a zone. */
export type Moment =
  | { readonly is: 'date'; readonly date: Temporal.PlainDate }
  | { readonly is: 'time'; readonly local: Temporal.PlainDateTime; readonly zone: string; readonly tzid: string | null };
export type TimeMoment = Moment & { readonly is: 'time' };

/** What a time's zone is. */
export interface ZoneNames {
  /** Of a time without a zone. */
  readonly floating: (line: number) => string;
  /** IANA zone that a TZID means. */
  readonly named: (tzid: string, line: number) => string;
}

export const dateOf = (moment: Moment): Temporal.PlainDate => (moment.is === 'date' ? moment.date : moment.local.toPlainDate());

/** The same time of day on another date. */
export const onDate = (moment: Moment, date: Temporal.PlainDate): Moment =>
  moment.is === 'date' ? { is: 'date', date } : { ...moment, local: date.toPlainDateTime(moment.local.toPlainTime()) };

export const zonedOf = (moment: TimeMoment): Temporal.ZonedDateTime => moment.local.toZonedDateTime(moment.zone);

/** Equal for equal moments: a date by itself, a time by its instant. */
export const keyOf = (moment: Moment): string =>
  moment.is === 'date' ? moment.date.toString() : zonedOf(moment).toInstant().toString();

/** Both are dates, or both are times. */
export const compareMoments = (a: Moment, b: Moment): number =>
  a.is === 'time' && b.is === 'time'
    ? Temporal.ZonedDateTime.compare(zonedOf(a), zonedOf(b))
    : Temporal.PlainDate.compare(dateOf(a), dateOf(b));

/** A moment with the form it has in the file. */
export const momentText = (moment: Moment): string =>
  moment.is === 'date' ? moment.date.toString() : `${moment.local.toString({ smallestUnit: 'minute' })} ${moment.zone}`;

/** The moments of DTSTART, DTEND, EXDATE, RDATE or RECURRENCE-ID. */
export function momentsOf(line: Line, zones: ZoneNames, refuse: Refuse): readonly Moment[] {
  const kind = kindOf(line, refuse);
  if (kind === 'PERIOD')
    refuse(
      line.line,
      line.name,
      'VALUE=PERIOD belongs to RDATE. Write a date such as 20261225, or a time such as 20261225T090000.',
    );
  return line.value.split(',').map((text) => momentOf(line, text, kind, zones, refuse));
}

/** An additional occurrence of RDATE. One of the form PERIOD has a length of its own (RFC 5545, 3.8.5.2). */
export interface Extra {
  readonly line: number;
  readonly start: Moment;
  readonly end: Moment | Temporal.Duration | null;
}

export function extrasOf(line: Line, zones: ZoneNames, refuse: Refuse): readonly Extra[] {
  const kind = kindOf(line, refuse);
  if (kind !== 'PERIOD') return momentsOf(line, zones, refuse).map((start) => ({ line: line.line, start, end: null }));
  return line.value.split(',').map((text) => {
    const [from = '', to = '', more] = text.split('/');
    if (to === '' || more !== undefined)
      refuse(line.line, line.name, `"${shown(text)}" is not a period. Write start/end or start/duration.`);
    const moment = (part: string) => momentOf(line, part, 'DATE-TIME', zones, refuse);
    return {
      line: line.line,
      start: moment(from),
      end: /^[+-]?P/.test(to) ? durationOf({ ...line, value: to }, refuse) : moment(to),
    };
  });
}

type Kind = 'DATE' | 'DATE-TIME' | 'PERIOD' | null;

function kindOf({ line, name, params }: Line, refuse: Refuse): Kind {
  const kind = params.get('VALUE')?.toUpperCase() ?? null;
  if (kind !== null && kind !== 'DATE' && kind !== 'DATE-TIME' && kind !== 'PERIOD')
    return refuse(line, name, `VALUE=${shown(kind)} is not supported. Write DATE or DATE-TIME.`);
  return kind;
}

function momentOf({ line, name, params }: Line, text: string, kind: Kind, zones: ZoneNames, refuse: Refuse): Moment {
  const tzid = params.get('TZID');
  const date = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const time = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(Z?)$/.exec(text);
  if (kind !== 'DATE-TIME' && date)
    return {
      is: 'date',
      date: existing(() => Temporal.PlainDate.from(`${date[1]}-${date[2]}-${date[3]}`), line, name, text, refuse),
    };
  if (kind === 'DATE' || !time)
    return refuse(
      line,
      name,
      `"${shown(text)}" is not a ${kind === 'DATE' ? 'date, such as 20261225' : 'date or time, such as 20261225 or 20261225T090000'}.`,
    );
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = time.slice(1, 7).map(Number);
  const local = existing(() => new Temporal.PlainDateTime(year, month, day, hour, minute, second), line, name, text, refuse);
  const utc = time[7] === 'Z';
  if (utc && tzid !== undefined && zones.named(tzid, line) !== 'UTC')
    refuse(
      line,
      name,
      `"${shown(text)}" is UTC by its Z and of ${shown(tzid)} by its TZID (RFC 5545, 3.2.19, forbids both). Remove one of them.`,
    );
  const zone = utc ? 'UTC' : tzid === undefined ? zones.floating(line) : zones.named(tzid, line);
  return { is: 'time', local, zone, tzid: utc ? null : (tzid ?? null) };
}

function existing<T>(make: () => T, line: number, name: string, text: string, refuse: Refuse): T {
  try {
    return make();
  } catch {
    return refuse(line, name, `"${shown(text)}" is a date or time that does not exist. Correct it.`);
  }
}

const DURATION = /^\+?P(?:\d{1,4}W|\d{1,4}D|(?:\d{1,4}D)?T(?=\d)(?:\d{1,6}H)?(?:\d{1,8}M)?(?:\d{1,9}S)?)$/;

/** DURATION of an event: weeks, or days and a time; never negative. A week is given as seven days, which need no calendar to be added up. */
export function durationOf({ line, name, value }: Line, refuse: Refuse): Temporal.Duration {
  if (!DURATION.test(value))
    return refuse(line, name, `"${shown(value)}" is not the length of an event. Write one such as P1D, P1W or PT4H.`);
  const duration = Temporal.Duration.from(value);
  return duration.with({ weeks: 0, days: duration.days + 7 * duration.weeks });
}
