import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Processes } from '../areas/processes.ts';

/** Created if missing, so that an older store gains it. */
const PROCESS_TABLE = `
-- The desk processes that read this file, and when each last said that it lives.
create table if not exists desk_process (id text primary key, beat integer not null) strict, without rowid;
`;

export function openProcesses(db: DatabaseSync): Processes {
  db.exec(PROCESS_TABLE);
  // Identifies this process in its table. Meaningless outside this file and after the process ends: no record or key contains it.
  const me = randomUUID();
  const knock = db.prepare('update desk_process set beat = ?');
  const recordBeat = db.prepare('insert into desk_process values (?, ?) on conflict (id) do update set beat = excluded.beat');
  const forget = db.prepare('delete from desk_process where beat < ?');
  const others = db.prepare('select count(*) as n from desk_process where id <> ?');
  const leave = db.prepare('delete from desk_process where id = ?');
  const version = db.prepare('pragma data_version');
  const versionNow = () => (version.get() as { data_version: number }).data_version;
  let seen = versionNow();
  return {
    join(now) {
      knock.run(now);
      recordBeat.run(me, now);
    },
    beat(now, deadBefore) {
      recordBeat.run(me, now);
      forget.run(deadBefore);
    },
    others: () => (others.get(me) as { n: number }).n,
    haveWritten() {
      const before = seen;
      seen = versionNow();
      return seen !== before;
    },
    leave: () => void leave.run(me),
  };
}
