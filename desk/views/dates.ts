import type { Sentence } from '../domain/incident/index.ts';

const ZONE = 'Europe/London';
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (n: number) => String(n).padStart(2, '0');

/** In the hour that the clocks repeat in autumn a local time alone says two things, so the offset is named there, and only there. */
function repeatedHour(at: Temporal.ZonedDateTime): string {
  const local = at.toPlainDateTime();
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    local.toZonedDateTime(ZONE, { disambiguation }),
  );
  if (earlier!.equals(later!)) return '';
  return at.equals(earlier!) ? ' BST' : ' GMT';
}

export const localTime = (instant: string | Temporal.Instant): Temporal.ZonedDateTime =>
  Temporal.Instant.from(String(instant)).toZonedDateTimeISO(ZONE);

/** `Fri 25 Dec 2026, 03:10`, in London. Names are written out here: ICU releases disagree about "Sep" and "Sept". */
export function whenText(instant: string | Temporal.Instant): string {
  const at = localTime(instant);
  return `${WEEKDAYS[at.dayOfWeek - 1]} ${at.day} ${MONTHS[at.month - 1]} ${at.year}, ${two(at.hour)}:${two(at.minute)}${repeatedHour(at)}`;
}

/** `2026-12-25T03:10`, in London: what a field for a date and a time holds. */
export const localText = (instant: string | Temporal.Instant): string =>
  localTime(instant).toPlainDateTime().toString({ smallestUnit: 'minute' });

export const timeOfDay = (instant: string | Temporal.Instant): string => {
  const at = localTime(instant);
  return `${two(at.hour)}:${two(at.minute)}`;
};

export const dayText = (instant: string | Temporal.Instant): string => {
  const at = localTime(instant);
  return `${WEEKDAYS[at.dayOfWeek - 1]} ${at.day} ${MONTHS[at.month - 1]}`;
};

/** A date without a time, as documents carry it (`2026-11-03`): `Tue 3 Nov 2026`. What is no date is left as it stands. */
export function dateText(written: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(written)) return written;
  const date = Temporal.PlainDate.from(written);
  return `${WEEKDAYS[date.dayOfWeek - 1]} ${date.day} ${MONTHS[date.month - 1]} ${date.year}`;
}

/** A sentence with its instants in words. */
export const sentenceInWords = (sentence: Sentence): string =>
  sentence.map((part) => (typeof part === 'string' ? part : whenText(part.instant))).join('');

/** A span in its two largest units, whole minutes rounded down: `2 d 3 h`, `1 h 20 min`, `under 1 min`. */
export function spanText(milliseconds: number): string {
  const minutes = Math.floor(Math.abs(milliseconds) / 60_000);
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  if (minutes === 0) return 'under 1 min';
  if (days > 0) return hours > 0 ? `${days} d ${hours} h` : `${days} d`;
  if (hours > 0) return rest > 0 ? `${hours} h ${rest} min` : `${hours} h`;
  return `${rest} min`;
}

/** Time on the clock until a deadline; negative once it has passed. */
export const timeLeftText = (milliseconds: number): string =>
  milliseconds < 0 ? `overdue by ${spanText(milliseconds)}` : `${spanText(milliseconds)} left`;

/** The instant of a local date and time as a form sends it (`2026-06-05T15:00`); null for what is none. In the hour that is repeated, the first. */
export function instantOfLocal(written: string): Temporal.Instant | null {
  if (!/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?$/.test(written)) return null;
  try {
    return Temporal.PlainDateTime.from(written.replace(' ', 'T')).toZonedDateTime(ZONE).toInstant();
  } catch {
    return null;
  }
}
