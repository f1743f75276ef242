import type { IncidentQuery } from '../../views/query.ts';
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
  readonly before: { readonly severity: string; readonly state: string } | null;
}

/** `organisation` null means all of them; `Reading` decides who may ask for that. */
export interface RowReads {
  page(query: IncidentQuery, organisation: string | null): IncidentsPage;
  counts(organisation: string | null): Counts;
  search(text: string, organisation: string | null): readonly IncidentSummary[];
  /** Numbers of the incidents that are not closed, on which the desk may still act by itself. */
  unclosed(): readonly number[];
  organisationOf(n: number): string | null;
}

export interface RowWrites {
  /** Updates rows, counters and the index, in the batch of its events. */
  project(n: number, row: IncidentRow): void;
  /** Writes the texts of a row and of its index again, after some of them were erased. */
  rewrite(n: number, row: IncidentRow): void;
}

export type Rows = RowReads & RowWrites;
