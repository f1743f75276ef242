import type { DatabaseSync } from 'node:sqlite';
import type { OutboxItem } from '../../messages/types.ts';
import type { DigestWarning, Digests } from '../areas/digests.ts';

/** Digest letters. They are rows of the outbox; their warnings are stored here, also after they are sent. */
export function openDigests(db: DatabaseSync): Digests {
  const gathering = db.prepare('select id as letter from outbox where recipient = ? and sealed is null');
  const lastSealed = db.prepare('select max(sealed) as sealed from outbox where recipient = ?');
  const open = db.prepare('insert into outbox (n, lane, item, key, due, recipient) values (?, ?, ?, ?, ?, ?)');
  const add = db.prepare('insert into warning select ?1, count(*), ?2, ?3, ?4, ?5 from warning where letter = ?1');
  const hasten = db.prepare('update outbox set due = min(due, ?) where id = ?');
  const of = db.prepare('select n, step, subject, says as text from warning where letter = ? order by place');
  const byMessage = db.prepare('select id from outbox where key = ? and recipient is not null');
  return {
    gather({ n, step, subject, text }, { to, name, messageId, now, windowMs, patienceMs }) {
      const last = (lastSealed.get(to) as { sealed: number | null }).sealed;
      const quietUntil = last === null ? now : Math.max(now, last + windowMs);
      const leaves = Math.min(quietUntil, now + patienceMs);
      const waiting = gathering.get(to) as { letter: number } | undefined;
      if (waiting) hasten.run(leaves, waiting.letter);
      const item = JSON.stringify({ kind: 'digest', to, name } satisfies OutboxItem);
      const letter = waiting?.letter ?? Number(open.run(n, messageId, item, messageId, leaves, to).lastInsertRowid);
      add.run(letter, n, step, subject, text);
    },
    byMessage: (messageId) => (byMessage.get(messageId) as { id: number } | undefined)?.id ?? null,
    of: (letter) => (of.all(letter) as unknown as readonly DigestWarning[]).map((row) => ({ ...row })),
  };
}
