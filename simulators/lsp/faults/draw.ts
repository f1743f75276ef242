import { hmacSha256 } from '../../../kernel/index.ts';
import type { FaultAtWork } from './types.ts';
import { spanOf, textOf } from './check.ts';

const BYTES = 6;

/** A number from 0 up to 1 that depends on the seed and the place alone: whatever else is drawn, and in which order, this stays. */
export const drawAt = (seed: string, ...place: readonly (string | number)[]): number =>
  hmacSha256(seed, place.join('\0')).readUIntBE(0, BYTES) / 2 ** (8 * BYTES);

/** The standard normal quantile of 0.9: with the median it fixes a lognormal distribution. */
const NINE_IN_TEN = 1.281551565545;

/** How long this call takes: fixed, uniform, or lognormal through median and 90th percentile. Whole milliseconds. `at(salt)` draws. */
export function latencyOf(entry: FaultAtWork, at: (salt: string) => number): Temporal.Duration {
  const ms = (name: string) => spanOf(entry, name)?.total('milliseconds') ?? 0;
  const cap = entry['most'] === undefined ? Infinity : ms('most');
  const drawn = () => {
    switch (textOf(entry, 'distribution')) {
      case 'uniform':
        return ms('least') + at('uniform') * (ms('most') - ms('least'));
      case 'lognormal': {
        // Box-Muller; one minus the draw, because a draw may be 0, whose logarithm is none.
        const normal = Math.sqrt(-2 * Math.log(1 - at('radius'))) * Math.cos(2 * Math.PI * at('angle'));
        return Math.min(cap, ms('median') * Math.exp((Math.log(ms('p90') / ms('median')) / NINE_IN_TEN) * normal));
      }
      default:
        return ms('takes');
    }
  };
  return Temporal.Duration.from({ milliseconds: Math.round(drawn()) });
}
