import { Refusal, type Clock } from '../../kernel/index.ts';

const WINDOW = Temporal.Duration.from({ minutes: 15 });
const PER_PERSON = 10;
const PER_ADDRESS = 100;
const REMEMBERED = 10_000;

/**
 * Failed sign-ins of the last 15 minutes, by user name and address. Counted per pair, so that a stranger cannot lock out the owner of a
 * user name.
 */
export function signInAttempts(clock: Clock) {
  const failures = new Map<string, Temporal.Instant[]>();
  const recent = (key: string) => {
    const since = clock.now().subtract(WINDOW);
    const kept = (failures.get(key) ?? []).filter((at) => Temporal.Instant.compare(at, since) > 0);
    if (kept.length) failures.set(key, kept);
    else failures.delete(key);
    return kept;
  };
  const keys = (username: string, address: string) =>
    [
      [`${address}\0${username}`, PER_PERSON],
      [address, PER_ADDRESS],
    ] as const;

  return {
    /** Counts an attempt as failed until `succeeded` is called, so that parallel guesses count. Refuses with 429 above the limit. */
    begin(username: string, address: string): { succeeded(): void } {
      const at = clock.now();
      for (const [key, limit] of keys(username, address)) {
        const before = recent(key);
        if (before.length >= limit) {
          const again = before[0]!.add(WINDOW).round({ smallestUnit: 'minute', roundingMode: 'ceil' });
          throw new Refusal(
            'too-many-attempts',
            `Too many failed sign-ins. Try again after ${again}, or telephone the service desk.`,
            429,
            { retryAfter: Math.ceil(again.since(at).total('seconds')) },
          );
        }
      }
      for (const [key] of keys(username, address)) failures.set(key, [...recent(key), at]);
      for (const key of failures.keys()) {
        if (failures.size <= REMEMBERED) break;
        failures.delete(key);
      }
      return {
        succeeded() {
          for (const [key] of keys(username, address)) {
            const list = failures.get(key);
            const i = list?.indexOf(at) ?? -1;
            if (list && i >= 0) failures.set(key, list.toSpliced(i, 1));
          }
        },
      };
    },
  };
}
