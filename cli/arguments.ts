import { statSync } from 'node:fs';
import path from 'node:path';
import { InvalidArgumentError } from 'commander';
import { didYouMean, UsageError } from '../kernel/index.ts';

/** A value of an option that has a few names. */
export const among =
  <T extends string>(...known: readonly T[]) =>
  (given: string): T => {
    const found = known.find((name) => name === given);
    if (found === undefined) throw new InvalidArgumentError(`${didYouMean(given, known)} Known: ${known.join(', ')}.`.trim());
    return found;
  };

/** The same for an option that may be repeated. */
export const severalAmong =
  <T extends string>(...known: readonly T[]) =>
  (given: string, before: readonly T[] = []): T[] => [...before, among(...known)(given)];

/** A seed is any visible text, since it stands in the record. */
export function seedText(given: string): string {
  if (!/^[^\p{C}]*\S[^\p{C}]*$/u.test(given) || given.length > 100)
    throw new InvalidArgumentError('A seed is a text of 1 to 100 characters on one line, such as 4711.');
  return given;
}

/** The folder that an option names, made later if need be. Throws a `UsageError` when it is a file, or lies below one. */
export function folderOf(option: string, given: string): string {
  const file = fileOnTheWay(path.resolve(given));
  if (file === null) return given;
  throw new UsageError(`${option} ${given}: ${file === path.resolve(given) ? 'it' : file} is a file. Name a folder.`);
}

function fileOnTheWay(folder: string): string | null {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found) return found.isDirectory() ? null : folder;
  const parent = path.dirname(folder);
  return parent === folder ? null : fileOnTheWay(parent);
}
