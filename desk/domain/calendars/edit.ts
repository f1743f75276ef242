import { didYouMean, firstOf, withoutNhsNumbers } from '../../../kernel/index.ts';
import { calendarFaults, type CalendarPolicy, type Weekday } from '../../../standards/index.ts';
import { printInstant } from '../../../service-levels/index.ts';
import { refuse, requireText } from '../incident/refuse.ts';
import { overlapsIn } from './overlaps.ts';
import { versionsWith } from './versions.ts';
import type { CalendarEdit, KeptEdit } from './types.ts';

export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** Far above any real calendar. More is a mistake, or an attempt to overload the desk. */
const MOST = { windows: 24, closures: 1000, versions: 200 } as const;
const LOCAL = /^\d{4}-\d\d-\d\d(T([01]\d|2[0-3]):[0-5]\d)?$/;

/**
 * The calendar version that an edit asks for. Pure. It takes effect at `now` or later, so the past is never rewritten. Its hours
 * are local times of the calendar's zone, wherever they are typed.
 * @throws {Refusal} `invalid` or `missing-data`, with the correction to make: an unknown day, no window at all, overlapping
 * windows, no such date or time, a start in the past
 */
export function newVersion(id: string, calendar: CalendarPolicy, edit: CalendarEdit, now: Temporal.Instant): KeptEdit['version'] {
  const from = beginning(edit.from, calendar.zone, now);
  const week = Object.fromEntries(
    Object.entries(edit.week)
      .map(([day, windows]) => [weekday(day), windows.map((window) => window.trim()).filter((window) => window !== '')] as const)
      .filter(([, windows]) => windows.length > 0)
      .sort(([a], [b]) => WEEKDAYS.indexOf(a) - WEEKDAYS.indexOf(b)),
  );
  const closures = edit.closures ?? [];
  if (Object.values(week).some((windows) => windows.length > MOST.windows))
    throw refuse.invalid(`A day has more than ${MOST.windows} windows. Join those that touch.`);
  if (closures.length > MOST.closures)
    throw refuse.invalid(`There are more than ${MOST.closures} closures. Leave out those that are past.`);

  const version = { from: printInstant(from), week, ...(closures.length > 0 && { closures }) };
  const versions = versionsWith(calendar.versions, [version]);
  if (versions.length > MOST.versions)
    throw refuse.invalid(`"${id}" has ${MOST.versions} versions already. No more can be stored.`);
  const place = versions.indexOf(version);
  const faults = calendarFaults({ ...calendar, versions }).filter(([path]) => path[1] === place);
  const overlaps = faults.length > 0 ? [] : overlapsIn(week);
  if (faults.length + overlaps.length > 0)
    throw refuse.invalid(
      [...faults.map(([path, message]) => `${path.slice(2).join(' ') || 'the calendar'}: ${message}`), ...overlaps].join(' '),
    );
  return version;
}

/** The reason of an edit is stored, so it must hold no patient's number. */
export const reasonOf = ({ reason }: CalendarEdit): string =>
  firstOf(withoutNhsNumbers(requireText(reason, 'why the calendar is edited')).text, 500);

function weekday(day: string): Weekday {
  const known = WEEKDAYS.find((each) => each === day);
  if (known === undefined)
    throw refuse.invalid(
      `"${firstOf(day, 40)}" is not a day of the week.${didYouMean(day, WEEKDAYS) || ` Write ${WEEKDAYS.join(', ')}.`}`,
    );
  return known;
}

function beginning(from: string | undefined, zone: string, now: Temporal.Instant): Temporal.Instant {
  if (from === undefined || from.trim() === '') return now;
  const at = instantIn(from.trim(), zone);
  if (at === null)
    throw refuse.invalid(
      `"${firstOf(from, 40)}" is not a date and time. Write it in local time of ${zone}, as 2027-01-04T00:00, or with its offset.`,
    );
  if (Temporal.Instant.compare(at, now) < 0)
    throw refuse.invalid('Its beginning is past. A version begins now or later, because time already counted does not change.');
  return at;
}

/** A local time skipped by a clock change moves forward by the gap; a repeated one means its first occurrence. */
function instantIn(text: string, zone: string): Temporal.Instant | null {
  try {
    return LOCAL.test(text)
      ? Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant()
      : Temporal.Instant.fromEpochMilliseconds(Temporal.Instant.from(text).epochMilliseconds);
  } catch {
    return null;
  }
}
