import { didYouMean } from './did-you-mean.ts';

/*
 * Dates and times of one zone in words. Names are written out here, because ICU releases disagree about them ("Sep", "Sept"), and so that
 * the same instant gives the same bytes on every machine.
 */

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

type InstantLike = string | Temporal.Instant;

/**
 * The formats of one zone. Each takes an instant, or its ISO text, and throws a `RangeError` for text that is no instant. A local time that
 * occurs twice, where clocks go back, is followed by its offset in every format that shows a time, except `field`.
 */
export interface LocalTimes {
  readonly zone: string;
  /** `London`, `St Johns`: the zone's place, for readers. */
  readonly place: string;
  readonly at: (instant: InstantLike) => Temporal.ZonedDateTime;
  readonly dateOf: (instant: InstantLike) => Temporal.PlainDate;
  /** The first instant of a date. */
  readonly startOf: (date: Temporal.PlainDate) => Temporal.Instant;
  /** The instant of a local date and time as a form sends it (`2026-06-05T15:00`), or null. Of a time that occurs twice, the first. */
  readonly read: (written: string) => Temporal.Instant | null;
  /** The instants that a local date and time may mean, earliest first: two when clocks go back, none when they skip it; null: no date. */
  readonly meanings: (written: string) => readonly Temporal.Instant[] | null;
  /** The last instant before the hour that clocks skip, and the first after it, around a local time in it. */
  readonly around: (written: string) => readonly [Temporal.Instant, Temporal.Instant];
  /** `BST`, `GMT` or `UTC-03:30`. */
  readonly offsetName: (instant: InstantLike) => string;
  /** `2026-06-05T15:00`: the value of a form's field, which has no place for an offset. */
  readonly field: (instant: InstantLike) => string;
  /** `2026-06-05 15:00`, with seconds where there are any. */
  readonly numeric: (instant: InstantLike) => string;
  /** `2026-06-05T15-00`: a part of a file's name. */
  readonly fileName: (instant: InstantLike) => string;
  /** `Fri 25 Dec 2026, 03:10`, or `…, 01:05 GMT` of a time that occurs twice. */
  readonly short: (instant: InstantLike) => string;
  /** `03:10 on Friday 25 December 2026`. */
  readonly spoken: (instant: InstantLike) => string;
  /** `Friday 25 December 2026, 03:10:00 GMT`. */
  readonly long: (instant: InstantLike) => string;
  /** `Friday 25 December 2026, 03:10:00 to 03:31:00 GMT`, or two long times where the dates or the offsets differ. */
  readonly longRange: (from: InstantLike, to: InstantLike) => string;
  /** `Fri, 25 Dec 2026 03:10:00 +0000`: the date of a mail (RFC 5322). */
  readonly mail: (instant: InstantLike) => string;
  /** `25 Dec 03:10:00`. */
  readonly stamp: (instant: InstantLike) => string;
  /** `Fri 25 Dec 03:10:00`. */
  readonly dayStamp: (instant: InstantLike) => string;
  /** `Fri 25 Dec`. */
  readonly day: (instant: InstantLike) => string;
  /** `03:10`. */
  readonly timeOfDay: (instant: InstantLike) => string;
}

const twoDigits = (n: number): string => String(n).padStart(2, '0');

/** `Tue 3 Nov 2026`. */
export const dateInWords = (date: Temporal.PlainDate): string =>
  `${WEEKDAYS[date.dayOfWeek - 1]!.slice(0, 3)} ${date.day} ${MONTHS[date.month - 1]!.slice(0, 3)} ${date.year}`;

const kept = new Map<string, LocalTimes>();

/** The formats of an IANA zone. One object a zone, since pages ask for it at every time they show. */
export function localTimes(zone: string): LocalTimes {
  const known = kept.get(zone);
  if (known) return known;
  const made = formatsOf(zone);
  kept.set(zone, made);
  return made;
}

function formatsOf(zone: string): LocalTimes {
  const at = (instant: InstantLike) =>
    (typeof instant === 'string' ? Temporal.Instant.from(instant) : instant).toZonedDateTimeISO(zone);
  const field = (when: Temporal.ZonedDateTime) => when.toPlainDateTime().toString({ smallestUnit: 'minute' });
  const long = (instant: InstantLike) => {
    const when = at(instant);
    return `${longDate(when)}, ${wallSeconds(when)} ${offsetName(when)}`;
  };
  const day = (when: Temporal.ZonedDateTime) => `${when.day} ${MONTHS[when.month - 1]!.slice(0, 3)}`;
  const weekday = (when: Temporal.ZonedDateTime) => WEEKDAYS[when.dayOfWeek - 1]!.slice(0, 3);
  return {
    zone,
    place: zone.split('/').at(-1)!.replaceAll('_', ' '),
    at,
    dateOf: (instant) => at(instant).toPlainDate(),
    startOf: (date) => date.toZonedDateTime(zone).toInstant(),
    read: (written) => instantOf(written, zone),
    meanings: (written) => meaningsOf(written, zone),
    around: (written) => aroundSkipped(written, zone),
    offsetName: (instant) => offsetName(at(instant)),
    field: (instant) => field(at(instant)),
    numeric(instant) {
      const when = at(instant);
      return `${when.toPlainDate().toString()} ${when.second ? seconds(when) : minutes(when)}`;
    },
    fileName(instant) {
      const when = at(instant);
      return `${field(when)}${repeated(when, '-')}`.replaceAll(':', '-');
    },
    short(instant) {
      const when = at(instant);
      return `${weekday(when)} ${day(when)} ${when.year}, ${minutes(when)}`;
    },
    spoken(instant) {
      const when = at(instant);
      return `${when.second ? seconds(when) : minutes(when)} on ${longDate(when)}`;
    },
    long,
    longRange(from, to) {
      const [a, b] = [at(from), at(to)];
      return a.toPlainDate().equals(b.toPlainDate()) && a.offset === b.offset
        ? `${longDate(a)}, ${wallSeconds(a)} to ${wallSeconds(b)} ${offsetName(b)}`
        : `${long(from)} to ${long(to)}`;
    },
    mail(instant) {
      const when = at(instant);
      const month = MONTHS[when.month - 1]!.slice(0, 3);
      return `${weekday(when)}, ${twoDigits(when.day)} ${month} ${when.year} ${wallSeconds(when)} ${when.offset.replace(':', '')}`;
    },
    stamp(instant) {
      const when = at(instant);
      return `${day(when)} ${seconds(when)}`;
    },
    dayStamp(instant) {
      const when = at(instant);
      return `${weekday(when)} ${day(when)} ${seconds(when)}`;
    },
    day(instant) {
      const when = at(instant);
      return `${weekday(when)} ${day(when)}`;
    },
    timeOfDay: (instant) => minutes(at(instant)),
  };
}

const wallMinutes = (when: Temporal.ZonedDateTime) => `${twoDigits(when.hour)}:${twoDigits(when.minute)}`;
const wallSeconds = (when: Temporal.ZonedDateTime) => `${wallMinutes(when)}:${twoDigits(when.second)}`;
const minutes = (when: Temporal.ZonedDateTime) => `${wallMinutes(when)}${repeated(when)}`;
const seconds = (when: Temporal.ZonedDateTime) => `${wallSeconds(when)}${repeated(when)}`;
const repeated = (when: Temporal.ZonedDateTime, before = ' ') => (isRepeated(when) ? `${before}${offsetName(when)}` : '');
const longDate = (when: Temporal.ZonedDateTime) =>
  `${WEEKDAYS[when.dayOfWeek - 1]!} ${when.day} ${MONTHS[when.month - 1]!} ${when.year}`;

/** A local time that occurs twice, where clocks go back, says which of the two only with its offset. */
function isRepeated(when: Temporal.ZonedDateTime): boolean {
  const local = when.toPlainDateTime();
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    local.toZonedDateTime(when.timeZoneId, { disambiguation }),
  );
  return !earlier!.equals(later!);
}

const BRITISH = ['Europe/London', 'Europe/Belfast', 'Europe/Guernsey', 'Europe/Isle_of_Man', 'Europe/Jersey', 'GB'];
const BRITISH_NAMES: Readonly<Record<string, string>> = { '+00:00': 'GMT', '+01:00': 'BST' };

/** `GMT` and `BST` in Britain; elsewhere `UTC-03:30`, because letters such as IST name several offsets. */
function offsetName({ timeZoneId, offset }: Temporal.ZonedDateTime): string {
  const name = BRITISH.includes(timeZoneId) ? BRITISH_NAMES[offset] : undefined;
  return name ?? `UTC${offset}`;
}

function instantOf(written: string, zone: string): Temporal.Instant | null {
  if (!/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?$/.test(written)) return null;
  try {
    return Temporal.PlainDateTime.from(written.replace(' ', 'T')).toZonedDateTime(zone).toInstant();
  } catch {
    return null;
  }
}

function meaningsOf(written: string, zone: string): readonly Temporal.Instant[] | null {
  if (instantOf(written, zone) === null) return null;
  const local = Temporal.PlainDateTime.from(written.replace(' ', 'T'));
  const both = (['earlier', 'later'] as const).map((disambiguation) => local.toZonedDateTime(zone, { disambiguation }));
  // Where clocks skip it, both are other local times.
  const meant = both.filter((when) => when.toPlainDateTime().equals(local)).map((when) => when.toInstant());
  return meant.filter((instant, i) => i === 0 || !instant.equals(meant[0]!));
}

function aroundSkipped(written: string, zone: string): readonly [Temporal.Instant, Temporal.Instant] {
  const local = Temporal.PlainDateTime.from(written.replace(' ', 'T'));
  const change = local.toZonedDateTime(zone, { disambiguation: 'earlier' }).getTimeZoneTransition('next')!.toInstant();
  return [change.subtract({ minutes: 1 }), change];
}

/** Why `name` is not an IANA zone, or null. An offset such as `+01:00` is not one: it knows no summer time. */
export function zoneFault(name: string): string | null {
  try {
    if (/^[A-Za-z]/.test(name) && Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)) return null;
  } catch {
    // Not known: said below.
  }
  const near = name.length > 60 ? '' : didYouMean(name, Intl.supportedValuesOf('timeZone'));
  return `"${name}" is not a time zone. Write an IANA name like Europe/London, not an offset.${near}`;
}
