import type { DatabaseSync } from 'node:sqlite';
import type { IncidentEvent, RecordedEvent } from '../../domain/incident/index.ts';
import { isWhole, type StoredLink } from '../chain.ts';
import { referenceOf } from '../reference.ts';
import type { Log } from '../areas/log.ts';

interface EventRow {
  seq: number;
  at: string;
  actor_id: string;
  actor_name: string | null;
  actor_role: RecordedEvent['actor']['role'];
  facts: string;
  digests: string;
  previous: string;
  hash: string;
}
interface WordsRow {
  seq: number;
  name: string;
  content: string | null;
}

/** The append-only log: events in one table, their erasable texts in another. */
export function openLog(db: DatabaseSync, secret: string): Log {
  const lastNumber = db.prepare('select max(n) as n from head');
  const readEvents = db.prepare(
    'select seq, at, actor_id, actor_name, actor_role, facts, digests, previous, hash from event where n = ? order by seq',
  );
  const readWords = db.prepare('select seq, name, content from words where n = ? order by seq, name');
  const addEvent = db.prepare('insert into event values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const addWords = db.prepare('insert into words values (?, ?, ?, ?)');
  const eraseWords = db.prepare('update words set content = null where n = ? and seq = ? and name = ?');
  const setHead = db.prepare(
    'insert into head values (?, ?, ?, ?) on conflict (n) do update set seq = excluded.seq, hash = excluded.hash, signature = excluded.signature',
  );
  const readHead = db.prepare('select seq, hash, signature from head where n = ?');
  const readEnds = db.prepare('select n, seq from head order by n');
  const readHeads = db.prepare('select n, seq, hash, signature from head order by n');

  const rows = (n: number) => readEvents.all(n) as unknown as readonly EventRow[];
  const wordsOf = (n: number): ReadonlyMap<number, Record<string, string | null>> => {
    const bySeq = new Map<number, Record<string, string | null>>();
    for (const { seq, name, content } of readWords.all(n) as unknown as readonly WordsRow[])
      bySeq.set(seq, { ...bySeq.get(seq), [name]: content });
    return bySeq;
  };
  const actorOf = (row: EventRow) => ({ id: row.actor_id, name: row.actor_name, role: row.actor_role });

  return {
    lastNumber: () => (lastNumber.get() as { n: number | null }).n ?? 0,
    headOf: (n) => (readHead.get(n) as { seq: number } | undefined)?.seq ?? 0,
    load(n) {
      const words = wordsOf(n);
      return rows(n).map((row) => ({
        ...(JSON.parse(row.facts) as IncidentEvent),
        seq: row.seq,
        at: row.at,
        actor: actorOf(row),
        texts: words.get(row.seq) ?? {},
        hash: row.hash,
        previous: row.previous,
      }));
    },
    append(n, links, { seq: last, hash: end, signature }) {
      for (const { seq, at, actor, facts, digests, previous, hash, texts } of links) {
        addEvent.run(
          n,
          seq,
          at,
          actor.id,
          actor.name,
          actor.role,
          JSON.stringify(facts),
          JSON.stringify(digests),
          previous,
          hash,
        );
        for (const [name, text] of Object.entries(texts)) addWords.run(n, seq, name, text);
      }
      setHead.run(n, last, end, signature);
    },
    erase(n, seq, names) {
      for (const name of names) eraseWords.run(n, seq, name);
    },
    verify(n) {
      const reference = referenceOf(n);
      const words = wordsOf(n);
      const links = rows(n).map((row): StoredLink => ({
        reference,
        seq: row.seq,
        at: row.at,
        actor: actorOf(row),
        facts: JSON.parse(row.facts) as IncidentEvent,
        digests: JSON.parse(row.digests) as Record<string, string>,
        previous: row.previous,
        hash: row.hash,
        words: words.get(row.seq) ?? {},
      }));
      const head = readHead.get(n) as unknown as { seq: number; hash: string; signature: string } | undefined;
      return { intact: isWhole(secret, links, head ? { reference, ...head } : null), events: links.length };
    },
    ends: () => (readEnds.all() as unknown as readonly { n: number; seq: number }[]).map((row) => ({ ...row })),
    heads: () =>
      (readHeads.all() as unknown as readonly { n: number; seq: number; hash: string; signature: string }[]).map(
        ({ n, ...head }) => ({
          reference: referenceOf(n),
          ...head,
        }),
      ),
  };
}
