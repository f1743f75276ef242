import type { Release } from './types.ts';

/** Work that is due at an instant of a virtual clock. */
export interface Timer {
  readonly when: Temporal.Instant;
  readonly work: () => unknown;
}
interface Entry extends Timer {
  /** `when` in whole milliseconds: comparing numbers is many times faster than comparing instants. */
  readonly ms: number;
  readonly order: number;
  state: 'waiting' | 'taken' | 'cancelled';
}

export interface Timers {
  /** Returns its cancel. */
  add(timer: Timer): Release;
  earliest(): Timer | undefined;
  /** Removes and yields the timers due at `now`, in order. The work of one may cancel a later one. */
  takeDue(now: Temporal.Instant): Iterable<Timer>;
}

/** Cancelled timers stay in the heap until they reach its top, or until they outnumber the others. */
const TOLERATED = 64;
const isBefore = (a: Entry, b: Entry): boolean =>
  (a.ms - b.ms || Temporal.Instant.compare(a.when, b.when) || a.order - b.order) < 0;

/** Timers ordered by instant, and within one instant by when they were set. A binary heap, since there may be thousands. */
export function createTimers(): Timers {
  let heap: Entry[] = [];
  let orders = 0;
  let cancelled = 0;

  const swap = (i: number, j: number) => ([heap[i], heap[j]] = [heap[j]!, heap[i]!]);
  const rise = (from: number) => {
    for (let i = from, up = (i - 1) >> 1; i > 0 && isBefore(heap[i]!, heap[up]!); i = up, up = (i - 1) >> 1) swap(i, up);
  };
  const sink = (from: number) => {
    for (let i = from; ;) {
      const [left, right] = [2 * i + 1, 2 * i + 2];
      let first = i;
      if (left < heap.length && isBefore(heap[left]!, heap[first]!)) first = left;
      if (right < heap.length && isBefore(heap[right]!, heap[first]!)) first = right;
      if (first === i) return;
      swap(i, first);
      i = first;
    }
  };
  const takeFirst = () => {
    const last = heap.pop()!;
    if (heap.length === 0) return;
    heap[0] = last;
    sink(0);
  };
  const tidy = () => {
    if (cancelled <= TOLERATED || cancelled * 2 <= heap.length) return;
    heap = heap.filter(({ state }) => state !== 'cancelled');
    for (let i = (heap.length >> 1) - 1; i >= 0; i--) sink(i);
    cancelled = 0;
  };
  const first = (): Entry | undefined => {
    while (heap[0]?.state === 'cancelled') {
      takeFirst();
      cancelled--;
    }
    return heap[0];
  };

  return {
    add({ when, work }) {
      const entry: Entry = { when, work, ms: when.epochMilliseconds, order: orders++, state: 'waiting' };
      heap.push(entry);
      rise(heap.length - 1);
      return () => {
        if (entry.state === 'waiting') {
          cancelled++;
          entry.state = 'cancelled';
          tidy();
        } else entry.state = 'cancelled';
      };
    },
    earliest: first,
    *takeDue(now) {
      const due: Entry[] = [];
      for (let next = first(); next && Temporal.Instant.compare(next.when, now) <= 0; next = first()) {
        takeFirst();
        next.state = 'taken';
        due.push(next);
      }
      for (const entry of due) if (entry.state === 'taken') yield entry;
    },
  };
}
