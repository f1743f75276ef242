import { DatabaseSync } from 'node:sqlite';
import { UsageError } from '../../../kernel/index.ts';
import { MIGRATIONS } from './migrations.ts';
import { SCHEMA_VERSION } from './schema.ts';

/**
 * A store file, made when it is not there, and migrated when an earlier version of the desk wrote it. WAL and synchronous FULL: what was
 * committed survives the machine's power.
 */
export function openDatabase(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: 5000 });
  try {
    db.exec(`pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma cache_size = -65536;`);
    if (MIGRATIONS.has(versionOf(db))) migrate(db);
    const version = versionOf(db);
    if (version === SCHEMA_VERSION) return db;
    throw new UsageError(
      `${file} was written by another version of the desk (store version ${version}, this one reads ${SCHEMA_VERSION}).`,
    );
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Two desks may be started on one file: whoever comes second finds it done. A migration that fails changes nothing. */
function migrate(db: DatabaseSync): void {
  db.exec('begin immediate');
  try {
    for (let step = MIGRATIONS.get(versionOf(db)); step !== undefined; step = MIGRATIONS.get(versionOf(db)))
      db.exec(`${step.sql}; pragma user_version = ${step.to}`);
    db.exec('commit');
  } catch (error) {
    db.exec('rollback');
    throw error;
  }
}

const versionOf = (db: DatabaseSync): number =>
  (db.prepare('pragma user_version').get() as { user_version: number }).user_version;
