import type { CalendarVersion } from '../types.ts';
import type { IcalEvent } from './events.ts';
import type { Refuse } from './lines.ts';
import { dateOf, momentText, zonedOf, type Moment, type TimeMoment } from './values.ts';

export type Closure = NonNullable<CalendarVersion['closures']>[number];

/** A day or time that an event closes. `length` has the start and end that its duration is taken from. */
export interface Occurrence {
  readonly event: IcalEvent;
  readonly start: Moment;
  readonly length: { readonly start: Moment; readonly end: Moment | Temporal.Duration };
  /** Refuses it, where readers of the file may disagree whether it exists; called only where it would count. */
  readonly doubt: (() => never) | null;
}

const LONGEST_DAYS = 366;
/** Nothing that begins earlier than this before a date lasts until then; a day more for zones. */
export const LONGEST = { days: LONGEST_DAYS + 2 };

/** Refuses what has no length, a negative one, or one of more than a year. */
export function checkLength({ event, start, length }: Occurrence, refuse: Refuse): void {
  const days =
    start.is === 'date'
      ? wholeDays(length)
      : zonedOf(start)
          .until(endOf(event, start, length, refuse))
          .total('hours') / 24;
  if (!(days > 0))
    refuse(
      event.line,
      'VEVENT',
      `"${event.name}" ends when it begins, or before. DTEND is the first moment after an event: correct it.`,
    );
  if (days > LONGEST_DAYS)
    refuse(
      event.line,
      'VEVENT',
      `"${event.name}" is longer than ${LONGEST_DAYS} days. Write a new version of the calendar instead of a closure.`,
    );
}

/** One occurrence: whole local dates where it covers whole days, else a local range. */
export function closuresOf(occurrence: Occurrence, zone: string, refuse: Refuse): readonly Closure[] {
  checkLength(occurrence, refuse);
  const { event, start, length } = occurrence;
  if (start.is === 'date') return daysFrom(start.date, wholeDays(length));
  event.zones.agree(start);
  if ('is' in length.end) event.zones.agree(length.end as TimeMoment);
  const [from, to] = [
    localIn(zone, zonedOf(start), 'floor', event, refuse),
    localIn(zone, endOf(event, start, length, refuse), 'ceil', event, refuse),
  ];
  const isMidnight = (at: Temporal.PlainDateTime) => Temporal.PlainTime.compare(at.toPlainTime(), '00:00') === 0;
  if (isMidnight(from) && isMidnight(to)) return daysFrom(from.toPlainDate(), from.until(to, { largestUnit: 'days' }).days);
  const [first, last] = [from, to].map((at) => at.toString({ smallestUnit: 'minute' })) as [string, string];
  return [{ from: first, to: last }];
}

/** A closure has local times, and of a time that comes twice it means the first. */
function localIn(
  zone: string,
  at: Temporal.ZonedDateTime,
  roundingMode: 'floor' | 'ceil',
  { line, name }: IcalEvent,
  refuse: Refuse,
): Temporal.PlainDateTime {
  const minute = at.withTimeZone(zone).round({ smallestUnit: 'minute', roundingMode });
  const local = minute.toPlainDateTime();
  if (!local.toZonedDateTime(zone).equals(minute))
    refuse(
      line,
      'VEVENT',
      `"${name}" begins or ends at ${local.toString({ smallestUnit: 'minute' })}${minute.offset} of ${zone}, a local time that comes twice that night; a closure can only name the first. Let it begin or end outside the repeated hour.`,
    );
  return local;
}

/**
 * DURATION is nominal: a day is a day, whatever the clocks do. DTEND gives every occurrence of a series the exact length of the first
 * (RFC 5545, 3.8.5.3), but most products keep its local end. The two differ over a clock change, and are refused there.
 */
export function endOf(
  { line, name }: IcalEvent,
  start: TimeMoment,
  { start: first, end }: Occurrence['length'],
  refuse: Refuse,
): Temporal.ZonedDateTime {
  const startsAt = zonedOf(start);
  if (!('is' in end)) return startsAt.add(end);
  const [own, last] = [first as TimeMoment, end as TimeMoment];
  const exact = startsAt.add(zonedOf(own).toInstant().until(zonedOf(last).toInstant()));
  if (own.zone !== last.zone) return exact;
  const local = start.local.add(own.local.until(last.local)).toZonedDateTime(start.zone);
  if (!local.equals(exact))
    refuse(
      line,
      'DTEND',
      `The clocks change during the occurrence "${name}" of ${momentText(start)}, and whether it ends at ${local.toPlainTime().toString({ smallestUnit: 'minute' })} or ${exact.toPlainTime().toString({ smallestUnit: 'minute' })} is unclear. Write whole days as dates (VALUE=DATE), or DURATION instead of DTEND.`,
    );
  return local;
}

const wholeDays = ({ start, end }: { readonly start: Moment; readonly end: Moment | Temporal.Duration }): number =>
  'is' in end ? dateOf(start).until(dateOf(end)).days : end.days;

const daysFrom = (first: Temporal.PlainDate, days: number): readonly string[] =>
  Array.from({ length: days }, (_, i) => first.add({ days: i }).toString());
