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

/** A row that a person has to deliver. */
export interface HandRow extends OutboxRow {
  /** Since when. */
  readonly at: string;
}

/** An undelivered row: the other side permanently refused it, or the desk gave up. */
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
  /** The supplier whose interface it needs; while that circuit is open, the row waits. */
  readonly supplier?: string;
}

/** Messages to be sent, written with the event that causes them, and kept with their outcome. */
export interface OutboxReads {
  /**
   * Rows due at `now` (epoch ms), oldest first; of each lane only the first that is not done, and none for a supplier in
   * `resting`. A digest letter waits while any incident's alarm is due, because that may add a warning.
   */
  due(now: number, limit: number, resting?: readonly string[]): readonly OutboxRow[];
  /** When the next row is due after `now`; null when none is. */
  nextDue(now: number): number | null;
  dead(limit: number): readonly DeadLetter[];
  deadOne(id: number): DeadLetter | null;
  /** Rows for a person to deliver, longest waiting first. */
  handRows(limit: number): readonly HandRow[];
  handRow(id: number): HandRow | null;
  handCount(): number;
  /** The row with this key, sent or waiting. */
  byKey(key: string): OutboxRow | null;
  /** Whether a row of `lane` older than row `id` has not been sent. */
  hasEarlierPending(lane: string, id: number): boolean;
  /** Every row of an incident, oldest first. */
  of(n: number): readonly RowOfIncident[];
  /** Suppliers with a waiting row that was tried before and failed. */
  failing(): readonly string[];
  /**
   * Number of rows waiting at `now` (epoch ms), by supplier: due, in progress or to be retried; not those scheduled for later.
   */
  waitingFor(now: number): Readonly<Record<string, number>>;
}

/** A row of an incident, sent or waiting, with what its receiver answered. */
export interface RowOfIncident {
  readonly id: number;
  readonly item: OutboxItem;
  readonly outcome: string | null;
  readonly isSent: boolean;
}

export interface OutboxWrites {
  /** Takes a passage out of the texts of an incident's rows and warnings, whether they were sent or not. */
  erase(n: number, passage: string): void;
  /** Takes a passage out of the letters about an entry of a register, whether they were sent or not. */
  eraseAbout(entry: { readonly register: string; readonly reference: string }, passage: string): void;
  add(row: NewRow): void;
  /** Adds a row, unless one with its key exists. */
  addOnce(row: NewRow): void;
  /**
   * Claims a row for this process until `until`. Another process with the same file does not see it as due before then. Inside a
   * transaction.
   */
  claim(id: number, now: number, until: number): void;
  /** Extends the lease of a row this process has claimed and not settled until `until`. Inside a transaction. */
  extend(id: number, until: number): void;
  /** Releases, at `now`, all rows this process has claimed and not settled. */
  release(now: number): void;
  /** Releases one row without counting an attempt. */
  unclaim(id: number, now: number): void;
  done(id: number, at: string, outcome: string): void;
  retry(id: number, due: number, outcome: string): void;
  /** Ends the row; a person has to decide about it. */
  deadLetter(id: number, at: string, why: DeadLetter['why'], outcome: string): void;
  /** Ends the row for the desk: a person delivers it. */
  byHand(id: number, at: string, outcome: string): void;
  /** What a person recorded of it. It waits no longer. */
  doneByHand(id: number, outcome: string): void;
  /** Records the decision: it is sent once more from `now`, or never. */
  requeue(id: number, now: number): void;
  discard(id: number): void;
}

export interface Outbox extends OutboxReads, OutboxWrites {
  /** Whether row `id` is waiting and due at `due`. */
  isWaiting(id: number, due: number): boolean;
}
