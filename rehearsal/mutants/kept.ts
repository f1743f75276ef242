import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Values kept in a folder by a digest of what they depend on. */
export interface Kept<T> {
  read(digest: string): T | null;
  write(digest: string, value: T): void;
  forgetAllBut(digests: readonly string[]): void;
}

export function keptIn<T>(folder: string): Kept<T> {
  mkdirSync(folder, { recursive: true });
  const fileOf = (digest: string) => path.join(folder, `${digest}.json`);
  const values = new Map<string, T>();
  return {
    read(digest) {
      const known = values.get(digest);
      if (known !== undefined) return known;
      if (!existsSync(fileOf(digest))) return null;
      const value = JSON.parse(readFileSync(fileOf(digest), 'utf8')) as T;
      values.set(digest, value);
      return value;
    },
    write(digest, value) {
      values.set(digest, value);
      // Renamed when it is whole: a process that is stopped leaves no half of a file.
      const unfinished = `${fileOf(digest)}.${process.pid}`;
      writeFileSync(unfinished, JSON.stringify(value));
      renameSync(unfinished, fileOf(digest));
    },
    forgetAllBut(digests) {
      const current = new Set(digests.map((digest) => `${digest}.json`));
      for (const file of readdirSync(folder)) if (!current.has(file)) rmSync(path.join(folder, file), { force: true });
    },
  };
}
