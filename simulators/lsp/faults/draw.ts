import { lognormal } from '../../../kernel/draw.ts';
import type { ActiveFault } from './types.ts';
import { spanOf, textOf } from './check.ts';

export { drawAt } from '../../../kernel/draw.ts';

/** The latency of one call: fixed, uniform, or lognormal by median and 90th percentile, in whole milliseconds. `at(salt)` draws. */
export function latencyOf(entry: ActiveFault, at: (salt: string) => number): Temporal.Duration {
  const ms = (name: string) => spanOf(entry, name)?.total('milliseconds') ?? 0;
  const cap = entry['most'] === undefined ? Infinity : ms('most');
  const drawn = () => {
    switch (textOf(entry, 'distribution')) {
      case 'uniform':
        return ms('least') + at('uniform') * (ms('most') - ms('least'));
      case 'lognormal':
        return Math.min(cap, lognormal(ms('median'), ms('p90'), at));
      default:
        return ms('takes');
    }
  };
  return Temporal.Duration.from({ milliseconds: Math.round(drawn()) });
}
