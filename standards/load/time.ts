import { zoneFault } from '../../kernel/index.ts';
import type { CalendarPolicy, CalendarVersion } from '../types.ts';
import type { Path } from './complaint.ts';

/** Checks of times beyond the schema. Each returns paths below the given value, with the reason. */
export type Fault = readonly [path: Path, message: string];

/** Why `text` is not a service-level duration, or null. Days are refused, because a day may mean 24, 10 or 8 hours. */
export function durationFault(text: string, { zero }: { readonly zero: boolean }): string | null {
  if (!/^PT(?=\d)(\d+H)?(\d+M)?(\d+S)?$/.test(text)) {
    return `"${text}" is not a duration in whole hours, minutes and seconds. Write it like PT4H or PT1H30M.`;
  }
  return !zero && Temporal.Duration.from(text).total('seconds') === 0
    ? `"${text}" is no time at all. Give a duration above zero.`
    : null;
}

const TIME = '(?:[01]\\d|2[0-3]):[0-5]\\d';
const WINDOW = new RegExp(`^(${TIME})-(${TIME}|24:00)$`);
const LOCAL = new RegExp(`^\\d{4}-\\d{2}-\\d{2}T(?:${TIME}|24:00)$`);

export function calendarFaults(calendar: CalendarPolicy): readonly Fault[] {
  const fault = zoneFault(calendar.zone);
  const zone: Fault[] = fault === null ? [] : [[['zone'], fault]];
  return [...zone, ...calendar.versions.flatMap((version, i) => versionFaults(version, i, calendar.versions[i - 1]))];
}

function versionFaults(version: CalendarVersion, i: number, before: CalendarVersion | undefined): readonly Fault[] {
  const at: Path = ['versions', i];
  const windows = Object.entries(version.week).flatMap(([day, list]) => (list ?? []).map((window, n) => ({ day, window, n })));
  return [
    ...(i === 0 && version.from !== undefined
      ? [[[...at, 'from'], 'the first version holds from the beginning of time. Remove "from".'] satisfies Fault]
      : []),
    ...(i > 0 && !isInstant(version.from)
      ? [[at, 'needs "from", an instant like 2027-01-04T00:00:00Z, since an earlier version holds until then.'] satisfies Fault]
      : []),
    ...(isInstant(version.from) && isInstant(before?.from) && Temporal.Instant.compare(before.from, version.from) >= 0
      ? [
          [
            [...at, 'from'],
            `is not after ${before.from}, where the version before begins. Put versions in order of time.`,
          ] satisfies Fault,
        ]
      : []),
    ...(windows.length ? [] : [[[...at, 'week'], 'has no window, so the calendar would never open. Add one.'] satisfies Fault]),
    ...windows
      .filter(({ window }) => !WINDOW.test(window))
      .map(({ day, window, n }): Fault => [
        [...at, 'week', day, n],
        `"${window}" is not a window. Write it like 08:00-18:00; 24:00 may only end one.`,
      ]),
    ...(version.closures ?? []).flatMap((closure, n): Fault[] => {
      const why = closureFault(closure);
      return why ? [[[...at, 'closures', n], why]] : [];
    }),
  ];
}

function closureFault(closure: string | { readonly from: string; readonly to: string }): string | null {
  if (typeof closure === 'string') return isDate(closure) ? null : `"${closure}" is not a date. Write it like 2026-12-25.`;
  const wrong = [closure.from, closure.to].find((t) => !isLocalTime(t));
  if (wrong !== undefined) return `"${wrong}" is not a local time. Write it like 2026-12-24T12:00.`;
  return closure.from < closure.to ? null : `ends at ${closure.to}, which is not after ${closure.from}.`;
}

/** A calendar date written `YYYY-MM-DD` that exists. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && succeeds(() => Temporal.PlainDate.from(text));
}
/** A local time that its zone may have, `24:00` included: the end of a day. */
export const isLocalTime = (text: string): boolean => LOCAL.test(text) && isDate(text.slice(0, 10));
const isInstant = (text: string | undefined): text is string => text !== undefined && succeeds(() => Temporal.Instant.from(text));

function succeeds(parse: () => unknown): boolean {
  try {
    parse();
    return true;
  } catch {
    return false;
  }
}
