import type { DatabaseSync } from 'node:sqlite';
import type { KeptEdit } from '../../domain/calendars/index.ts';

/** Beside the log; made when it is not there, so that a store of before has it from now on. */
const TABLE = `
create table if not exists calendar_edit (
  id integer primary key, calendar text not null, version text not null, at text not null, by_whom text not null, reason text not null
) strict;
`;

export interface CalendarEditsReads {
  /** Oldest first. */
  all(): readonly KeptEdit[];
  /** Another text whenever the edits are others: also when another process made one, or one was rolled back. */
  mark(): string;
}
export interface CalendarEditsWrites {
  /** Inside a transaction. */
  add(edit: KeptEdit): void;
}
export type CalendarEdits = CalendarEditsReads & CalendarEditsWrites;

export function openCalendarEdits(db: DatabaseSync): CalendarEdits {
  db.exec(TABLE);
  const add = db.prepare('insert into calendar_edit (calendar, version, at, by_whom, reason) values (?, ?, ?, ?, ?)');
  const all = db.prepare('select calendar, version, at, by_whom as by, reason from calendar_edit order by id');
  const mark = db.prepare('select id, calendar, version from calendar_edit order by id desc limit 1');
  type Row = Omit<KeptEdit, 'version'> & { readonly version: string };
  return {
    add: ({ calendar, version, at, by, reason }) => void add.run(calendar, JSON.stringify(version), at, by, reason),
    all: () =>
      (all.all() as unknown as readonly Row[]).map(({ calendar, version, at, by, reason }) => ({
        calendar,
        version: JSON.parse(version) as KeptEdit['version'],
        at,
        by,
        reason,
      })),
    mark() {
      const last = mark.get() as { id: number; calendar: string; version: string } | undefined;
      return last ? `${last.id} ${last.calendar} ${last.version}` : '';
    },
  };
}
