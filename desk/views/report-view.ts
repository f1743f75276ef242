import type { Miss, Report, Restated, Series } from '../domain/reporting/index.ts';

/** Cause and action of a missed target, as a person wrote them; null: nobody has. */
export interface ExplainedMiss extends Omit<Miss, 'explained'> {
  readonly cause: string | null;
  readonly action: string | null;
}

/** When a report was frozen, and what became of its letter. ISO instants. */
export interface Issued {
  readonly at: string;
  /** Frozen after its period had ended for more than an hour, because the desk was not running. */
  readonly late: boolean;
  readonly letter: LetterState | null;
}
export interface LetterState {
  readonly to: string;
  readonly name: string;
  readonly at: string;
  readonly late: boolean;
  readonly outcome: 'waiting' | 'sent' | 'returned';
  readonly why: string | null;
}

/** A correction that changes an issued report: who recorded it, when and why. */
export interface CorrectionView {
  readonly reference: string;
  readonly at: string;
  readonly by: string;
  readonly what: string;
  readonly reason: string;
}

/** A report as its readers get it. */
export interface ReportView extends Omit<Report, 'misses'> {
  readonly misses: readonly ExplainedMiss[];
  readonly series: readonly Series[];
  /** Null: its period is not over, or it is not the report of a month. */
  readonly issued: Issued | null;
  /** What was learned since it was issued. The figures above stay. */
  readonly restated: readonly Restated[];
  readonly corrections: readonly CorrectionView[];
}

/** An issued report in a list. */
export interface IssuedRow {
  readonly period: string;
  readonly organisation: string | null;
  readonly issued: Issued;
}

/** An incident that a number counts. An erased summary is null. */
export interface CountedIncident {
  readonly reference: string;
  readonly organisation: string;
  readonly service: string;
  readonly severity: string;
  readonly state: string;
  readonly openedAt: string;
  readonly summary: string | null;
}
export interface CountedPage {
  readonly title: string;
  readonly total: number;
  readonly items: readonly CountedIncident[];
  /** Place of the first item of the next page; null: this is the last. */
  readonly next: number | null;
}
