import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { OutboxItem } from '../../messages/types.ts';
import { valueWithoutPassage, withoutPassage } from '../../../kernel/index.ts';
import type { OutboxRow, DeadLetter, HandRow, NewRow, Outbox } from '../areas/outbox.ts';

interface StoredRow {
  readonly id: number;
  readonly item: string;
  readonly outcome: string | null;
  readonly done: string | null;
}

interface StoredWarning {
  readonly letter: number;
  readonly place: number;
  readonly subject: string;
  readonly says: string;
}

export function openOutbox(db: DatabaseSync): Outbox {
  // Identifies this process in claims. Meaningless outside this file and after the process ends: no record or key contains it.
  const me = randomUUID();
  const insert = 'insert into outbox (n, lane, item, key, due, supplier) values (?, ?, ?, ?, ?, ?)';
  const add = db.prepare(insert);
  const addOnce = db.prepare(`${insert} on conflict do nothing`);
  const first =
    'not exists (select 1 from outbox as earlier where earlier.lane = o.lane and earlier.done is null and earlier.id < o.id)';
  const complete = '(recipient is null or sealed is not null or not exists (select 1 from alarm where alarm.due <= ?1))';
  const columns = 'id, n, lane, item, key, attempts, due';
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
  const dead = db.prepare(`select ${deadColumns} from outbox where dead in ('refused', 'given-up') order by id desc limit ?`);
  const deadOne = db.prepare(`select ${deadColumns} from outbox where dead in ('refused', 'given-up') and id = ?`);
  const handRows = db.prepare(`select ${columns}, done as at from outbox where dead = 'by-hand' order by id limit ?`);
  const handRow = db.prepare(`select ${columns}, done as at from outbox where dead = 'by-hand' and id = ?`);
  const handCount = db.prepare(`select count(*) as waiting from outbox where dead = 'by-hand'`);
  const doneByHand = db.prepare('update outbox set dead = null, outcome = ? where id = ?');
  const byKey = db.prepare(`select ${columns} from outbox where key = ?`);
  const requeue = db.prepare('update outbox set dead = null, done = null, claimed = null, attempts = 0, due = ? where id = ?');
  const discard = db.prepare('update outbox set dead = null where id = ?');
  const earlierPending = db.prepare('select 1 from outbox where lane = ? and id < ? and done is null limit 1');
  const waits = db.prepare(`select 1 from outbox where id = ? and due = ? and done is null`);
  const waiting = db.prepare(
    'select supplier, count(*) as rows from outbox where done is null and supplier is not null and (due <= ? or claimed is not null or attempts > 0) group by supplier order by supplier',
  );
  const failing = db.prepare(
    'select distinct supplier from outbox where done is null and supplier is not null and attempts > 0 order by supplier',
  );
  const ofIncident = db.prepare('select id, item, outcome, done from outbox where n = ? order by id');
  const ofEntry = db.prepare(
    "select id, item, outcome, done from outbox where n = 0 and item ->> '$.about.register' = ? and item ->> '$.about.reference' = ?",
  );
  const rewrite = db.prepare('update outbox set item = ?, outcome = ? where id = ?');
  const warnings = db.prepare('select letter, place, subject, says from warning where n = ?');
  const rewarn = db.prepare('update warning set subject = ?, says = ? where letter = ? and place = ?');
  const values = ({ n, lane, item, key, due: at, supplier }: NewRow) =>
    [n, lane, JSON.stringify(item), key, at, supplier ?? null] as const;
  const read = (row: unknown): OutboxRow => {
    const { item, ...rest } = row as Omit<OutboxRow, 'item'> & { item: string };
    return { ...rest, item: JSON.parse(item) as OutboxItem };
  };
  const eraseIn = (rows: unknown, passage: string) => {
    for (const { id, item, outcome } of rows as readonly StoredRow[]) {
      const left = JSON.stringify(valueWithoutPassage(JSON.parse(item), passage));
      const answered = outcome === null ? null : withoutPassage(outcome, passage);
      if (left !== item || answered !== outcome) rewrite.run(left, answered, id);
    }
  };
  return {
    add: (row) => void add.run(...values(row)),
    addOnce: (row) => void addOnce.run(...values(row)),
    due: (now, limit, resting = []) =>
      (resting.length === 0 ? due.all(now, limit) : dueWithout.all(now, limit, JSON.stringify(resting))).map((row) => read(row)),
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
    byHand: (id, at, outcome) => void deadLetter.run(at, outcome, 'by-hand', id),
    doneByHand: (id, outcome) => void doneByHand.run(outcome, id),
    handRows: (limit) => handRows.all(limit).map((row) => read(row) as HandRow),
    handCount: () => (handCount.get() as { waiting: number }).waiting,
    handRow: (id) => {
      const row = handRow.get(id);
      return row ? (read(row) as HandRow) : null;
    },
    byKey: (key) => {
      const row = byKey.get(key);
      return row ? read(row) : null;
    },
    requeue: (id, now) => void requeue.run(now, id),
    of: (n) =>
      (ofIncident.all(n) as unknown as readonly StoredRow[]).map(({ id, item, outcome, done: sent }) => ({
        ...{ id, outcome },
        item: JSON.parse(item) as OutboxItem,
        isSent: sent !== null,
      })),
    eraseAbout: ({ register, reference }, passage) => eraseIn(ofEntry.all(register, reference), passage),
    erase(n, passage) {
      eraseIn(ofIncident.all(n), passage);
      for (const { letter, place, subject, says } of warnings.all(n) as unknown as readonly StoredWarning[])
        rewarn.run(withoutPassage(subject, passage), withoutPassage(says, passage), letter, place);
    },
    discard: (id) => void discard.run(id),
    isWaiting: (id, at) => waits.get(id, at) !== undefined,
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
