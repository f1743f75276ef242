import { BY_DEADLINE, CALL, NEVER, READINGS, REGISTERS, SCHEMA, SCHEMA_VERSION, SEARCH } from './schema.ts';

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

/**
 * From 5 to 6: owner, team, next deadline and whose it is, on each row; more in the index. A change of these tables is a
 * migration of its own. The desk fills them in from the log.
 */
const FROM_5 = `
alter table incident add column owner text;
alter table incident add column team text;
alter table incident add column due integer not null default ${NEVER};
${BY_DEADLINE}
drop table search;
${SEARCH}
insert or replace into meta values ('rows-to-rebuild-from', '0');
`;

/**
 * From 6 to 7: the number of the hand-off that a call is about has a column of its own. It stood in `step` as `hand-off N`. A change
 * of this table is a migration of its own. The index is filled in again, because an incident is found by where it happened too.
 */
const FROM_6 = `
alter table call rename to call_of_6;
${CALL}
insert into call select call_id, n, step, null, recipient from call_of_6 where step not glob 'hand-off [0-9]*';
insert into call select call_id, n, null, cast(substr(step, 10) as integer), recipient from call_of_6 where step glob 'hand-off [0-9]*';
drop table call_of_6;
insert or replace into meta values ('rows-to-rebuild-from', '0');
`;

/** From 7 to 8: what somebody marked in a file of a held mail; and lists of discarded mail. Must not change when the schema does. */
const FROM_7 = `
alter table held_file add column finding text;
create index held_mail_dismissed on held_mail (decided, id) where decided is not null and incident is null;
`;

/** Migrations by version: each takes a store of its version to a later one; 0 is an empty file. */
export const MIGRATIONS: ReadonlyMap<number, { readonly to: number; readonly sql: string }> = new Map([
  [0, { to: SCHEMA_VERSION, sql: SCHEMA }],
  [3, { to: 4, sql: FROM_3 }],
  [4, { to: 5, sql: FROM_4 }],
  [5, { to: 6, sql: FROM_5 }],
  [6, { to: 7, sql: FROM_6 }],
  [7, { to: 8, sql: FROM_7 }],
  // From 8 to 9: registers. A change of these tables is a migration of its own.
  [8, { to: 9, sql: REGISTERS }],
  // From 9 to 10: who read which incident.
  [9, { to: SCHEMA_VERSION, sql: READINGS }],
]);

/** Versions with the same log and snapshots as today's: readable without migration. */
export const READABLE_VERSIONS: readonly number[] = [3, 4, 5, 6, 7, 8, 9, SCHEMA_VERSION];
