import { DatabaseSync } from 'node:sqlite';
import { UsageError } from '../../../kernel/index.ts';
import { SCHEMA, SCHEMA_VERSION } from './schema.ts';

/** A store file, made when it is not there. WAL and synchronous FULL: what was committed survives the machine's power. */
export function openDatabase(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: 5000 });
  db.exec(`pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma cache_size = -65536;`);
  const versionNow = () => (db.prepare('pragma user_version').get() as { user_version: number }).user_version;
  if (versionNow() === 0) {
    // Two desks may be started on one new file: whoever comes second finds it made.
    db.exec('begin immediate');
    if (versionNow() === 0) db.exec(`${SCHEMA}; pragma user_version = ${SCHEMA_VERSION}`);
    db.exec('commit');
  }
  const version = versionNow();
  if (version !== SCHEMA_VERSION) {
    db.close();
    throw new UsageError(
      `${file} was written by another version of the desk (store version ${version}, this one reads ${SCHEMA_VERSION}).`,
    );
  }
  return db;
}
