import { DatabaseSync } from 'node:sqlite';
import { UsageError } from '../../../kernel/index.ts';
import { MIGRATIONS } from './migrations.ts';
import { SCHEMA_VERSION } from './schema.ts';

/**
 * Opens a store file, created if missing, and migrated if an earlier version of the desk wrote it. WAL and synchronous FULL:
 * committed data survives a power failure.
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

/** Two desks may start on one file; the second finds the migration done. A failed migration changes nothing. */
function migrate(db: DatabaseSync): void {
  db.exec('begin immediate');
  try {
    for (let step = MIGRATIONS.get(versionOf(db)); step !== undefined; step = MIGRATIONS.get(versionOf(db)))
      db.exec(`${step.sql}; pragma user_version = ${step.to}`);
    db.exec('commit');
  } catch (error) {
    // A full disk has ended the transaction already.
    if (db.isTransaction) db.exec('rollback');
    throw error;
  }
}

const versionOf = (db: DatabaseSync): number =>
  (db.prepare('pragma user_version').get() as { user_version: number }).user_version;
