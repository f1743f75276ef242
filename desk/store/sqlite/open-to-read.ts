import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { openLog } from './log.ts';
import { READABLE_VERSIONS } from './migrations.ts';
import { openSnapshots } from './snapshots.ts';
import type { Store } from '../port.ts';
import { UsageError } from '../../../kernel/index.ts';

/**
 * Opens a store for reading only, even while a desk runs on it. Writes nothing.
 * @param options.secret null to read without verifying signatures
 * @throws {UsageError} when there is no such store, or another version of the desk wrote it
 */
export async function openStoreToRead(options: {
  readonly file: string;
  readonly secret: string | null;
}): Promise<Pick<Store, 'log' | 'snapshots' | 'close'>> {
  const db = openDatabase(options.file);
  const log = openLog(db, options.secret ?? '');
  const snapshots = openSnapshots(db, options.secret, 'read');
  return {
    log: {
      lastNumber: async () => log.lastNumber(),
      load: async (n) => log.load(n),
      verify: async (n) => log.verify(n),
      heads: async () => log.heads(),
      ends: async () => log.ends(),
    },
    snapshots: { policies: async () => snapshots.policies(), of: async (n, reference) => snapshots.of(n, reference) },
    async close() {
      db.close();
    },
  };
}

function openDatabase(file: string): DatabaseSync {
  if (!existsSync(file))
    throw new UsageError(
      `${file}  There is no such store. Name the file that "deskproof desk" was started with: --file desk.db.`,
    );
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
    const { user_version: version } = db.prepare('pragma user_version').get() as { user_version: number };
    if (READABLE_VERSIONS.includes(version)) return db;
    throw new UsageError(
      `${file}  This store was written by another version of the desk (store version ${version}, this one reads ${READABLE_VERSIONS.slice(0, -1).join(', ')} and ${READABLE_VERSIONS.at(-1)}). Read it with the version that wrote it.`,
    );
  } catch (error) {
    db?.close();
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file}  The store cannot be read: ${(error as Error).message}`);
  }
}
