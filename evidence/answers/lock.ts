import { DatabaseSync } from 'node:sqlite';
import { UsageError } from '../../kernel/index.ts';

/** Longer than any writer holds it. */
const WAITS_MS = 10_000;

/**
 * Runs `work` while no other process does. The lock is SQLite's on a file that stays empty: the operating system releases it when its holder
 * dies, so a killed writer leaves nothing to clean up.
 */
export function locked<T>(file: string, work: () => T): T {
  const lock = new DatabaseSync(file, { timeout: WAITS_MS });
  try {
    try {
      lock.exec('begin exclusive');
    } catch (cause) {
      throw new UsageError(
        `${file} has been locked by another process for ${WAITS_MS / 1000} seconds. Try again when it has ended.`,
        {
          cause,
        },
      );
    }
    return work();
  } finally {
    lock.close();
  }
}
