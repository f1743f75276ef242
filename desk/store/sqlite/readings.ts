import type { DatabaseSync } from 'node:sqlite';
import type { ReadingRow, Readings } from '../areas/readings.ts';

const rows = (found: unknown) => (found as readonly ReadingRow[]).map((row) => ({ ...row }));
/** Epoch milliseconds, so that instants compare whatever digits they are written with. */
const ms = (instant: string) => Temporal.Instant.from(instant).epochMilliseconds;

export function openReadings(db: DatabaseSync): Readings {
  const add = db.prepare('insert into reading (ms, at, reader, role, n) values (?, ?, ?, ?, ?)');
  const of = db.prepare('select at, reader, role, n from reading where n = ? order by id limit ?');
  const between = db.prepare('select at, reader, role, n from reading where ms >= ? and ms < ? order by ms, id limit ?');
  return {
    add(all) {
      for (const { at, reader, role, n } of all) add.run(ms(at), at, reader, role, n);
    },
    of: (n, limit) => rows(of.all(n, limit)),
    between: (from, until, limit) => rows(between.all(ms(from), ms(until), limit)),
  };
}
