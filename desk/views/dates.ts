import type { Sentence } from '../domain/incident/index.ts';
import { dateInWords, type LocalTimes } from '../../kernel/index.ts';

/** Formats a document's date without a time (`2026-11-03`): `Tue 3 Nov 2026`. Leaves text that is not a date as it is. */
export function dateText(written: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(written)) return written;
  return dateInWords(Temporal.PlainDate.from(written));
}

/** A sentence with its instants in local time. */
export const sentenceInWords = (sentence: Sentence, times: LocalTimes): string =>
  sentence.map((part) => (typeof part === 'string' ? part : times.short(part.instant))).join('');

/** Formats a span in its two largest units, whole minutes rounded down: `2 d 3 h`, `1 h 20 min`, `under 1 min`. */
export function spanText(milliseconds: number): string {
  const minutes = Math.floor(Math.abs(milliseconds) / 60_000);
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  if (minutes === 0) return 'under 1 min';
  if (days > 0) return hours > 0 ? `${days} d ${hours} h` : `${days} d`;
  if (hours > 0) return rest > 0 ? `${hours} h ${rest} min` : `${hours} h`;
  return `${rest} min`;
}

/** Formats the time on the clock until a deadline; negative once the deadline has passed. */
export const timeLeftText = (milliseconds: number): string =>
  milliseconds < 0 ? `overdue by ${spanText(milliseconds)}` : `${spanText(milliseconds)} left`;

/** Hint beside a form's field for a local time, which has no offset. */
export const LOCAL_TIME_HINT = 'Local time. If the clocks going back make a time occur twice, you are asked which one.';
