import { didYouMean, UsageError } from '../kernel/index.ts';
import { builtInAdapter } from './built-in/index.ts';
import type { DeskAdapter } from './desk-under-test.ts';

export * from './desk-under-test.ts';
export * from './parts.ts';

export interface AdapterOptions {
  readonly standardDir: string;
}

type OpenAdapter = (options: AdapterOptions) => DeskAdapter;

const ADAPTERS: Record<string, OpenAdapter> = { 'built-in': builtInAdapter };

/** Adds an adapter from outside this project. Its module is preloaded by `node --import`, because each thread of a rehearsal has its own list. */
export function registerAdapter(name: string, open: OpenAdapter): void {
  ADAPTERS[name] = open;
}

export const adapterNames = (): readonly string[] => Object.keys(ADAPTERS);

/** Throws a `UsageError` for an unknown name. */
export function openAdapter(name: string, options: AdapterOptions): DeskAdapter {
  const open = Object.hasOwn(ADAPTERS, name) ? ADAPTERS[name] : undefined;
  if (!open)
    throw new UsageError(
      `there is no adapter "${name}".${didYouMean(name, adapterNames())} Known: ${adapterNames().join(', ')}.`,
    );
  return open(options);
}
