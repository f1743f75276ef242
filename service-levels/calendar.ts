import type { CalendarPolicy, CalendarVersion } from '../kernel/index.ts';
import { mergeTouching, openHours, type Hours } from './open-working-time.ts';
import { placeOf, refuse, within, type Place } from './place.ts';
import { DAY, parseDate, parseInstant, parseLocal, parseWindow } from './time-text.ts';
import { joined, WEEKDAYS, type Stretch } from './week.ts';
import { openZone, type Zone } from './zone.ts';

/** A compiled calendar. Each version applies from its `from` until the next one's: an edit never rewrites the past. */
export interface Calendar {
  readonly zone: string;
  readonly versions: readonly (Stretch & { readonly hours: Hours })[];
  /** The cost of a question: number of windows, closures and versions. */
  readonly weight: { readonly windows: number; readonly closures: number; readonly versions: number };
}

/** Limit of windows in one version. */
const MOST_WINDOWS = 10_000;

/** @throws {UsageError} naming the place and the remedy: unknown zone, bad window, closure or order of versions, a version that never opens. */
export function compileCalendar(policy: CalendarPolicy, place: Place = placeOf('policy', 'calendar')): Calendar {
  const zone = openZone(policy.zone, within(place, 'zone'));
  const versions = within(place, 'versions');
  if (policy.versions.length === 0) refuse(versions, 'A calendar needs at least one version. Add one.');
  const starts = policy.versions.map((version, i) => startOf(version, i, within(versions, i)));
  starts.forEach((from, i) => {
    if (i > 0 && from <= starts[i - 1]!)
      refuse(within(within(versions, i), 'from'), 'Versions must be in strict time order. Give this one a later "from".');
  });
  return {
    zone: zone.id,
    versions: policy.versions.map((version, i) => ({
      from: starts[i]!,
      to: starts[i + 1] ?? Infinity,
      hours: hoursOf(version, zone, within(versions, i)),
    })),
    weight: {
      windows: policy.versions.reduce((sum, version) => sum + windowsIn(version), 0),
      closures: policy.versions.reduce((sum, version) => sum + (version.closures?.length ?? 0), 0),
      versions: policy.versions.length,
    },
  };
}

/** Every calendar of a policy or a case, by name. @throws {UsageError} as `compileCalendar`. */
export function compileCalendars(
  policies: Readonly<Record<string, CalendarPolicy>>,
  place: Place = placeOf('policy', 'calendars'),
): ReadonlyMap<string, Calendar> {
  return new Map(Object.entries(policies).map(([name, policy]) => [name, compileCalendar(policy, within(place, name))]));
}

/** Splits [from, to) by the version in force, in order. Milliseconds. */
export function* inForce(
  calendar: Calendar,
  from: number,
  to: number,
): Generator<Stretch & { readonly version: number; readonly hours: Hours }> {
  for (const [version, v] of calendar.versions.entries()) {
    const part = { from: Math.max(from, v.from), to: Math.min(to, v.to), version, hours: v.hours };
    if (part.from < part.to) yield part;
  }
}

export function measureMs(calendar: Calendar, from: number, to: number): number {
  let sum = 0;
  for (const part of inForce(calendar, from, to)) sum += part.hours.measure(part.from, part.to);
  return sum;
}

/** First instant by `limit` at which `need` ms (above zero) have been open since `from`, else null. Milliseconds. */
export function reachMs(calendar: Calendar, from: number, need: number, limit: number): number | null {
  let rest = need;
  for (const part of inForce(calendar, from, limit)) {
    const found = part.hours.reach(part.from, part.to, rest);
    if ('at' in found) return found.at;
    rest -= found.counted;
  }
  return null;
}

/** Caches the ten-year limit of the last day asked about: nearly every deadline is computed as of today. */
let lastDay = { day: NaN, tenYears: 0 };

/** The limit for deadlines: ten calendar years later, in UTC. Milliseconds. */
export function tenYearsAfter(at: number): number {
  const day = Math.floor(at / DAY);
  if (day !== lastDay.day) {
    const then = Temporal.Instant.fromEpochMilliseconds(day * DAY)
      .toZonedDateTimeISO('UTC')
      .add({ years: 10 });
    lastDay = { day, tenYears: then.epochMilliseconds - day * DAY };
  }
  return at + lastDay.tenYears;
}

/** The open intervals within [from, to), lazily, in order, half open, never touching. */
export function* openBetween(
  calendar: Calendar,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Generator<{ readonly from: Temporal.Instant; readonly to: Temporal.Instant }> {
  const parts = [...inForce(calendar, from.epochMilliseconds, to.epochMilliseconds)];
  for (const open of mergeTouching(stretchesOf(parts))) {
    yield { from: Temporal.Instant.fromEpochMilliseconds(open.from), to: Temporal.Instant.fromEpochMilliseconds(open.to) };
  }
}

/** How many open milliseconds [from, to) has; 0 when `to` is not after `from`. */
export const elapsedOpenMs = (calendar: Calendar, from: Temporal.Instant, to: Temporal.Instant): number =>
  measureMs(calendar, from.epochMilliseconds, to.epochMilliseconds);

/** The first instant at which `ms` open milliseconds have passed since `start`: `start` for zero, null when not within ten years. */
export function addOpen(calendar: Calendar, start: Temporal.Instant, ms: number): Temporal.Instant | null {
  if (ms <= 0) return start;
  const at = reachMs(calendar, start.epochMilliseconds, ms, tenYearsAfter(start.epochMilliseconds));
  return at === null ? null : Temporal.Instant.fromEpochMilliseconds(at);
}

function* stretchesOf(parts: readonly (Stretch & { readonly hours: Hours })[]): Generator<Stretch> {
  for (const part of parts) yield* part.hours.stretches(part.from, part.to);
}

function startOf(version: CalendarVersion, index: number, place: Place): number {
  const from = within(place, 'from');
  if (index === 0)
    return version.from === undefined
      ? -Infinity
      : refuse(from, 'The first version applies from the beginning. Remove its "from".');
  if (version.from === undefined)
    return refuse(from, 'Every version except the first needs the instant from which it applies. Add "from".');
  return parseInstant(version.from, from).epochMilliseconds;
}

function hoursOf(version: CalendarVersion, zone: Zone, place: Place): Hours {
  const weekPlace = within(place, 'week');
  if (windowsIn(version) > MOST_WINDOWS)
    refuse(weekPlace, `These are more than ${MOST_WINDOWS} windows. Join those that touch or overlap.`);
  const week = WEEKDAYS.map((day) =>
    (version.week[day] ?? []).map((text, i) => parseWindow(text, within(within(weekPlace, day), i))),
  );
  if (week.every((windows) => windows.length === 0)) {
    refuse(weekPlace, 'This version never opens, so no clock on it could ever run. Give at least one weekday a window.');
  }
  const closures = (version.closures ?? []).map((closure, i) => closureOf(closure, zone, within(within(place, 'closures'), i)));
  return openHours(zone, week, joined(closures));
}

const windowsIn = ({ week }: CalendarVersion) => WEEKDAYS.reduce((sum, day) => sum + (week[day]?.length ?? 0), 0);

function closureOf(closure: NonNullable<CalendarVersion['closures']>[number], zone: Zone, place: Place): Stretch {
  if (typeof closure === 'string') {
    const day = parseDate(closure, place) * DAY;
    return { from: zone.instantOf(day), to: zone.instantOf(day + DAY) };
  }
  const from = parseLocal(closure.from, false, within(place, 'from'));
  const to = parseLocal(closure.to, true, within(place, 'to'));
  if (from >= to)
    refuse(
      place,
      `A closure ends after it begins, and this one runs from ${closure.from} to ${closure.to}. Swap or correct them.`,
    );
  return { from: zone.instantOf(from), to: zone.instantOf(to) };
}
