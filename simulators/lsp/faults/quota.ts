import type { ActiveFault } from './types.ts';
import { countOf, spanOf } from './check.ts';

/**
 * A quota per client in fixed windows of the clock, from `start` on. Each question counts as a call. Returns the seconds until the next
 * window once the quota is exhausted, else null.
 */
export function quota(entry: ActiveFault, start: Temporal.Instant): (client: string, now: Temporal.Instant) => number | null {
  const allow = countOf(entry, 'allow') ?? 0;
  const per = Math.max(1, spanOf(entry, 'per')?.total('milliseconds') ?? 1);
  const counted = new Map<string, { window: number; calls: number }>();
  return (client, now) => {
    const since = now.epochMilliseconds - start.epochMilliseconds;
    const window = Math.floor(since / per);
    const before = counted.get(client);
    const calls = before?.window === window ? before.calls + 1 : 1;
    counted.set(client, { window, calls });
    return calls <= allow ? null : Math.ceil(((window + 1) * per - since) / 1000);
  };
}
