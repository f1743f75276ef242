import type { DatabaseSync } from 'node:sqlite';
import type { KeptEdit } from '../../domain/calendars/index.ts';
import type { CalendarEdits } from '../areas/calendar-edits.ts';

/** Beside the log; created if missing, so that an older store gains it. */
const TABLE = `
create table if not exists calendar_edit (
  id integer primary key, calendar text not null, version text not null, at text not null, by_whom text not null, reason text not null
) strict;
`;

export function openCalendarEdits(db: DatabaseSync): CalendarEdits {
  db.exec(TABLE);
  const add = db.prepare('insert into calendar_edit (calendar, version, at, by_whom, reason) values (?, ?, ?, ?, ?)');
  const all = db.prepare('select calendar, version, at, by_whom as by, reason from calendar_edit order by id');
  const newest = db.prepare('select max(id) as id from calendar_edit');
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
    newest: () => (newest.get() as { id: number | null }).id ?? 0,
  };
}
