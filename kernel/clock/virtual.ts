import { createTimers } from './timers.ts';
import type { ClockFollower, ClockState, Release, VirtualClock } from './types.ts';

const turn = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * A clock that stands still until it is advanced. It is not told when the system is quiet: it counts open work, here and in
 * the processes that follow it, and moves only when the sum is zero and two readings in a row are the same.
 */
export function virtualClock(start: Temporal.Instant): VirtualClock {
  let now = start;
  let open = 0;
  let epoch = 0;
  const timers = createTimers();
  const peers = new Set<ClockFollower>();
  const listeners = new Set<() => void>();
  const waiting = new Set<() => void>();
  let noticed = 0;
  /** Of those, what a peer told. */
  let heard = 0;
  /** What the leader of this clock wants to be told of. */
  let heeded: number | 'every' | 'none' = 'every';
  /** The time that every peer has been told; null while there is one that was not. */
  let followed: Temporal.Instant | null = null;

  const notice = () => {
    noticed++;
    for (const wake of waiting) wake();
    waiting.clear();
  };
  const tellLeader = () => {
    if (heeded === 'none' || (heeded !== 'every' && open + heeded !== 0)) return;
    if (heeded !== 'every') heeded = 'none';
    for (const listener of listeners) listener();
  };
  const count = (by: 1 | -1) => {
    open += by;
    epoch++;
    notice();
    tellLeader();
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
    notice();
    return cancel;
  };
  const pulse = (): ClockState => ({ open, epoch, next: timers.earliest()?.when.toString() ?? null });

  const fire = () => {
    for (const timer of timers.takeDue(now)) {
      const done = begin();
      void (async () => timer.work())().finally(done);
    }
  };
  const readAll = async () => {
    await turn();
    return [pulse(), ...(await Promise.all([...peers].map(async (peer) => peer.state())))];
  };
  const quiet = (pulses: readonly ClockState[]) => pulses.reduce((sum, p) => sum + p.open, 0) === 0;
  const unchanged = (a: readonly ClockState[], b: readonly ClockState[]) =>
    a.length === b.length && a.every((p, i) => p.epoch === b[i]?.epoch);

  let lastRead: readonly ClockState[] = [];
  /**
   * Waits until the sum may be zero. One peer is told what is open here, and says when that and its own come to nothing: it need not be
   * asked at each change. Several are asked whenever one of them changes.
   */
  const stirred = async (before: { readonly noticed: number; readonly heard: number }) => {
    const [peer] = peers;
    if (peers.size !== 1 || !peer) {
      for (const each of peers) each.notifyWhenIdle(null);
      if (noticed === before.noticed) await new Promise<void>((resolve) => waiting.add(resolve));
      return;
    }
    const sole = () => peers.size === 1 && peers.has(peer);
    for (let told: number | null = null; heard === before.heard && sole();) {
      const earlier = noticed;
      if (told !== open) peer.notifyWhenIdle((told = open));
      // A peer in the same process answers at once.
      if (noticed === earlier) await new Promise<void>((resolve) => waiting.add(resolve));
      await turn();
    }
  };
  /** Two readings in a row, quiet and the same: what was under way between them would have moved an epoch. */
  const settled = async (): Promise<readonly ClockState[]> => {
    for (;;) {
      const before = { noticed, heard };
      const earlier = lastRead;
      lastRead = await readAll();
      if (!quiet(lastRead)) await stirred(before);
      else if (unchanged(earlier, lastRead)) return lastRead;
    }
  };
  const tellPeers = async (when: Temporal.Instant) => {
    now = when;
    followed = when;
    await Promise.all([...peers].map(async (peer) => peer.setNow(when.toString())));
  };
  const isDue = () => {
    const when = timers.earliest()?.when;
    return when !== undefined && Temporal.Instant.compare(when, now) <= 0;
  };
  const advanceTo = async (target: Temporal.Instant) => {
    if (Temporal.Instant.compare(target, now) < 0)
      throw new RangeError(`the clock stands at ${now} and cannot go back to ${target}`);
    for (;;) {
      const due = (await settled())
        .flatMap(({ next }) => (next === null ? [] : [Temporal.Instant.from(next)]))
        .sort((a, b) => Temporal.Instant.compare(a, b))[0];
      if (!due || Temporal.Instant.compare(due, target) > 0) break;
      if (Temporal.Instant.compare(due, now) > 0) now = due;
      if (isDue()) {
        await tellPeers(now);
        fire();
        if (peers.size) await settled();
      }
      for (const peer of peers) {
        await peer.fire(now.toString());
        if (peers.size > 1) await settled();
      }
      followed = now;
    }
    if (!followed?.equals(target)) await tellPeers(target);
    await settled();
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
          signal?.removeEventListener('abort', abandoned);
          takeBack();
        };
        const abandoned = () => {
          cancel();
          woken();
          reject(signal?.reason as Error);
        };
        const cancel = at(now.add(duration.round({ largestUnit: 'hours' })), () => {
          woken();
          resolve();
        });
        signal?.addEventListener('abort', abandoned, { once: true });
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
    settle: async () => void (await settled()),
    addFollower(peer) {
      peers.add(peer);
      followed = null;
      peer.onChange(() => {
        heard++;
        notice();
      });
      return () => {
        peers.delete(peer);
        notice();
      };
    },
    asFollower: {
      state: async () => {
        await turn();
        return pulse();
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
        const missed = heeded !== 'every';
        heeded = others ?? 'every';
        if (others !== null || missed) tellLeader();
      },
    },
  };
}
