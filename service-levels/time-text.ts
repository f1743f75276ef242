import { refuse, type Place } from './place.ts';

export const MINUTE = 60_000;
export const DAY = 86_400_000;

/** An ISO 8601 instant with offset or `Z`, at most three decimals. */
export function parseInstant(text: string, place: Place): Temporal.Instant {
  if (!/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]([01]\d|2[0-3])(:[0-5]\d)?)$/.test(text)) {
    refuse(
      place,
      `${quote(text)} is not an instant. Write date, time and offset, at most three decimals: 2026-06-05T16:00:00+01:00.`,
    );
  }
  return attempt(() => Temporal.Instant.from(text)) ?? refuse(place, `${quote(text)} is not a date that exists. Correct it.`);
}

/** `YYYY-MM-DDTHH:MM:SS.mmmZ`, `.000` left out. */
export const printInstant = (at: Temporal.Instant): string =>
  at.toString({ smallestUnit: at.epochMilliseconds % 1000 === 0 ? 'second' : 'millisecond' });

/** A target in whole hours, minutes and seconds above zero, as milliseconds. Days are refused, because a day may mean 24, 10 or 8 hours. */
export function parseDuration(text: string, place: Place): number {
  const [, h, m, s] = /^PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(text) ?? [];
  const ms = (Number(h ?? 0) * 3600 + Number(m ?? 0) * 60 + Number(s ?? 0)) * 1000;
  if (ms <= 0) {
    const days = text.includes('D') ? ' A day can mean 24, 10 or 8 hours: write hours.' : '';
    refuse(place, `${quote(text)} is not a target. Write whole hours, minutes and seconds above zero: PT4H, PT1H30M.${days}`);
  }
  if (!Number.isSafeInteger(ms)) refuse(place, `${quote(text)} is longer than can be counted in milliseconds. Shorten it.`);
  return ms;
}

/** A weekday's window in minutes after the midnight it belongs to. An end not after its start lies on the next date, so `end` may pass 1440. */
export interface Window {
  readonly start: number;
  readonly end: number;
}

export function parseWindow(text: string, place: Place): Window {
  const [, from, to] = /^(\d{2}:\d{2})-(\d{2}:\d{2})$/.exec(text) ?? [];
  const start = minuteOfDay(from ?? '', false);
  const end = minuteOfDay(to ?? '', true);
  if (start === null || end === null) {
    return refuse(
      place,
      `${quote(text)} is not a window. Write HH:MM-HH:MM, the end at most 24:00: "08:00-17:00", "22:00-02:00".`,
    );
  }
  return { start, end: end > start ? end : end + 1440 };
}

/** A local date as days since 1970-01-01. */
export function parseDate(text: string, place: Place): number {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? attempt(() => Temporal.PlainDate.from(text)) : null;
  if (!date) return refuse(place, `${quote(text)} is not a date. Write YYYY-MM-DD, a day that exists: "2026-12-25".`);
  return date.toZonedDateTime('UTC').epochMilliseconds / DAY;
}

/** A local date and time, as milliseconds since 1970-01-01T00:00 on that wall. `24:00` where the caller allows it. */
export function parseLocal(text: string, endOfDay: boolean, place: Place): number {
  const [, date, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/.exec(text) ?? [];
  const minute = minuteOfDay(time ?? '', endOfDay);
  if (date === undefined || minute === null) {
    const end = endOfDay ? ', at most 24:00' : ' (24:00 only as an end)';
    return refuse(place, `${quote(text)} is not a local time. Write YYYY-MM-DDTHH:MM${end}: "2026-12-24T12:00".`);
  }
  return parseDate(date, place) * DAY + minute * MINUTE;
}

/** Text of a file for a message: shortened, without terminal control characters. */
export const quote = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}…` : text);

function minuteOfDay(text: string, endOfDay: boolean): number | null {
  if (endOfDay && text === '24:00') return 1440;
  const [, h, m] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  return h === undefined || m === undefined ? null : Number(h) * 60 + Number(m);
}

function attempt<T>(make: () => T): T | null {
  try {
    return make();
  } catch {
    return null;
  }
}
