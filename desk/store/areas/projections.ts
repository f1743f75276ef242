import type { Scope } from '../../domain/access/index.ts';
import type { RowQuery } from '../../views/query.ts';
import type { IncidentsPage } from '../../views/reading.ts';
import type { Counts, IncidentSummary } from '../../views/types.ts';

/** An incident's row after its events. `before` is null for a new one. */
export interface IncidentRow {
  readonly reference: string;
  readonly organisation: string;
  readonly service: string;
  readonly channel: string;
  readonly type: string;
  readonly summary: string;
  readonly description: string;
  readonly caller: string;
  readonly openedAt: string;
  readonly severity: string;
  readonly state: string;
  readonly owner: string | null;
  readonly team: string | null;
  /** Its next deadline, in epoch milliseconds; null: it has none. */
  readonly due: number | null;
  /** Keys of the people whose incident it is. */
  readonly persons: readonly string[];
  /** What it is also found by: numbers, references, names. Null: unchanged since `before`. */
  readonly further: string | null;
  readonly before: { readonly severity: string; readonly state: string } | null;
}

/** A null scope means all of them; `Reading` decides who may ask for that. */
export interface RowReads {
  page(query: RowQuery, scope: Scope): IncidentsPage;
  counts(scope: Scope): Counts;
  search(text: string, scope: Scope): readonly IncidentSummary[];
  /** Numbers of the incidents that are not closed, on which the desk may still act by itself. */
  unclosed(): readonly number[];
  organisationOf(n: number): string | null;
  /** The number after which rows await a rebuild, because an earlier version of the desk wrote them; null: none does. */
  toRebuild(): number | null;
}

export interface RowWrites {
  /** Updates rows, counters and the index, in the batch of its events. */
  project(n: number, row: IncidentRow): void;
  /** Writes the texts of a row and of its index again, after some of them were erased. */
  rewrite(n: number, row: IncidentRow): void;
  /** Fills in the row and the index of an incident that an earlier version of the desk wrote. */
  rebuild(n: number, row: IncidentRow): void;
  /** Rows up to this number are rebuilt; null: all are. */
  rebuiltTo(n: number | null): void;
  /** Sets when an incident's next deadline is due, after a calendar changed. */
  setDue(n: number, due: number | null): void;
}

export type Rows = RowReads & RowWrites;
