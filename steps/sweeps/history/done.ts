import type { EventView } from '../../../adapters/desk-under-test.ts';

/** What was done with an incident, and what its history says of it. */
export interface Done {
  readonly what: string;
  /** Facts of the table. */
  readonly names: readonly string[];
  readonly reference: string;
  /** What a fact without quotation marks stands for, each in every form that a history may use. */
  readonly means: Readonly<Record<string, readonly string[]>>;
  /** Entries since before it was done. */
  readonly entries: readonly EventView[];
  readonly all: readonly EventView[];
}
