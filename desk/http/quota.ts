import { Refusal, type Clock } from '../../kernel/index.ts';

/** How much may come at once, and how much a minute for ever. */
export interface Allowance {
  readonly burst: number;
  readonly perMinute: number;
}
/** Too much came: `retryAfterSeconds` from now, one more is taken. */
export class TooMany extends Refusal {
  readonly retryAfterSeconds: number;
  constructor(retryAfterSeconds: number) {
    super('tooManyRequests', `Too many requests. Try again in ${retryAfterSeconds} seconds.`, 429);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

const REMEMBERED = 10_000;

/**
 * One bucket for each key, on the desk's clock: it holds `burst`, fills by `perMinute`, and each request takes one. In memory, by process: a restart
 * fills them again.
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
    /** Takes one, or as many as a request weighs: a whole bucket at most. @throws {TooMany} when there are not so many. */
    take(key: string, weight = 1): void {
      const now = clock.now().epochMilliseconds;
      const held = heldIn(key, now);
      const taken = Math.min(weight, burst);
      if (held < taken) throw new TooMany(Math.ceil((taken - held) / perMs / 1000));
      put(key, held - taken, now);
    },
    /** Gives one back that was taken for nothing. */
    give(key: string): void {
      const now = clock.now().epochMilliseconds;
      put(key, Math.min(burst, heldIn(key, now) + 1), now);
    },
  };
}
