import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Which files import which, as far as the desk's process loads them. */
export interface ImportGraph {
  readonly loads: (file: string) => boolean;
  readonly importersOf: (file: string) => readonly string[];
}

/** Where the process of the desks begins. */
const ENTRY = 'adapters/built-in/host.ts';

/** Static and dynamic imports, and programs that threads run. Imports of types alone are gone at run time. */
const IMPORT = /(?:^|\n)\s*(?:import|export)\s(?!type\b)[^;]*?'(\.[^']+\.ts)'|(?:import|new URL)\(\s*'(\.[^']+\.ts)'/g;

export function importGraph(root: string, entry = ENTRY): ImportGraph {
  const importers = new Map<string, string[]>([[entry, []]]);
  const waiting = [entry];
  for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
    for (const imported of importsOf(root, file)) {
      if (!importers.has(imported)) waiting.push(imported);
      importers.set(imported, [...(importers.get(imported) ?? []), file]);
    }
  }
  return { loads: (file) => importers.has(file), importersOf: (file) => importers.get(file) ?? [] };
}

function importsOf(root: string, file: string): readonly string[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  const found = [...text.matchAll(IMPORT)].map(([, from, called]) =>
    path.posix.join(path.posix.dirname(file), (from ?? called)!),
  );
  return [...new Set(found)].filter((imported) => existsSync(path.join(root, imported)));
}
