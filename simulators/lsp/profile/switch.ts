import { UsageError } from '../../../kernel/index.ts';
import type { ProfileSwitch, SimulatedSupplier } from './types.ts';

/** How a supplier follows its profile from now on: with draws from `seed`, null for not at all, and `pace` times as fast. */
export interface ProfileState {
  readonly seed: string | null;
  readonly pace: number;
}
export const OFF: ProfileState = { seed: null, pace: 1 };

/** The state for a switch. Throws `UsageError` for a supplier without profile and for a pace that is not positive. */
export function profileState(
  { name, conduct }: Pick<SimulatedSupplier, 'name' | 'conduct'>,
  wanted: ProfileSwitch,
  defaultSeed: () => string,
): ProfileState {
  if (wanted !== false && !conduct)
    throw new UsageError(`${name} has no profile to follow. Add "conduct" to its file, or do not switch the profile on.`);
  const { seed, pace = 1 } = typeof wanted === 'boolean' ? {} : wanted;
  if (!(pace > 0)) throw new UsageError(`${name} cannot work at a pace of ${pace}. Give a number above zero.`);
  return { seed: wanted === false ? null : (seed ?? defaultSeed()), pace };
}
