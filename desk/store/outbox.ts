import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { OutboxItem } from '../effects.ts';

export interface OutboxRow {
  readonly id: number;
  readonly n: number;
  readonly lane: string;
  readonly item: OutboxItem;
  readonly key: string;
  readonly attempts: number;
}

/** What must leave the desk, written with the event that causes it, and kept with what became of it. */
export interface Outbox {
  /** @returns the row's id. `recipient` makes it a letter that gathers warnings until it is taken. */
  add(row: {
    readonly n: number;
    readonly lane: string;
    readonly item: OutboxItem;
    readonly key: string;
    readonly due: number;
    readonly recipient?: string;
  }): number;
  /**
   * Rows due at `now` (epoch ms), oldest first; of each lane only the first that is not done. A letter that gathers warnings waits
   * while any incident's alarm rings, for that may be one warning more.
   */
  due(now: number, limit: number): readonly OutboxRow[];
  /** When the next row falls due after `now`; null when none does. */
  nextDue(now: number): number | null;
  /** Makes a row this process's own until `until`: another that reads the same file does not see it as due before. Inside a transaction. */
  claim(id: number, now: number, until: number): void;
  /** Keeps a row that this process has claimed and not settled its own until `until`. Inside a transaction. */
  extend(id: number, until: number): void;
  /** Gives back, at `now`, what this process has claimed and not settled. */
  release(now: number): void;
  done(id: number, at: string, outcome: string): void;
  again(id: number, due: number, outcome: string): void;
  waiting(): number;
}

export function openOutbox(db: DatabaseSync): Outbox {
  // Of no meaning outside this file, and of none after the process: it is in no record and no key.
  const me = randomUUID();
  const add = db.prepare('insert into outbox (n, lane, item, key, due, recipient) values (?, ?, ?, ?, ?, ?)');
  const first =
    'not exists (select 1 from outbox as earlier where earlier.lane = o.lane and earlier.done is null and earlier.id < o.id)';
  const complete = '(recipient is null or sealed is not null or not exists (select 1 from alarm where alarm.due <= ?1))';
  const due = db.prepare(
    `select id, n, lane, item, key, attempts from outbox as o where done is null and due <= ?1 and ${first} and ${complete} order by due, id limit ?2`,
  );
  const next = db.prepare('select due from outbox where done is null and due > ? order by due limit 1');
  const claim = db.prepare('update outbox set claimed = ?, sealed = coalesce(sealed, ?), due = ? where id = ?');
  const extend = db.prepare('update outbox set due = ? where id = ? and claimed = ? and done is null');
  const release = db.prepare('update outbox set claimed = null, due = ? where claimed = ? and done is null');
  const done = db.prepare('update outbox set done = ?, outcome = ?, claimed = null, attempts = attempts + 1 where id = ?');
  const again = db.prepare('update outbox set due = ?, outcome = ?, claimed = null, attempts = attempts + 1 where id = ?');
  const waiting = db.prepare('select count(*) as n from outbox where done is null');
  return {
    add: ({ n, lane, item, key, due: at, recipient }) =>
      Number(add.run(n, lane, JSON.stringify(item), key, at, recipient ?? null).lastInsertRowid),
    due: (now, limit) =>
      (due.all(now, limit) as unknown as readonly (Omit<OutboxRow, 'item'> & { item: string })[]).map((row) => ({
        ...row,
        item: JSON.parse(row.item) as OutboxItem,
      })),
    nextDue: (now) => (next.get(now) as { due: number } | undefined)?.due ?? null,
    claim: (id, now, until) => void claim.run(me, now, until, id),
    extend: (id, until) => void extend.run(until, id, me),
    release: (now) => void release.run(now, me),
    done: (id, at, outcome) => void done.run(at, outcome, id),
    again: (id, at, outcome) => void again.run(at, outcome, id),
    waiting: () => (waiting.get() as { n: number }).n,
  };
}
