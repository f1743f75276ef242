import { createTimers } from './timers.ts';
import type { ClockFollower, ClockState, Release, VirtualClock } from './types.ts';

const turn = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * A clock that stands still until it is advanced. It counts open work, here and in the processes that follow it, and moves only
 * when the sum is zero and two readings in a row are equal.
 */
export function virtualClock(start: Temporal.Instant): VirtualClock {
  let now = start;
  let open = 0;
  let epoch = 0;
  const timers = createTimers();
  const followers = new Set<ClockFollower>();
  const listeners = new Set<() => void>();
  const waiting = new Set<() => void>();
  let changes = 0;
  /** How many of the changes a follower reported. */
  let followerChanges = 0;
  /** When the leader of this clock is notified: when open work reaches minus this number, at every change, or never. */
  let notifyAt: number | 'every' | 'never' = 'every';
  /** The time that every follower has; null while one of them has another. */
  let sharedTime: Temporal.Instant | null = null;

  const recordChange = () => {
    changes++;
    for (const wake of waiting) wake();
    waiting.clear();
  };
  const notifyLeader = () => {
    if (notifyAt === 'never' || (notifyAt !== 'every' && open + notifyAt !== 0)) return;
    if (notifyAt !== 'every') notifyAt = 'never';
    for (const listener of listeners) listener();
  };
  const count = (by: 1 | -1) => {
    open += by;
    epoch++;
    recordChange();
    notifyLeader();
  };
  const begin = (): Release => {
    let held = true;
    count(1);
    return () => {
      if (held) count(-1);
      held = false;
    };
  };
  /** Hands back a unit that somebody else holds; the returned function takes it again. */
  const lendBack = (): Release => {
    count(-1);
    return () => count(1);
  };
  const at = (when: Temporal.Instant, work: () => unknown): Release => {
    const cancel = timers.add({ when, work });
    epoch++;
    recordChange();
    return cancel;
  };
  const currentState = (): ClockState => ({ open, epoch, next: timers.earliest()?.when.toString() ?? null });

  const fire = () => {
    for (const timer of timers.takeDue(now)) {
      const done = begin();
      void (async () => timer.work())().finally(done);
    }
  };
  const readAll = async () => {
    await turn();
    return [currentState(), ...(await Promise.all([...followers].map(async (follower) => follower.state())))];
  };
  const isIdle = (states: readonly ClockState[]) => states.reduce((sum, state) => sum + state.open, 0) === 0;
  const unchanged = (a: readonly ClockState[], b: readonly ClockState[]) =>
    a.length === b.length && a.every((state, i) => state.epoch === b[i]?.epoch);

  let lastRead: readonly ClockState[] = [];
  /**
   * Waits until the sum may be zero. A single follower is given the count of open work here and reports when the sum is zero, which
   * saves a question at each change. Several followers are asked whenever one of them changes.
   */
  const waitForChange = async (before: { readonly changes: number; readonly followerChanges: number }) => {
    const [follower] = followers;
    if (followers.size !== 1 || !follower) {
      for (const each of followers) each.notifyWhenIdle(null);
      if (changes === before.changes) await new Promise<void>((resolve) => waiting.add(resolve));
      return;
    }
    const isOnly = () => followers.size === 1 && followers.has(follower);
    for (let sent: number | null = null; followerChanges === before.followerChanges && isOnly();) {
      const earlier = changes;
      if (sent !== open) follower.notifyWhenIdle((sent = open));
      // A follower in the same process answers at once.
      if (changes === earlier) await new Promise<void>((resolve) => waiting.add(resolve));
      await turn();
    }
  };
  /** Two readings in a row, idle and equal: work under way between them would have moved an epoch. */
  const untilSettled = async (): Promise<readonly ClockState[]> => {
    for (;;) {
      const before = { changes, followerChanges };
      const earlier = lastRead;
      lastRead = await readAll();
      if (!isIdle(lastRead)) await waitForChange(before);
      else if (unchanged(earlier, lastRead)) return lastRead;
    }
  };
  const setTime = async (when: Temporal.Instant) => {
    now = when;
    sharedTime = when;
    await Promise.all([...followers].map(async (follower) => follower.setNow(when.toString())));
  };
  const isDue = () => {
    const when = timers.earliest()?.when;
    return when !== undefined && Temporal.Instant.compare(when, now) <= 0;
  };
  const advanceTo = async (target: Temporal.Instant) => {
    if (Temporal.Instant.compare(target, now) < 0)
      throw new RangeError(`the clock stands at ${now} and cannot go back to ${target}`);
    for (;;) {
      const due = (await untilSettled())
        .flatMap(({ next }) => (next === null ? [] : [Temporal.Instant.from(next)]))
        .sort((a, b) => Temporal.Instant.compare(a, b))[0];
      if (!due || Temporal.Instant.compare(due, target) > 0) break;
      if (Temporal.Instant.compare(due, now) > 0) now = due;
      if (isDue()) {
        await setTime(now);
        fire();
        if (followers.size) await untilSettled();
      }
      for (const follower of followers) {
        await follower.fire(now.toString());
        if (followers.size > 1) await untilSettled();
      }
      sharedTime = now;
    }
    if (!sharedTime?.equals(target)) await setTime(target);
    await untilSettled();
  };

  return {
    kind: 'virtual',
    now: () => now,
    begin,
    at,
    async sleep(duration, { signal, lend = false } = {}) {
      signal?.throwIfAborted();
      const takeBack = lend ? lendBack() : () => undefined;
      await new Promise<void>((resolve, reject) => {
        const woken = () => {
          signal?.removeEventListener('abort', aborted);
          takeBack();
        };
        const aborted = () => {
          cancel();
          woken();
          reject(signal?.reason as Error);
        };
        const cancel = at(now.add(duration.round({ largestUnit: 'hours' })), () => {
          woken();
          resolve();
        });
        signal?.addEventListener('abort', aborted, { once: true });
      });
    },
    async track(work) {
      const done = begin();
      try {
        return await work;
      } finally {
        done();
      }
    },
    advance: async (duration) => advanceTo(now.add(duration.round({ largestUnit: 'hours' }))),
    advanceTo,
    settle: async () => void (await untilSettled()),
    addFollower(follower) {
      followers.add(follower);
      sharedTime = null;
      follower.onChange(() => {
        followerChanges++;
        recordChange();
      });
      return () => {
        followers.delete(follower);
        recordChange();
      };
    },
    asFollower: {
      state: async () => {
        await turn();
        return currentState();
      },
      setNow: async (iso) => {
        now = Temporal.Instant.from(iso);
      },
      fire: async (iso) => {
        now = Temporal.Instant.from(iso);
        fire();
      },
      onChange: (listener) => void listeners.add(listener),
      notifyWhenIdle(others) {
        const missed = notifyAt !== 'every';
        notifyAt = others ?? 'every';
        if (others !== null || missed) notifyLeader();
      },
    },
  };
}
