import { elapsedOpenMs, type Calendar } from '../../../service-levels/index.ts';

/** How a customer counts days: a date is a working day when its calendar opens on it at all and it is not one of its closed days. */
export interface WorkingDays {
  readonly calendar: Calendar;
  readonly closedDays: ReadonlySet<string>;
}

const startOf = (date: Temporal.PlainDate, zone: string): Temporal.Instant => date.toZonedDateTime(zone).toInstant();

/** Longer than any customer is closed in one go: beyond it, the calendar is wrong. */
const LONGEST_CLOSURE_DAYS = 366;

export function isWorkingDay({ calendar, closedDays }: WorkingDays, date: Temporal.PlainDate): boolean {
  if (closedDays.has(date.toString())) return false;
  const { zone } = calendar;
  return elapsedOpenMs(calendar, startOf(date, zone), startOf(date.add({ days: 1 }), zone)) > 0;
}

/** The date that counts as the day of sending: what is sent after closing, or on a day off, counts for the next working day. */
export function sendingDay(days: WorkingDays, sentAt: Temporal.Instant): Temporal.PlainDate {
  const { calendar } = days;
  const date = sentAt.toZonedDateTimeISO(calendar.zone).toPlainDate();
  const stillOpen = elapsedOpenMs(calendar, sentAt, startOf(date.add({ days: 1 }), calendar.zone)) > 0;
  return isWorkingDay(days, date) && stillOpen ? date : step(days, date, 1);
}

/** The clear working days between sending and the start of a change: neither the day of sending nor the day of the change counts. */
export function clearDays(days: WorkingDays, sentAt: Temporal.Instant, start: Temporal.Instant): number {
  const change = start.toZonedDateTimeISO(days.calendar.zone).toPlainDate();
  let count = 0;
  for (
    let date = sendingDay(days, sentAt).add({ days: 1 });
    Temporal.PlainDate.compare(date, change) < 0;
    date = date.add({ days: 1 })
  )
    if (isWorkingDay(days, date)) count++;
  return count;
}

/** The last date on which a notice can be sent so that `wanted` clear working days lie between it and the start. */
export function lastSendingDay(days: WorkingDays, start: Temporal.Instant, wanted: number): Temporal.PlainDate {
  let date = start.toZonedDateTimeISO(days.calendar.zone).toPlainDate();
  for (let left = wanted; left > 0; left--) date = step(days, date, -1);
  return step(days, date, -1);
}

/** The next working day in a direction, the date itself excluded. */
function step(days: WorkingDays, from: Temporal.PlainDate, direction: 1 | -1): Temporal.PlainDate {
  for (let n = 1; n <= LONGEST_CLOSURE_DAYS; n++) {
    const date = from.add({ days: n * direction });
    if (isWorkingDay(days, date)) return date;
  }
  throw new RangeError(`the calendar has no working day within a year of ${from.toString()}`);
}
