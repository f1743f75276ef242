import { hmacSha256 } from './hash.ts';

const BYTES = 6;

/** A number in [0, 1) that depends only on seed and place. Other draws, and their order, do not affect it. */
export const drawAt = (seed: string, ...place: readonly (string | number)[]): number =>
  hmacSha256(seed, place.join('\0')).readUIntBE(0, BYTES) / 2 ** (8 * BYTES);

/** The 0.9 quantile of the standard normal distribution. With the median it determines a lognormal distribution. */
const NINE_IN_TEN = 1.281551565545;

/** A lognormal draw with this median and 90th percentile, in their unit. `at(salt)` draws. */
export function lognormal(median: number, p90: number, at: (salt: string) => number): number {
  // Box-Muller. One minus the draw, because the draw may be 0, which has no logarithm.
  const normal = Math.sqrt(-2 * Math.log(1 - at('radius'))) * Math.cos(2 * Math.PI * at('angle'));
  return median * Math.exp((Math.log(p90 / median) / NINE_IN_TEN) * normal);
}

const seconds = (text: string) => Temporal.Duration.from(text).total('seconds');

/** The same for ISO durations, in whole seconds. */
export const lognormalTime = (
  { median, p90 }: { readonly median: string; readonly p90: string },
  at: (salt: string) => number,
): Temporal.Duration => Temporal.Duration.from({ seconds: Math.round(lognormal(seconds(median), seconds(p90), at)) });
