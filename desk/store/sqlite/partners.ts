import type { DatabaseSync } from 'node:sqlite';
import type { StoredSubscription, PartnerRows } from '../areas/partners.ts';
import { erasedKey } from './erased-key.ts';
import { valueWithoutPassage, withoutPassage } from '../../../kernel/index.ts';

/** Created if missing, so that an older store gains them. Times are epoch milliseconds. */
const TABLES = `
-- Access tokens by their digest, and who holds them.
create table if not exists access_token (digest text primary key, holder text not null, until integer not null) strict, without rowid;
create index if not exists access_token_until on access_token (until);
-- What was answered under an Idempotency-Key, of each holder's own.
create table if not exists kept_answer (
  holder text not null, key text not null, digest text not null, answer text not null, until integer not null,
  primary key (holder, key)
) strict, without rowid;
create index if not exists kept_answer_until on kept_answer (until);
-- Where other desks want to be told of their tickets.
create table if not exists subscription (
  id text primary key, partner text not null, callback text not null, query text not null, at text not null
) strict;
create index if not exists subscription_of on subscription (partner);
-- Incidents whose tickets other desks do not see any more; the log says so too.
create table if not exists deleted_ticket (n integer primary key) strict;
`;

export function openPartnerRows(db: DatabaseSync, secret: string): PartnerRows {
  db.exec(TABLES);
  const addToken = db.prepare('insert into access_token values (?, ?, ?)');
  const oldTokens = db.prepare('delete from access_token where until <= ?');
  const holder = db.prepare('select holder from access_token where digest = ? and until > ?');
  const answer = db.prepare('select digest, answer from kept_answer where holder = ? and key = ? and until > ?');
  const oldAnswers = db.prepare('delete from kept_answer where until <= ?');
  const keep = db.prepare('insert into kept_answer values (?, ?, ?, ?, ?)');
  const answersAbout = db.prepare('select holder, key, answer from kept_answer where answer like ?');
  const rewrite = db.prepare('update kept_answer set key = ?, answer = ? where holder = ? and key = ?');
  const subscribe = db.prepare('insert into subscription values (?, ?, ?, ?, ?)');
  const one = db.prepare('select id, partner, callback, query from subscription where id = ?');
  const of = db.prepare('select id, partner, callback, query from subscription where partner = ? order by at, id');
  const deleteTicket = db.prepare('insert into deleted_ticket values (?) on conflict do nothing');
  const isDeleted = db.prepare('select 1 from deleted_ticket where n = ?');
  const unsubscribe = db.prepare('delete from subscription where id = ?');
  return {
    addToken(digest, name, until, now) {
      oldTokens.run(now);
      addToken.run(digest, name, until);
    },
    holderOf: (digest, now) => (holder.get(digest, now) as { holder: string } | undefined)?.holder ?? null,
    answer(name, key, now) {
      const row = (answer.get(name, key, now) ?? answer.get(name, erasedKey(secret, key), now)) as
        { digest: string; answer: string } | undefined;
      return row ? { ...row } : null;
    },
    keepAnswer({ holder: name, key, digest, answer: text, until, now }) {
      oldAnswers.run(now);
      keep.run(name, key, digest, text, until);
    },
    erase(reference, passage) {
      for (const row of answersAbout.all(`%${reference}%`) as unknown as readonly Record<'holder' | 'key' | 'answer', string>[]) {
        const left = JSON.stringify(valueWithoutPassage(JSON.parse(row.answer), passage));
        const isInKey = withoutPassage(row.key, passage) !== row.key;
        const key = isInKey ? erasedKey(secret, row.key) : row.key;
        if (isInKey || left !== row.answer) rewrite.run(key, left, row.holder, row.key);
      }
    },
    subscribe: ({ id, partner, callback, query, at }) => void subscribe.run(id, partner, callback, query, at),
    subscription: (id) => (one.get(id) as unknown as StoredSubscription | undefined) ?? null,
    subscriptionsOf: (partner) => of.all(partner) as unknown as readonly StoredSubscription[],
    unsubscribe: (id) => void unsubscribe.run(id),
    deleteTicket: (n) => void deleteTicket.run(n),
    isDeleted: (n) => isDeleted.get(n) !== undefined,
  };
}
