/** The delivery of one event to one receiver, with all attempts and responses. */
export interface Delivery {
  readonly eventId: string;
  readonly url: string;
  readonly about: string;
  readonly state: 'waiting' | 'delivered' | 'given up' | 'gone' | 'blocked' | 'lost';
  readonly attempts: readonly {
    readonly at: Temporal.Instant;
    readonly status: number | 'lost' | 'refused';
    readonly answer: string;
  }[];
  /** The next attempt, while the delivery waits. */
  readonly next: Temporal.Instant | null;
}

const HOLDS = 1_000;
const ANSWER_HOLDS = 200;

/** The delivery log, newest last. A full log evicts its oldest entries. */
export function createDeliveries() {
  const log = new Map<string, Delivery>();
  const key = (eventId: string, url: string) => `${eventId} ${url}`;
  return {
    get all(): readonly Delivery[] {
      return [...log.values()];
    },
    open(eventId: string, url: string, about: string): void {
      if (log.has(key(eventId, url))) return;
      log.set(key(eventId, url), { eventId, url, about, state: 'waiting', attempts: [], next: null });
      for (const oldest of log.keys()) {
        if (log.size <= HOLDS) break;
        log.delete(oldest);
      }
    },
    attempted(eventId: string, url: string, at: Temporal.Instant, status: number | 'lost' | 'refused', answer: string): void {
      const one = log.get(key(eventId, url));
      if (!one) return;
      const attempts = [...one.attempts, { at, status, answer: answer.slice(0, ANSWER_HOLDS) }];
      log.set(key(eventId, url), { ...one, attempts });
    },
    now(eventId: string, url: string, state: Delivery['state'], next: Temporal.Instant | null = null): void {
      const one = log.get(key(eventId, url));
      if (one) log.set(key(eventId, url), { ...one, state, next });
    },
  };
}
