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
  add(row: {
    readonly n: number;
    readonly lane: string;
    readonly item: OutboxItem;
    readonly key: string;
    readonly due: number;
  }): void;
  /** Rows due at `now` (epoch ms), oldest first; of each lane only the first that is not done. */
  due(now: number, limit: number): readonly OutboxRow[];
  /** When the next row falls due after `now`; null when none does. */
  nextDue(now: number): number | null;
  done(id: number, at: string, outcome: string): void;
  again(id: number, due: number, outcome: string): void;
  waiting(): number;
}

export function openOutbox(db: DatabaseSync): Outbox {
  const add = db.prepare('insert into outbox (n, lane, item, key, due) values (?, ?, ?, ?, ?)');
  const first =
    'not exists (select 1 from outbox as earlier where earlier.lane = o.lane and earlier.done is null and earlier.id < o.id)';
  const due = db.prepare(
    `select id, n, lane, item, key, attempts from outbox as o where done is null and due <= ? and ${first} order by due, id limit ?`,
  );
  const next = db.prepare('select due from outbox where done is null and due > ? order by due limit 1');
  const done = db.prepare('update outbox set done = ?, outcome = ?, attempts = attempts + 1 where id = ?');
  const again = db.prepare('update outbox set due = ?, outcome = ?, attempts = attempts + 1 where id = ?');
  const waiting = db.prepare('select count(*) as n from outbox where done is null');
  return {
    add: ({ n, lane, item, key, due: at }) => void add.run(n, lane, JSON.stringify(item), key, at),
    due: (now, limit) =>
      (due.all(now, limit) as unknown as readonly (Omit<OutboxRow, 'item'> & { item: string })[]).map((row) => ({
        ...row,
        item: JSON.parse(row.item) as OutboxItem,
      })),
    nextDue: (now) => (next.get(now) as { due: number } | undefined)?.due ?? null,
    done: (id, at, outcome) => void done.run(at, outcome, id),
    again: (id, at, outcome) => void again.run(at, outcome, id),
    waiting: () => (waiting.get() as { n: number }).n,
  };
}
