import { shown, type Refuse } from './lines.ts';
import { dateOf, momentText, type Moment } from './values.ts';

/**
 * The occurrence that EXDATE, RDATE or RECURRENCE-ID names, in the form of the DTSTART of its series, as RFC 5545 (3.8.4.4) asks. A local
 * midnight is taken for the date of a series of whole days, and a date for the occurrence of that day of a series of times. Every other
 * mixture is refused.
 */
export function asStartOf(
  start: Moment,
  { line, moment }: { readonly line: number; readonly moment: Moment },
  property: 'EXDATE' | 'RDATE' | 'RECURRENCE-ID',
  refuse: Refuse,
): Moment {
  if (moment.is === start.is) return inZoneOf(start, { line, moment }, property, refuse);
  const compact = dateOf(moment).toString().replaceAll('-', '');
  if (moment.is === 'time') {
    if (moment.zone !== 'UTC' && Temporal.PlainTime.compare(moment.local.toPlainTime(), '00:00') === 0)
      return { is: 'date', date: dateOf(moment) };
    return refuse(
      line,
      property,
      `${momentText(moment)} is a time, and the series has whole days. Write the date that is meant, such as ${property};VALUE=DATE:${compact}.`,
    );
  }
  if (start.is === 'time' && property !== 'RDATE')
    return { ...start, local: moment.date.toPlainDateTime(start.local.toPlainTime()) };
  return refuse(line, property, `${moment.date} is a date, and the series has times. Write a time, such as ${compact}T090000.`);
}

/** A time without a zone beside a start that has one (RFC 5545, 3.8.2.2 and 3.8.5): some read it in the zone of the start, others in their own. */
export function inZoneOf(
  start: Moment,
  { line, moment }: { readonly line: number; readonly moment: Moment },
  property: 'DTEND' | 'EXDATE' | 'RDATE' | 'RECURRENCE-ID',
  refuse: Refuse,
): Moment {
  if (moment.is === 'date' || start.is === 'date' || moment.tzid !== null || moment.zone === 'UTC') return moment;
  const hasZone = start.tzid !== null || start.zone === 'UTC';
  if (!hasZone || start.zone === moment.zone) return moment;
  const compact = moment.local.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
  const instead = start.tzid === null ? `${property}:${compact}Z` : `${property};TZID=${start.tzid}:${compact}`;
  return refuse(
    line,
    property,
    `${moment.local.toString({ smallestUnit: 'minute' })} has no zone, and DTSTART is of ${start.zone}. Write ${shown(instead)} if that is meant.`,
  );
}
