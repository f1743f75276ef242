import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { didYouMean, UsageError } from '../../kernel/index.ts';
import type { LoadCheckId } from '../../standards/index.ts';

export const profilesDir = (root: string): string => path.join(root, 'load', 'profiles');

export const profileNames = (root: string): readonly string[] =>
  readdirSync(profilesDir(root))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();

/** The script of a profile. Throws a `UsageError` for an unknown name. */
export function profileFile(root: string, name: string): string {
  const file = path.join(profilesDir(root), `${name}.ts`);
  if (profileNames(root).includes(name) && existsSync(file)) return file;
  throw new UsageError(
    `there is no load profile "${name}".${didYouMean(name, profileNames(root))} Known: ${profileNames(root).join(', ')}.`,
  );
}

const EVERYTHING: readonly LoadCheckId[] = [
  'nothing-lost',
  'one-supplier-ticket-each',
  'night-targets-kept',
  'isolation-under-load',
  'no-number-kept',
];

/** The checks that a profile can show: a profile without analysts hands nothing off, so it cannot show hand-offs. */
export const shows = (profile: string): readonly LoadCheckId[] =>
  profile === 'major-incident' || profile === 'smoke' ? EVERYTHING : ['nothing-lost', 'isolation-under-load'];
