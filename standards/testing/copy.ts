import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../../kernel/index.ts';
import { loadStandard, shippedStandard, type Standard } from '../index.ts';

/** A temporary copy of the shipped standard in which a test breaks one file at a time. */
export interface Copy extends AsyncDisposable {
  readonly dir: string;
  /** The standard with `file` changed. */
  spoilt(file: string, change: (text: string) => string): Promise<Standard>;
  /** The loader's message for `file` changed, without the folder; null if it is accepted. */
  refusal(file: string, change: (text: string) => string): Promise<string | null>;
}

export async function copyOfShipped(): Promise<Copy> {
  const dir = await mkdtemp(join(tmpdir(), 'standard-'));
  const source = shippedStandard('nhs-lsd');
  await cp(source, dir, { recursive: true });
  const spoilt = async (file: string, change: (text: string) => string) => {
    const whole = await readFile(join(source, file), 'utf8');
    const changed = change(whole);
    if (changed === whole) throw new Error(`the test changed nothing in ${file}`);
    await writeFile(join(dir, file), changed);
    try {
      return await loadStandard(dir);
    } finally {
      await writeFile(join(dir, file), whole);
    }
  };
  return {
    dir,
    spoilt,
    refusal: (file, change) =>
      spoilt(file, change).then(
        () => null,
        (error: unknown) => {
          if (error instanceof UsageError) return error.message.replaceAll(`${dir}/`, '');
          throw error;
        },
      ),
    [Symbol.asyncDispose]: () => rm(dir, { recursive: true }),
  };
}
