import { calendarsOf } from '../incident/clocks.ts';
import { elapsedOpenMs } from '../../../service-levels/index.ts';
import type { Policy } from '../../../standards/index.ts';

/** Longer than any run of days without a working day. */
const MOST_DAYS = 366;

/**
 * When the report of a month leaves: on the agreed working day after its end, at the agreed local time. Null: the standard mails none, or its
 * calendar has no such day within a year. Pure.
 * @param to epoch milliseconds: the end of the month
 */
export function sendAt(to: number, { reporting, calendars }: Pick<Policy, 'reporting' | 'calendars'>): Temporal.Instant | null {
  const { send } = reporting;
  if (!send) return null;
  const calendar = calendarsOf({ calendars }).get(send.calendar)!;
  const { zone } = calendars[send.calendar]!;
  let date = Temporal.Instant.fromEpochMilliseconds(to).toZonedDateTimeISO(zone).toPlainDate();
  let left = send.workingDay;
  for (let day = 0; day < MOST_DAYS; day++, date = date.add({ days: 1 })) {
    const [from, until] = [date, date.add({ days: 1 })].map((each) => each.toZonedDateTime(zone).toInstant()) as [
      Temporal.Instant,
      Temporal.Instant,
    ];
    if (elapsedOpenMs(calendar, from, until) === 0) continue;
    left -= 1;
    if (left === 0) return date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(send.at) }).toInstant();
  }
  return null;
}
