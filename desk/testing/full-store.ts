import { DatabaseSync } from 'node:sqlite';

/**
 * The disk of the stores that are opened while this is in use. Full, SQLite itself refuses what needs another page (SQLITE_FULL), as on a
 * device without space. For tests only.
 */
export function disk() {
  const opened = new Set<DatabaseSync>();
  const prepare = Reflect.get<DatabaseSync, 'prepare'>(DatabaseSync.prototype, 'prepare');
  DatabaseSync.prototype.prepare = function (this: DatabaseSync, ...given) {
    opened.add(this);
    return prepare.apply(this, given);
  };
  const limit = (pages: number) => {
    for (const db of opened) if (db.isOpen) db.exec(`pragma max_page_count = ${pages}`);
  };
  return {
    /** Less than a store has counts as what it has. */
    fill: () => limit(1),
    free: () => limit(1_000_000),
    [Symbol.dispose]: () => {
      DatabaseSync.prototype.prepare = prepare;
    },
  };
}
