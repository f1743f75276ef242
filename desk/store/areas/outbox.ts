import type { OutboxItem } from '../../messages/types.ts';

export interface OutboxRow {
  readonly id: number;
  readonly n: number;
  readonly lane: string;
  readonly item: OutboxItem;
  readonly key: string;
  readonly attempts: number;
  /** Epoch ms. */
  readonly due: number;
}

/** A row that did not arrive: the other side refused it for good, or the desk gave up. */
export interface DeadLetter extends OutboxRow {
  readonly why: 'refused' | 'given-up';
  readonly reason: string;
  readonly at: string;
}

export interface NewRow {
  readonly n: number;
  readonly lane: string;
  readonly item: OutboxItem;
  readonly key: string;
  readonly due: number;
  /** Whose interface it waits for: while that rests, so does the row. */
  readonly supplier?: string;
}

/** What must leave the desk, written with the event that causes it, and kept with what became of it. */
export interface OutboxReads {
  /**
   * Rows due at `now` (epoch ms), oldest first; of each lane only the first that is not done, and none for a supplier that is `resting`. A
   * letter that gathers warnings waits while any incident's alarm rings, for that may be one warning more.
   */
  due(now: number, limit: number, resting?: readonly string[]): readonly OutboxRow[];
  /** When the next row falls due after `now`; null when none does. */
  nextDue(now: number): number | null;
  dead(limit: number): readonly DeadLetter[];
  deadOne(id: number): DeadLetter | null;
  /** The row that left, or leaves, under this key. */
  byKey(key: string): OutboxRow | null;
  /** Whether anything of `lane` that was added before row `id` has not left. */
  hasEarlierPending(lane: string, id: number): boolean;
  /** Suppliers for whom something waits that was tried before and did not get through. */
  failing(): readonly string[];
  /** Rows that wait at `now` (epoch ms), by supplier: due, on their way, or to be tried again; not those that are only set for later. */
  waitingFor(now: number): Readonly<Record<string, number>>;
}

export interface OutboxWrites {
  add(row: NewRow): void;
  /** The same, unless a row of that key is there already. */
  addOnce(row: NewRow): void;
  /** Makes a row this process's own until `until`: another that reads the same file does not see it as due before. Inside a transaction. */
  claim(id: number, now: number, until: number): void;
  /** Keeps a row that this process has claimed and not settled its own until `until`. Inside a transaction. */
  extend(id: number, until: number): void;
  /** Gives back, at `now`, what this process has claimed and not settled. */
  release(now: number): void;
  /** Gives one back untried. */
  unclaim(id: number, now: number): void;
  done(id: number, at: string, outcome: string): void;
  retry(id: number, due: number, outcome: string): void;
  /** Done, and a person has to decide what becomes of it. */
  deadLetter(id: number, at: string, why: DeadLetter['why'], outcome: string): void;
  /** Decided: it leaves once more from `now`, or not at all. */
  requeue(id: number, now: number): void;
  discard(id: number): void;
}

export interface Outbox extends OutboxReads, OutboxWrites {
  /** Whether row `id` waits, and until `due`. */
  isWaiting(id: number, due: number): boolean;
}
