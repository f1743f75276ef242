import { didYouMean, UsageError } from '../kernel/index.ts';
import { checked } from './answers/checked.ts';
import { builtInAdapter } from './built-in/index.ts';
import { VARIANTS } from './built-in/variants/index.ts';
import { FAULTY_ADAPTERS } from './faulty/index.ts';
import type { AnsweringAdapter, DeskAdapter } from './desk-under-test.ts';

export * from './desk-under-test.ts';
export * from './parts.ts';

export interface AdapterOptions {
  readonly standardDir: string;
}

type OpenAdapter = (options: AdapterOptions) => AnsweringAdapter;

const ADAPTERS: Record<string, OpenAdapter> = { 'built-in': builtInAdapter };

/** Adds an adapter from outside this project. Its module is preloaded by `node --import`, because each thread of a rehearsal has its own list. */
export function registerAdapter(name: string, open: OpenAdapter): void {
  ADAPTERS[name] = open;
}

export const adapterNames = (): readonly string[] => Object.keys(ADAPTERS);

/** The built-in desk made another, for tests: `built-in/silent`. Listed nowhere. */
const VARIANTS_OF_BUILT_IN = Object.fromEntries(
  Object.entries(VARIANTS).map(([name, variant]) => [
    `built-in/${name}`,
    (options: AdapterOptions) => builtInAdapter({ ...options, variant: { ...variant, name } }),
  ]),
);

export const isAdapter = (name: string): boolean => adapterOf(name) !== undefined;
const adapterOf = (name: string) =>
  [ADAPTERS, VARIANTS_OF_BUILT_IN, FAULTY_ADAPTERS].find((some) => Object.hasOwn(some, name))?.[name];

/** Throws a `UsageError` for an unknown name. */
export function openAdapter(name: string, options: AdapterOptions): DeskAdapter {
  const open = adapterOf(name);
  if (!open)
    throw new UsageError(
      `there is no adapter "${name}".${didYouMean(name, adapterNames())} Known: ${adapterNames().join(', ')}.`,
    );
  return checked(open(options));
}
export { nameOfInstrument, type DeskCoverage, type MutatedFile } from './built-in/index.ts';
