import type { Actor } from '../../domain/access/actor.ts';
import type { CountedPage, IssuedRow, ReportView } from '../../views/report-view.ts';

export interface ReportQuery {
  /** A year, month or day of the standard's zone: `2026`, `2026-03`, `2026-03-29`. */
  readonly period: string;
  readonly organisation?: string | undefined;
  readonly service?: string | undefined;
}

/** Reports of the desk. Staff and the assessor read all; who reads an organisation's incidents reads its reports; others are refused. */
export interface Reporting {
  /** The issued report of a month that is over, with what was learned since; of any other period, counted now. */
  report(query: ReportQuery, viewer: Actor): Promise<ReportView>;
  /** The incidents that one of its numbers counts, a page at a time. */
  counted(query: ReportQuery & { readonly number: string; readonly from?: number }, viewer: Actor): Promise<CountedPage>;
  /** Issued reports, newest month first. */
  issued(viewer: Actor): Promise<readonly IssuedRow[]>;
}
