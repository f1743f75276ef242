import type { Refuse } from './lines.ts';
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
  if (moment.is === start.is) return moment;
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
