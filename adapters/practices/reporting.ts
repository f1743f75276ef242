/** What a report is about. Left out: all of them. */
export interface ReportAbout {
  readonly organisation?: string;
  readonly service?: string;
}

/** A number of a report. `counted` has the reference of each incident that it counts, so often as it counts. */
export interface ReportedFigure {
  /** As in `ReportedNumber`; a desk may tell others beside them. */
  readonly id: string;
  /** Null: there is nothing to count from. Percent have one decimal. */
  readonly value: number | null;
  /** How it is counted, in words. */
  readonly rule: string;
  readonly counted: readonly string[];
}

/** Figures by these ids. */
export type ReportedNumber =
  | 'logged'
  | 'resolved'
  | 'withdrawn'
  | 'reopened'
  | 'openAtStart'
  | 'openAtEnd'
  | 'firstContact'
  | 'firstContactGross'
  | 'firstContactNet';

/** A figure by its parts, in full: by channel, type, severity, service, customer, part of the period, or age. */
export interface ReportedParts {
  /** `logged-by-channel`, `logged-by-time`, `openAtEnd-by-age` and so on. */
  readonly id: string;
  /** The figure that the rows add up to. */
  readonly of: string;
  readonly rows: readonly { readonly key: string; readonly counted: readonly string[] }[];
}

export interface ReportedLevel {
  readonly measures: 'response' | 'resolution' | 'team' | 'supplier';
  /** The team or supplier; null: the desk's own target. */
  readonly of: string | null;
  readonly kept: readonly string[];
  readonly missed: readonly string[];
}

export interface ReportedMiss {
  readonly reference: string;
  readonly measures: ReportedLevel['measures'];
  readonly of: string | null;
  /** ISO instant. */
  readonly at: string;
  /** Null: nobody has written it. */
  readonly cause: string | null;
  readonly action: string | null;
}

export interface Reported {
  readonly period: string;
  /** ISO instants; the end is not included. */
  readonly from: string;
  readonly to: string;
  /** When it was issued; null: it is not. */
  readonly issuedAt: string | null;
  readonly figures: readonly ReportedFigure[];
  readonly parts: readonly ReportedParts[];
  readonly levels: readonly ReportedLevel[];
  readonly misses: readonly ReportedMiss[];
  readonly majors: readonly string[];
  /** Numbers that read otherwise today than when it was issued. */
  readonly restated: readonly { readonly id: string; readonly was: number; readonly now: number }[];
}

/** A session's part for reports. Every method asks for the reach `reports`. */
export interface ReportsSession {
  /** The report of a year, month or day of the standard's zone, such as `2026-03`; of a month that is over, as it was issued. */
  report(period: string, about?: ReportAbout): Promise<Reported>;
  /** Records cause and action of the missed target of an incident. */
  explainMiss(
    reference: string,
    target: { readonly measures: ReportedLevel['measures']; readonly of: string | null },
    cause: string,
    action: string,
  ): Promise<void>;
  /** As the duty manager: the severity that reports count from `since`, an ISO instant, on. */
  correctSeverity(reference: string, severity: string, since: string, reason: string): Promise<void>;
  /** Resolves it, solved while the caller was still there. */
  resolveAtFirstContact(reference: string, how: string): Promise<void>;
}
