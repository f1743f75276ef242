import { didYouMean, UsageError } from '../kernel/index.ts';
import { checked } from './answers/checked.ts';
import { builtInAdapter } from './built-in/index.ts';
import { VARIANTS } from './built-in/variants/index.ts';
import type { AnsweringAdapter, DeskAdapter } from './desk-under-test.ts';

export * from './desk-under-test.ts';

interface AdapterOptions {
  readonly standardDir: string;
}

const ADAPTERS: Readonly<Record<string, (options: AdapterOptions) => AnsweringAdapter>> = { 'built-in': builtInAdapter };

export const adapterNames = (): readonly string[] => Object.keys(ADAPTERS);

/** The built-in desk made another, for tests: `built-in/silent`. Listed nowhere. */
const OF_TESTS = Object.fromEntries(
  Object.entries(VARIANTS).map(([name, variant]) => [
    `built-in/${name}`,
    (options: AdapterOptions) => builtInAdapter({ ...options, variant: { ...variant, name } }),
  ]),
);

export const isAdapter = (name: string): boolean => adapterOf(name) !== undefined;
const adapterOf = (name: string) => [ADAPTERS, OF_TESTS].find((some) => Object.hasOwn(some, name))?.[name];

/** Throws a `UsageError` for an unknown name. */
export function openAdapter(name: string, options: AdapterOptions): DeskAdapter {
  const open = adapterOf(name);
  if (!open)
    throw new UsageError(
      `target.adapter: there is no adapter "${name}".${didYouMean(name, adapterNames())} Known: ${adapterNames().join(', ')}.`,
    );
  return checked(open(options));
}
export { FAULTS, refuseUnknownFaults } from './built-in/index.ts';
export { startLoadDesk } from './built-in/load-desk.ts';
