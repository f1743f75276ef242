import { didYouMean } from '../../kernel/index.ts';
import { shown, type Line, type Refuse } from './lines.ts';

/** A local date, which has no zone and stays that date everywhere; or a time on the wall of a zone. */
export type Moment =
  | { readonly is: 'date'; readonly date: Temporal.PlainDate }
  | { readonly is: 'time'; readonly local: Temporal.PlainDateTime; readonly zone: string };

export const dateOf = (moment: Moment): Temporal.PlainDate => (moment.is === 'date' ? moment.date : moment.local.toPlainDate());

/** The same moment on another date. */
export const onDate = (moment: Moment, date: Temporal.PlainDate): Moment =>
  moment.is === 'date' ? { is: 'date', date } : { ...moment, local: date.toPlainDateTime(moment.local.toPlainTime()) };

/** Equal for equal moments: a date by itself, a time by its instant. */
export const keyOf = (moment: Moment): string =>
  moment.is === 'date' ? moment.date.toString() : moment.local.toZonedDateTime(moment.zone).toInstant().toString();

/** The moments of DTSTART, DTEND, EXDATE, RDATE or RECURRENCE-ID. A time without a zone is one of the zone the calendar is for. */
export function momentsOf({ line, name, params, value }: Line, ownZone: string, refuse: Refuse): readonly Moment[] {
  const kind = params.get('VALUE')?.toUpperCase() ?? null;
  if (kind !== null && kind !== 'DATE' && kind !== 'DATE-TIME')
    refuse(line, name, `VALUE=${shown(kind)} is not read here. Write it as DATE or DATE-TIME.`);
  const tzid = params.get('TZID');
  return value.split(',').map((text): Moment => {
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
    const [, year, month, day, hour, minute, second, utc] = time;
    const local = existing(
      () =>
        Temporal.PlainDateTime.from(
          {
            year: Number(year),
            month: Number(month),
            day: Number(day),
            hour: Number(hour),
            minute: Number(minute),
            second: Number(second),
          },
          { overflow: 'reject' },
        ),
      line,
      name,
      text,
      refuse,
    );
    return { is: 'time', local, zone: utc ? 'UTC' : tzid === undefined ? ownZone : knownZone(tzid, line, refuse) };
  });
}

function existing<T>(make: () => T, line: number, name: string, text: string, refuse: Refuse): T {
  try {
    return make();
  } catch {
    return refuse(line, name, `"${shown(text)}" is a date or time that does not exist. Correct it.`);
  }
}

/** @throws {UsageError} for anything but the name of an IANA zone: what a product calls its zones is known to that product alone. */
export function knownZone(name: string, line: number, refuse: Refuse): string {
  try {
    if (/^[A-Za-z]/.test(name)) return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch {
    // Refused below, with the nearest name.
  }
  const near = name.length > 60 ? '' : didYouMean(name, Intl.supportedValuesOf('timeZone'));
  return refuse(line, 'TZID', `"${shown(name)}" is not the name of an IANA time zone, such as Europe/London.${near}`);
}

const DURATION = /^\+?P(?:\d{1,4}W|\d{1,4}D|(?:\d{1,4}D)?T(?=\d)(?:\d{1,6}H)?(?:\d{1,8}M)?(?:\d{1,9}S)?)$/;

/** DURATION of an event: weeks, or days and a time; never negative. */
export function durationOf({ line, value }: Line, refuse: Refuse): Temporal.Duration {
  if (!DURATION.test(value))
    return refuse(line, 'DURATION', `"${shown(value)}" is not how long an event lasts, such as P1D or PT4H.`);
  return Temporal.Duration.from(value);
}
