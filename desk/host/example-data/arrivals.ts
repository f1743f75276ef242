import { drawAt, lognormal } from '../../../kernel/index.ts';

/**
 * Share of a weekday's contacts by hour, in percent: a real incident log of 2016 (UCI 498, 23,716 incidents), of which 85 % is kept and 15 % spread
 * evenly, because a hospital never closes.
 */
const WEEKDAY = [
  0.85, 0.73, 0.49, 0.4, 0.42, 0.43, 1.1, 2.22, 10.35, 12.43, 11.76, 10.15, 5.47, 6.73, 9.27, 8.77, 7.61, 4.36, 1.78, 1.08, 0.84,
  1.38, 0.84, 0.55,
];
/** Share of each day of the week, Monday first, in percent, from the same log. */
const DAYS = [23.87, 19.87, 19.6, 16.47, 15.37, 2.56, 2.26];
const FLAT = 0.15;

/** The squared coefficient of variation of an hour's mean beyond chance: hourly counts vary by 2.4 times what chance alone would. */
const DISPERSION = 1.4;
/** Quantile ratio that gives a lognormal factor of about that variation. */
const NINE_IN_TEN_OF_AN_HOUR = 2.4;

interface Hour {
  readonly starts: Temporal.ZonedDateTime;
  readonly weight: number;
}

function hoursBetween(
  seed: string,
  from: Temporal.Instant,
  until: Temporal.Instant,
  zone: string,
  perHour: number,
): readonly Hour[] {
  const hours: Hour[] = [];
  for (let at = from.toZonedDateTimeISO(zone); Temporal.Instant.compare(at.toInstant(), until) < 0; at = at.add({ hours: 1 })) {
    const share = ((1 - FLAT) * WEEKDAY[at.hour]! + (FLAT * 100) / 24) * DAYS[at.dayOfWeek - 1]!;
    const spread = 1 + (NINE_IN_TEN_OF_AN_HOUR - 1) * Math.min(1, Math.sqrt(DISPERSION / Math.max(perHour, 1)));
    const busy = lognormal(1, spread, (salt) => drawAt(seed, 'hour', String(at.toInstant()), salt));
    hours.push({ starts: at, weight: share * busy });
  }
  return hours;
}

/** When `count` contacts arrive between two instants, in order: by hour and weekday, in busy and in quiet hours. */
export function arrivals(
  seed: string,
  { from, until, zone, count }: { from: Temporal.Instant; until: Temporal.Instant; zone: string; count: number },
): readonly Temporal.Instant[] {
  const span = from.until(until).total('hours');
  if (span <= 0 || count <= 0) return [];
  const hours = hoursBetween(seed, from, until, zone, count / span);
  const total = hours.reduce((sum, { weight }) => sum + weight, 0);
  const times = Array.from({ length: count }, (_, i) => {
    let left = drawAt(seed, 'arrival', i) * total;
    const hour = hours.find(({ weight }) => (left -= weight) < 0) ?? hours.at(-1)!;
    const within = hour.starts.toInstant().epochMilliseconds + Math.floor(drawAt(seed, 'within', i) * 3_600_000);
    return Math.min(within, until.epochMilliseconds - 1);
  });
  return times.toSorted((a, b) => a - b).map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));
}
