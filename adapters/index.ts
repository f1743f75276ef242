import { didYouMean, UsageError } from '../kernel/index.ts';
import { builtInAdapter } from './built-in/index.ts';
import type { DeskAdapter } from './desk-under-test.ts';

export * from './desk-under-test.ts';

interface AdapterOptions {
  readonly standardDir: string;
}

const ADAPTERS: Readonly<Record<string, (options: AdapterOptions) => DeskAdapter>> = { 'built-in': builtInAdapter };

export const adapterNames = (): readonly string[] => Object.keys(ADAPTERS);

/** Throws a `UsageError` for an unknown name. */
export function openAdapter(name: string, options: AdapterOptions): DeskAdapter {
  const open = Object.hasOwn(ADAPTERS, name) ? ADAPTERS[name] : undefined;
  if (!open)
    throw new UsageError(
      `target.adapter: there is no adapter "${name}".${didYouMean(name, adapterNames())} Known: ${adapterNames().join(', ')}.`,
    );
  return open(options);
}
export { FAULTS, nameOfInstrument, refuseUnknownFaults } from './built-in/index.ts';
export type { DeskCoverage, Instrument, MutatedFile } from './built-in/index.ts';
export { startLoadDesk } from './built-in/load-desk.ts';
