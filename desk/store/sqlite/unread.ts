import type { DatabaseSync } from 'node:sqlite';
import type { Unread } from '../areas/unread.ts';

type Row = { readonly n: number; readonly at: string };
const rows = (found: unknown) => (found as readonly Row[]).map((row) => ({ ...row }));

export function openUnread(db: DatabaseSync): Unread {
  const put = db.prepare('insert into unread values (?, ?) on conflict (n) do update set at = excluded.at');
  const clear = db.prepare('delete from unread where n = ?');
  const waiting = db.prepare('select n, at from unread order by at, n limit ?');
  const count = db.prepare('select count(*) as incidents from unread');
  const among = db.prepare('select n, at from unread where n in (select value from json_each(?)) order by n');
  return {
    set: (n, at) => void (at === null ? clear.run(n) : put.run(n, at)),
    waiting: (limit) => rows(waiting.all(limit)),
    count: () => (count.get() as { incidents: number }).incidents,
    among: (ns) => (ns.length === 0 ? [] : rows(among.all(JSON.stringify(ns)))),
  };
}
