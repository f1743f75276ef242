import { rmSync, writeFileSync } from 'node:fs';
import { UsageError } from '../kernel/index.ts';
import type { Standalone } from './standalone.ts';

/** Writes how each supplier is reached, by id, for a desk to read: readable by its owner alone, for it holds the secrets of this run. */
export function writeAccess(file: string, { suppliers }: Pick<Standalone, 'suppliers'>): void {
  const access = Object.fromEntries(
    suppliers.map(({ supplier, callback, access: { url, tokenUrl, clientId, clientSecret, webhookSecret } }) => [
      supplier.id,
      { url, tokenUrl, clientId, clientSecret, webhookSecret, ...(callback !== '' && { listener: callback }) },
    ]),
  );
  try {
    // A file that is there keeps its mode when it is written over.
    rmSync(file, { force: true });
    writeFileSync(file, `${JSON.stringify(access, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw new UsageError(
      `${file} cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown'}). Name another with --write.`,
    );
  }
}
