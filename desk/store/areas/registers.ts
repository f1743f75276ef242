import type { Recorded } from '../../domain/registers/index.ts';
import type { ChainHead, NewLink } from '../chain.ts';

/** The row of an entry in lists. */
export interface StoredRow {
  readonly state: string;
  readonly title: string;
  readonly organisations: readonly string[] | null;
  /** Epoch ms; null: never by itself. */
  readonly due: number | null;
}
export interface ListedRow extends StoredRow {
  readonly reference: string;
}

export interface RowsQuery {
  /** Any of these states; absent: every state. */
  readonly states?: readonly string[];
  /** Only what concerns this organisation, or all of them. */
  readonly organisation?: string;
  readonly limit: number;
  /** Reference of the last row of the page before. */
  readonly after?: string;
}

/** A register and the reference of its entry. */
export interface EntryKey {
  readonly register: string;
  readonly reference: string;
}

export interface RegistersReads {
  /** Number of the newest numbered entry of a register; 0 when there is none. */
  lastNumber(register: string): number;
  /** The facts of an entry, oldest first, as they were recorded; [] when there is no such entry. */
  load(key: EntryKey): readonly Recorded[];
  /** The end of an entry's chain; null when there is no such entry. */
  head(key: EntryKey): { readonly seq: number; readonly hash: string } | null;
  verify(key: EntryKey): { readonly intact: boolean; readonly events: number };
  /** The signed end of every entry's chain, in order of register and reference. */
  heads(): readonly (ChainHead & { readonly register: string })[];
  /** In the order of their references. */
  list(register: string, query: RowsQuery): readonly ListedRow[];
  /** The number of entries in each state. */
  counts(register: string): Readonly<Record<string, number>>;
  /** Entries due at `now` (epoch ms), longest due first. */
  due(now: number, limit: number): readonly EntryKey[];
  /** When the next entry is due; null when none is. */
  nextDue(): number | null;
}

export interface RegistersWrites {
  /** Appends to an entry's chain, and moves its signed end. `number` is that of a numbered entry. */
  append(key: EntryKey, number: number | null, links: readonly NewLink<object>[], head: ChainHead): void;
  put(key: EntryKey, row: StoredRow): void;
  setDue(key: EntryKey, due: number | null): void;
  /** Erases texts for good. In the batch that records an `erased` fact. */
  erase(key: EntryKey, seq: number, names: readonly string[]): void;
}

export type Registers = RegistersReads & RegistersWrites;
