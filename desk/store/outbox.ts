import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { OutboxItem } from '../messages/types.ts';

export interface OutboxRow {
  readonly id: number;
  readonly n: number;
  readonly lane: string;
  readonly item: OutboxItem;
  readonly key: string;
  readonly attempts: number;
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
  readonly recipient?: string;
  /** Whose interface it waits for: while that rests, so does the row. */
  readonly supplier?: string;
}

/** What must leave the desk, written with the event that causes it, and kept with what became of it. */
export interface Outbox {
  /** @returns the row's id. `recipient` makes it a letter that gathers warnings until it is taken. */
  add(row: NewRow): number;
  /** The same, unless a row of that key is there already. */
  addOnce(row: NewRow): void;
  /**
   * Rows due at `now` (epoch ms), oldest first; of each lane only the first that is not done, and none for a supplier in `without`. A
   * letter that gathers warnings waits while any incident's escalation is due, for that may be one warning more.
   */
  due(now: number, limit: number, without?: readonly string[]): readonly OutboxRow[];
  /** When the next row falls due after `now`; null when none does. */
  nextDue(now: number): number | null;
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
  dead(limit: number): readonly DeadLetter[];
  deadOne(id: number): DeadLetter | null;
  /** The row that left, or leaves, under this key. */
  byKey(key: string): OutboxRow | null;
  /** Decided: it leaves once more from `now`, or not at all. */
  requeue(id: number, now: number): void;
  discard(id: number): void;
  /** Whether anything of `lane` that was added before row `id` has not left. */
  hasEarlierPending(lane: string, id: number): boolean;
  /** Suppliers for whom something waits that was tried before and did not get through. */
  failing(): readonly string[];
  /** Rows that wait at `now` (epoch ms), by supplier: due, on their way, or to be tried again; not those that are only set for later. */
  waitingFor(now: number): Readonly<Record<string, number>>;
}

export function openOutbox(db: DatabaseSync): Outbox {
  // Of no meaning outside this file, and of none after the process: it is in no record and no key.
  const me = randomUUID();
  const insert = 'insert into outbox (n, lane, item, key, due, recipient, supplier) values (?, ?, ?, ?, ?, ?, ?)';
  const add = db.prepare(insert);
  const addOnce = db.prepare(`${insert} on conflict do nothing`);
  const first =
    'not exists (select 1 from outbox as earlier where earlier.lane = o.lane and earlier.done is null and earlier.id < o.id)';
  const complete = '(recipient is null or sealed is not null or not exists (select 1 from alarm where alarm.due <= ?1))';
  const columns = 'id, n, lane, item, key, attempts';
  const dueOf = (more: string) =>
    db.prepare(
      `select ${columns} from outbox as o where done is null and due <= ?1 and ${first} and ${complete}${more} order by due, id limit ?2`,
    );
  const due = dueOf('');
  const dueWithout = dueOf(' and (supplier is null or supplier not in (select value from json_each(?3)))');
  const next = db.prepare('select due from outbox where done is null and due > ? order by due limit 1');
  const claim = db.prepare('update outbox set claimed = ?, sealed = coalesce(sealed, ?), due = ? where id = ?');
  const extend = db.prepare('update outbox set due = ? where id = ? and claimed = ? and done is null');
  const release = db.prepare('update outbox set claimed = null, due = ? where claimed = ? and done is null');
  const unclaim = db.prepare('update outbox set claimed = null, due = ? where id = ? and done is null');
  const settle = 'outcome = ?, claimed = null, attempts = attempts + 1';
  const done = db.prepare(`update outbox set done = ?, ${settle} where id = ?`);
  const retry = db.prepare(`update outbox set due = ?, ${settle} where id = ?`);
  const deadLetter = db.prepare(`update outbox set done = ?, ${settle}, dead = ? where id = ?`);
  const deadColumns = `${columns}, dead as why, outcome as reason, done as at`;
  const dead = db.prepare(`select ${deadColumns} from outbox where dead is not null order by id desc limit ?`);
  const deadOne = db.prepare(`select ${deadColumns} from outbox where dead is not null and id = ?`);
  const byKey = db.prepare(`select ${columns} from outbox where key = ?`);
  const requeue = db.prepare('update outbox set dead = null, done = null, claimed = null, attempts = 0, due = ? where id = ?');
  const discard = db.prepare('update outbox set dead = null where id = ?');
  const earlierPending = db.prepare('select 1 from outbox where lane = ? and id < ? and done is null limit 1');
  const waiting = db.prepare(
    'select supplier, count(*) as rows from outbox where done is null and supplier is not null and (due <= ? or claimed is not null or attempts > 0) group by supplier order by supplier',
  );
  const failing = db.prepare(
    'select distinct supplier from outbox where done is null and supplier is not null and attempts > 0 order by supplier',
  );
  const values = ({ n, lane, item, key, due: at, recipient, supplier }: NewRow) =>
    [n, lane, JSON.stringify(item), key, at, recipient ?? null, supplier ?? null] as const;
  const read = (row: unknown): OutboxRow => {
    const { item, ...rest } = row as Omit<OutboxRow, 'item'> & { item: string };
    return { ...rest, item: JSON.parse(item) as OutboxItem };
  };
  return {
    add: (row) => Number(add.run(...values(row)).lastInsertRowid),
    addOnce: (row) => void addOnce.run(...values(row)),
    due: (now, limit, without = []) =>
      (without.length === 0 ? due.all(now, limit) : dueWithout.all(now, limit, JSON.stringify(without))).map((row) => read(row)),
    nextDue: (now) => (next.get(now) as { due: number } | undefined)?.due ?? null,
    claim: (id, now, until) => void claim.run(me, now, until, id),
    extend: (id, until) => void extend.run(until, id, me),
    release: (now) => void release.run(now, me),
    unclaim: (id, now) => void unclaim.run(now, id),
    done: (id, at, outcome) => void done.run(at, outcome, id),
    retry: (id, at, outcome) => void retry.run(at, outcome, id),
    deadLetter: (id, at, why, outcome) => void deadLetter.run(at, outcome, why, id),
    dead: (limit) => dead.all(limit).map((row) => read(row) as DeadLetter),
    deadOne: (id) => {
      const row = deadOne.get(id);
      return row ? (read(row) as DeadLetter) : null;
    },
    byKey: (key) => {
      const row = byKey.get(key);
      return row ? read(row) : null;
    },
    requeue: (id, now) => void requeue.run(now, id),
    discard: (id) => void discard.run(id),
    hasEarlierPending: (lane, id) => earlierPending.get(lane, id) !== undefined,
    failing: () => (failing.all() as unknown as readonly { supplier: string }[]).map(({ supplier }) => supplier),
    waitingFor: (now) =>
      Object.fromEntries(
        (waiting.all(now) as unknown as readonly { supplier: string; rows: number }[]).map(({ supplier, rows }) => [
          supplier,
          rows,
        ]),
      ),
  };
}
