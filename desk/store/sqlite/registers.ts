import type { DatabaseSync } from 'node:sqlite';
import type { Recorded } from '../../domain/registers/index.ts';
import { isWhole, type ChainHead, type StoredLink } from '../chain.ts';
import type { EntryKey, ListedRow, Registers, RowsQuery } from '../areas/registers.ts';

interface FactRow {
  seq: number;
  at: string;
  actor_id: string;
  actor_name: string | null;
  actor_role: Recorded['actor']['role'];
  facts: string;
  digests: string;
  previous: string;
  hash: string;
}
type ShownRow = Omit<ListedRow, 'organisations'> & { readonly organisations: string | null };

/** The registers beside the incident log: facts in one table, their erasable texts in another, and a row an entry for lists. */
export function openRegisters(db: DatabaseSync, secret: string): Registers {
  const lastNumber = db.prepare('select max(number) as n from register_head where register = ?');
  const readFacts = db.prepare(
    'select seq, at, actor_id, actor_name, actor_role, facts, digests, previous, hash from register_fact where register = ? and reference = ? order by seq',
  );
  const readWords = db.prepare(
    'select seq, name, content from register_words where register = ? and reference = ? order by seq, name',
  );
  const addFact = db.prepare('insert into register_fact values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const addWords = db.prepare('insert into register_words values (?, ?, ?, ?, ?)');
  const eraseWords = db.prepare(
    'update register_words set content = null where register = ? and reference = ? and seq = ? and name = ?',
  );
  const setHead = db.prepare(
    'insert into register_head values (?, ?, ?, ?, ?, ?) on conflict (register, reference) do update set seq = excluded.seq, hash = excluded.hash, signature = excluded.signature',
  );
  const readHead = db.prepare('select seq, hash, signature from register_head where register = ? and reference = ?');
  const readHeads = db.prepare(
    'select register, reference, seq, hash, signature from register_head order by register, reference',
  );
  const putRow = db.prepare(
    'insert into register_row values (?, ?, ?, ?, ?, ?) on conflict (register, reference) do update set state = excluded.state, title = excluded.title, organisations = excluded.organisations, due = excluded.due',
  );
  const setDue = db.prepare('update register_row set due = ? where register = ? and reference = ?');
  const states = db.prepare('select state, count(*) as entries from register_row where register = ? group by state');
  const due = db.prepare('select register, reference from register_row where due <= ? order by due, register, reference limit ?');
  const nextDue = db.prepare('select min(due) as due from register_row where due is not null');

  const facts = ({ register, reference }: EntryKey) => readFacts.all(register, reference) as unknown as readonly FactRow[];
  const wordsOf = ({ register, reference }: EntryKey): ReadonlyMap<number, Record<string, string | null>> => {
    const bySeq = new Map<number, Record<string, string | null>>();
    const rows = readWords.all(register, reference) as unknown as readonly {
      seq: number;
      name: string;
      content: string | null;
    }[];
    for (const { seq, name, content } of rows) bySeq.set(seq, { ...bySeq.get(seq), [name]: content });
    return bySeq;
  };
  const actorOf = (row: FactRow) => ({ id: row.actor_id, name: row.actor_name ?? '', role: row.actor_role });
  const headOf = ({ register, reference }: EntryKey) => readHead.get(register, reference) as unknown as ChainHead | undefined;

  return {
    lastNumber: (register) => (lastNumber.get(register) as { n: number | null }).n ?? 0,
    head(key) {
      const head = headOf(key);
      return head === undefined ? null : { seq: head.seq, hash: head.hash };
    },
    load(key) {
      const words = wordsOf(key);
      return facts(key).map((row): Recorded => {
        const texts = Object.entries(words.get(row.seq) ?? {}).map(([name, text]) => [name, text ?? ''] as const);
        const read = JSON.parse(row.facts) as { readonly type: string };
        return { ...read, seq: row.seq, at: row.at, actor: actorOf(row), texts: Object.fromEntries(texts) };
      });
    },
    append({ register, reference }, number, links, { seq: last, hash: end, signature }) {
      for (const { seq, at, actor, facts: read, digests, previous, hash, texts } of links) {
        addFact.run(
          ...([register, reference, seq, at, actor.id, actor.name, actor.role] as const),
          ...([JSON.stringify(read), JSON.stringify(digests), previous, hash] as const),
        );
        for (const [name, text] of Object.entries(texts)) addWords.run(register, reference, seq, name, text);
      }
      setHead.run(register, reference, number, last, end, signature);
    },
    put({ register, reference }, row) {
      const { state, title, organisations } = row;
      putRow.run(register, reference, state, title, organisations === null ? null : JSON.stringify(organisations), row.due);
    },
    setDue: ({ register, reference }, at) => void setDue.run(at, register, reference),
    erase({ register, reference }, seq, names) {
      for (const name of names) eraseWords.run(register, reference, seq, name);
    },
    verify(key) {
      const words = wordsOf(key);
      const links = facts(key).map((row): StoredLink<{ readonly type: string }> => ({
        reference: `${key.register}/${key.reference}`,
        seq: row.seq,
        at: row.at,
        actor: { id: row.actor_id, name: row.actor_name, role: row.actor_role },
        facts: JSON.parse(row.facts) as { readonly type: string },
        digests: JSON.parse(row.digests) as Record<string, string>,
        previous: row.previous,
        hash: row.hash,
        words: words.get(row.seq) ?? {},
      }));
      const head = headOf(key);
      return {
        intact: isWhole(secret, links, head ? { ...head, reference: `${key.register}/${key.reference}` } : null),
        events: links.length,
      };
    },
    heads: () => (readHeads.all() as unknown as ReturnType<Registers['heads']>).map((head) => ({ ...head })),
    list(register, query) {
      const [sql, ...values] = listQuery(register, query);
      return (db.prepare(sql).all(...values) as unknown as readonly ShownRow[]).map(({ organisations, ...row }) => ({
        ...row,
        organisations: organisations === null ? null : (JSON.parse(organisations) as readonly string[]),
      }));
    },
    counts: (register) =>
      Object.fromEntries(
        (states.all(register) as unknown as readonly { state: string; entries: number }[]).map(({ state, entries }) => [
          state,
          entries,
        ]),
      ),
    due: (now, limit) => (due.all(now, limit) as unknown as readonly EntryKey[]).map((key) => ({ ...key })),
    nextDue: () => (nextDue.get() as { due: number | null }).due,
  };
}

function listQuery(register: string, { states, organisation, limit, after }: RowsQuery): [string, ...(string | number)[]] {
  const conditions: [string, ...string[]][] = [['register = ?', register]];
  if (states !== undefined) conditions.push([`state in (${states.map(() => '?').join(', ')})`, ...states]);
  if (organisation !== undefined)
    conditions.push(['(organisations is null or exists (select 1 from json_each(organisations) where value = ?))', organisation]);
  if (after !== undefined) conditions.push(['reference > ?', after]);
  const where = conditions.map(([condition]) => condition).join(' and ');
  const sql = `select reference, state, title, organisations, due from register_row where ${where} order by reference limit ?`;
  return [sql, ...conditions.flatMap(([, ...values]) => values), limit];
}
