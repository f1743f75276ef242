import { randomUUID } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EnvironmentFault, Refusal } from './refusal.ts';

/** What the codes of a storage that takes nothing mean, and what to do. */
export const STORAGE_CODES: Readonly<Record<string, string>> = {
  ENOSPC: 'no space is left on the device. Free some, or name another folder',
  EDQUOT: 'the disk quota is used up. Free some, or name another folder',
  EROFS: 'the file system is read-only. Name a folder that can be written',
  EACCES: 'permission is denied. Change it, or name another folder',
};
/** SQLite's own codes of the same. */
const OF_SQLITE: Readonly<Record<number, string>> = { 8: 'EROFS', 13: 'ENOSPC' };
/** The least that a run needs. A database asks for more than one page at a time. */
const PROBE = Buffer.alloc(1 << 20);

/** A folder cannot be written: the environment is at fault. `code` and `path` are those of a system error. */
export class StorageFault extends EnvironmentFault {
  override readonly name = 'StorageFault';
  readonly code: string;
  readonly path: string;
  constructor(folder: string, code: string, cause?: unknown) {
    super(`${folder}: ${STORAGE_CODES[code]}`, { cause });
    this.code = code;
    this.path = folder;
  }
}

/** The code when an error, or what caused it, says that nothing can be written; else null. */
export function storageCodeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { code, errcode } = error as { readonly code?: string; readonly errcode?: number };
  const sqlite = code === 'ERR_SQLITE_ERROR' && errcode !== undefined ? OF_SQLITE[errcode & 0xff] : undefined;
  return sqlite ?? (code !== undefined && code in STORAGE_CODES ? code : storageCodeOf(error.cause));
}

const RETRY_AFTER_S = 60;
/** SQLite's input and output error of a read; every other one is of a write. */
const READS = new Set([(1 << 8) | 10, (2 << 8) | 10]);

/** Whether SQLite could not write, for a reason that it does not tell apart, such as a quota. */
function failedToWrite(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, errcode } = error as { readonly code?: string; readonly errcode?: number };
  const isWrite = code === 'ERR_SQLITE_ERROR' && errcode !== undefined && (errcode & 0xff) === 10 && !READS.has(errcode);
  return isWrite || failedToWrite(error.cause);
}

/** What somebody is answered whose request could not be stored, because the disk takes nothing; null after another error. */
export const storageRefusal = (error: unknown): Refusal | null =>
  storageCodeOf(error) === null && !failedToWrite(error)
    ? null
    : new Refusal(
        'storage-full',
        'The desk cannot store anything at this moment, because its disk takes nothing. Nothing was done: try again later, or telephone the desk.',
        503,
        { retryAfter: RETRY_AFTER_S },
      );

/** Names `folder` in an error of `work` that says that nothing can be written, since a failed write does not say where. */
export async function writingTo<T>(folder: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = storageCodeOf(error);
    throw code === null || error instanceof StorageFault ? error : new StorageFault(folder, code, error);
  }
}

/** Throws a `StorageFault` for a folder that takes nothing, before anything is done in vain. */
export function refuseStorage(...folders: readonly string[]): void {
  const fault = findStorageFault(folders);
  if (fault) throw fault;
}

type Write = (file: string, bytes: Uint8Array) => void;

/** A folder, or the nearest above it that is there: making one in a read-only file system fails as if its parent were missing. */
const existing = (folder: string): string =>
  existsSync(folder) || path.dirname(folder) === folder ? folder : existing(path.dirname(folder));

/**
 * The first of these folders in which nothing can be written, found by writing a file and removing it: there, or in the folder in which it
 * would be made.
 */
export function findStorageFault(folders: readonly string[], write: Write = writeFileSync): StorageFault | null {
  for (const folder of folders) {
    const file = path.join(existing(path.resolve(folder)), `.deskproof-${randomUUID()}`);
    try {
      write(file, PROBE);
    } catch (error) {
      const code = storageCodeOf(error);
      if (code !== null) return new StorageFault(folder, code, error);
    } finally {
      rmSync(file, { force: true });
    }
  }
  return null;
}
