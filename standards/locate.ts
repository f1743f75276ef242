import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { didYouMean } from '../kernel/index.ts';

const SHIPPED = import.meta.dirname;

/** The folder of a standard that is named by the id of a shipped one, or by a path from `besides`. */
export function locateStandard(given: string, besides: string): { readonly found: string } | { readonly missing: string } {
  const isStandard = (folder: string) => existsSync(path.join(folder, 'standard.yaml'));
  const shipped = path.join(SHIPPED, given);
  if (/^[\w-]+$/.test(given) && isStandard(shipped)) return { found: shipped };
  const folder = path.resolve(besides, given);
  // A folder without standard.yaml is found too: its loader says what is missing from it.
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return { found: folder };
  const known = readdirSync(SHIPPED).filter((name) => isStandard(path.join(SHIPPED, name)));
  return {
    missing: `there is no standard "${given}".${didYouMean(given, known)} Name a shipped one (${known.join(', ')}), or the folder of one.`,
  };
}
