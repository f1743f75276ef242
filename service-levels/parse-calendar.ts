import type { CalendarPolicy, CalendarVersion } from '../kernel/index.ts';
import { compileCalendar, type Calendar } from './calendar.ts';
import { optional, readList, readNames, readObject, readText, type Found } from './read.ts';
import { WEEKDAYS } from './week.ts';

/** The calendars of a case, checked and compiled. */
export function parseCalendars(found: Found): ReadonlyMap<string, Calendar> {
  return new Map(
    readNames(found, 'an object of calendars by name').map(([name, calendar]) => [
      name,
      compileCalendar(parseCalendar(calendar), calendar.place),
    ]),
  );
}

function parseCalendar(found: Found): CalendarPolicy {
  const calendar = readObject(found, ['zone', 'versions']);
  return {
    zone: readText(calendar('zone'), 'the name of a time zone'),
    versions: readList(calendar('versions'), 'versions').map(parseVersion),
  };
}

function parseVersion(found: Found): CalendarVersion {
  const version = readObject(found, ['week'], ['from', 'closures']);
  const from = optional(version('from'), (f) => readText(f, 'an instant'), undefined);
  return {
    ...(from === undefined ? {} : { from }),
    week: parseWeek(version('week')),
    closures: optional(version('closures'), (f) => readList(f, 'closures').map(parseClosure), []),
  };
}

function parseWeek(found: Found): CalendarVersion['week'] {
  const day = readObject(found, [], WEEKDAYS);
  const windows = (f: Found) => readList(f, 'windows').map((window) => readText(window, 'a window'));
  return Object.fromEntries(WEEKDAYS.map((name) => [name, optional(day(name), windows, [])]));
}

function parseClosure(found: Found): NonNullable<CalendarVersion['closures']>[number] {
  if (typeof found.value === 'string') return found.value;
  const range = readObject(found, ['from', 'to']);
  return { from: readText(range('from'), 'a local time'), to: readText(range('to'), 'a local time') };
}
