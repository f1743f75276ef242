import { rmSync, writeFileSync } from 'node:fs';
import { UsageError } from '../kernel/index.ts';
import type { Standalone } from './standalone.ts';

/** Writes the access of each supplier by id, for a desk to read. Only its owner may read the file, since it holds this run's secrets. */
export function writeAccess(file: string, { suppliers }: Pick<Standalone, 'suppliers'>): void {
  const access = Object.fromEntries(
    suppliers.map(({ supplier, callback, access: { url, tokenUrl, clientId, clientSecret, webhookSecret } }) => [
      supplier.id,
      { url, tokenUrl, clientId, clientSecret, webhookSecret, ...(callback !== '' && { listener: callback }) },
    ]),
  );
  try {
    // Overwriting would keep an existing file's mode.
    rmSync(file, { force: true });
    writeFileSync(file, `${JSON.stringify(access, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw new UsageError(
      `${file} cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown'}). Name another file with --write.`,
    );
  }
}
