import { SCHEMA, SCHEMA_VERSION } from './schema.ts';

/** From 3 to 4: held mail, and several incidents per Message-ID. Must not change when the schema does. */
const FROM_3 = `
alter table message rename to message_of_3;
create table message (message_id text not null, n integer not null, primary key (message_id, n)) strict, without rowid;
insert into message select message_id, n from message_of_3;
drop table message_of_3;
create table held_mail (
  id text primary key, key text unique, at text not null, why text not null, organisation text,
  address text not null, name text not null, subject text not null, content text not null, not_kept text not null, message_id text,
  decided text, decided_by text, reason text, incident integer
) strict;
create index held_mail_waiting on held_mail (at) where decided is null;
create table held_file (
  mail text not null, place integer not null, name text not null, media_type text not null, content blob not null,
  primary key (mail, place)
) strict;
`;

/** From 4 to 5: whose ticket a supplier answers with, and answers nobody has read. Must not change when the schema does. */
const FROM_4 = `
alter table bond add column mismatched text;
create table unread (n integer primary key, at text not null) strict;
create index unread_since on unread (at, n);
`;

/** Migrations by version: each takes a store of its version to a later one; 0 is an empty file. */
export const MIGRATIONS: ReadonlyMap<number, { readonly to: number; readonly sql: string }> = new Map([
  [0, { to: SCHEMA_VERSION, sql: SCHEMA }],
  [3, { to: 4, sql: FROM_3 }],
  [4, { to: 5, sql: FROM_4 }],
]);

/** Versions with the same log and snapshots as today's: readable without migration. */
export const READABLE_VERSIONS: readonly number[] = [3, 4, SCHEMA_VERSION];
