import type { Verdict } from './facts.ts';
import type { Period } from './period.ts';

/** A number of a report, the rule it is counted by, and the incidents that it counts. */
export interface Figure {
  readonly id: string;
  readonly title: string;
  readonly rule: string;
  /** Percent with one decimal, or a count; null when there is nothing to count from. */
  readonly value: number | null;
  readonly unit: 'count' | 'percent';
  /** References; one that counts twice stands there twice. */
  readonly counted: readonly string[];
  /** The whole of a share; null for a count. */
  readonly outOf: readonly string[] | null;
}

/** A figure by one of its parts. The rows add up to the total. */
export interface Breakdown {
  readonly id: string;
  readonly title: string;
  readonly rule: string;
  readonly of: string;
  readonly rows: readonly { readonly key: string; readonly counted: readonly string[] }[];
}

/** Kept and missed targets of one clock. */
export interface LevelRow {
  readonly measures: Verdict['measures'];
  readonly of: string | null;
  readonly kept: readonly string[];
  readonly missed: readonly string[];
}

/** A missed target. `explained` is the event that holds its cause and action. */
export interface Miss {
  readonly reference: string;
  readonly organisation: string;
  readonly service: string;
  readonly measures: Verdict['measures'];
  readonly of: string | null;
  /** ISO instant at which the target passed. */
  readonly at: string;
  readonly explained: number | null;
}

/** A major incident. ISO instants. */
export interface MajorRow {
  readonly reference: string;
  readonly service: string;
  readonly declared: string;
  readonly managed: string | null;
  readonly managerInTime: boolean | null;
  readonly over: string | null;
}

/** What a report is about. Null: all of them. */
export interface Question {
  readonly period: Period;
  readonly organisation: string | null;
  readonly service: string | null;
}

export interface Report {
  /** Version of the rules: a frozen report names the ones it was counted by. */
  readonly rules: number;
  readonly period: string;
  readonly title: string;
  readonly organisation: string | null;
  readonly service: string | null;
  /** ISO instants; `to` is not included. */
  readonly from: string;
  readonly to: string;
  /** What was recorded before this instant was counted. ISO. */
  readonly known: string;
  readonly figures: readonly Figure[];
  readonly breakdowns: readonly Breakdown[];
  readonly levels: readonly LevelRow[];
  readonly misses: readonly Miss[];
  readonly majors: readonly MajorRow[];
}
