import { Refusal, type Clock } from '../../kernel/index.ts';

/** Requests allowed at once, and per minute in the long run. */
export interface Allowance {
  readonly burst: number;
  readonly perMinute: number;
}
/** The allowance is exhausted: the next request is accepted after `retryAfter` seconds. */
const tooMany = (retryAfter: number): Refusal =>
  new Refusal('too-many-requests', `Too many requests. Try again in ${retryAfter} seconds.`, 429, { retryAfter });

const REMEMBERED = 10_000;

/**
 * A token bucket for each key, on the desk's clock. It holds `burst` tokens and refills at `perMinute`. State is in memory per process: a
 * restart fills every bucket.
 */
export function quota(clock: Clock, { burst, perMinute }: Allowance) {
  const perMs = perMinute / 60_000;
  const buckets = new Map<string, { readonly held: number; readonly at: number }>();
  const heldIn = (key: string, now: number) => {
    const bucket = buckets.get(key);
    return bucket ? Math.min(burst, bucket.held + (now - bucket.at) * perMs) : burst;
  };
  const put = (key: string, held: number, at: number) => {
    buckets.delete(key);
    if (held < burst) buckets.set(key, { held, at });
    for (const oldest of buckets.keys()) {
      if (buckets.size <= REMEMBERED) break;
      buckets.delete(oldest);
    }
  };
  return {
    /** Takes `weight` tokens, at most a whole bucket. Refuses with 429 when too few are left. */
    take(key: string, weight = 1): void {
      const now = clock.now().epochMilliseconds;
      const held = heldIn(key, now);
      const taken = Math.min(weight, burst);
      if (held < taken) throw tooMany(Math.ceil((taken - held) / perMs / 1000));
      put(key, held - taken, now);
    },
    /** Returns one token. */
    give(key: string): void {
      const now = clock.now().epochMilliseconds;
      put(key, Math.min(burst, heldIn(key, now) + 1), now);
    },
  };
}
