import type { DatabaseSync } from 'node:sqlite';
import type { SignOuts } from '../areas/sign-outs.ts';

/** Created if missing, so that an older store gains it. */
const SIGN_OUT_TABLE = `
-- Sessions signed out before they expired: every process and every restart refuses them. Digests of tokens, never a token.
create table if not exists sign_out (session text primary key, expiry integer not null) strict, without rowid;
`;

export function openSignOuts(db: DatabaseSync): SignOuts {
  db.exec(SIGN_OUT_TABLE);
  const has = db.prepare('select 1 from sign_out where session = ?');
  const add = db.prepare('insert into sign_out values (?, ?) on conflict (session) do nothing');
  const forget = db.prepare('delete from sign_out where expiry <= ?');
  return {
    has: (session) => has.get(session) !== undefined,
    add(session, expiry, now) {
      forget.run(now);
      add.run(session, expiry);
    },
  };
}
