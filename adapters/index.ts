import { didYouMean, UsageError } from '../kernel/index.ts';
import { checked } from './answers/checked.ts';
import { builtInAdapter } from './built-in/index.ts';
import { FAULTY_ADAPTERS } from './faulty/index.ts';
import type { AnsweringAdapter, DeskAdapter } from './desk-under-test.ts';

export * from './desk-under-test.ts';

interface AdapterOptions {
  readonly standardDir: string;
}

const ADAPTERS: Readonly<Record<string, (options: AdapterOptions) => AnsweringAdapter>> = { 'built-in': builtInAdapter };

export const adapterNames = (): readonly string[] => Object.keys(ADAPTERS);

/** Throws a `UsageError` for an unknown name. Opens a faulty adapter too, which no plan can name. */
export function openAdapter(name: string, options: AdapterOptions): DeskAdapter {
  const all = { ...ADAPTERS, ...FAULTY_ADAPTERS };
  const open = Object.hasOwn(all, name) ? all[name] : undefined;
  if (!open)
    throw new UsageError(
      `target.adapter: there is no adapter "${name}".${didYouMean(name, adapterNames())} Known: ${adapterNames().join(', ')}.`,
    );
  return checked(open(options));
}
export { FAULTS, refuseUnknownFaults } from './built-in/index.ts';
export { startLoadDesk } from './built-in/load-desk.ts';
