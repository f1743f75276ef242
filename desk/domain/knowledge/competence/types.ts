import type { Recorded } from '../../registers/index.ts';

/** How somebody's competence was shown: by a test, or by calls that an assessor listened to. */
export type Proof =
  | { readonly how: 'test'; readonly test: string; readonly right: number; readonly of: number }
  | { readonly how: 'observed-call'; readonly incident: string };

export type CompetenceFact =
  | { readonly type: 'enrolled'; readonly texts: { readonly person: string } }
  | {
      readonly type: 'shown';
      readonly service: string;
      readonly level: string;
      readonly proof: Proof;
      /** Dates of the standard's zone; `validTo` is the last day. */
      readonly on: string;
      readonly validTo: string;
      /** SHA-256 of what proves it, where there is a file. */
      readonly evidence?: string;
    }
  | { readonly type: 'withdrawn'; readonly service: string; readonly texts: { readonly reason: string } }
  /** Works in this shift, which begins on this date. */
  | { readonly type: 'planned'; readonly shift: string; readonly date: string }
  | { readonly type: 'unplanned'; readonly shift: string; readonly date: string };

export interface Competence {
  readonly service: string;
  readonly level: string;
  readonly proof: Proof;
  readonly on: string;
  readonly validTo: string;
  readonly evidence: string | null;
  /** Account of whoever judged it. */
  readonly assessor: string;
}

/** One person's competence: for each service the last that was shown, and the shifts that are planned. */
export interface Analyst {
  /** Account. */
  readonly id: string;
  readonly name: string;
  readonly competences: readonly Competence[];
  /** All that were ever shown, oldest first. */
  readonly record: readonly Competence[];
  readonly shifts: readonly { readonly shift: string; readonly date: string }[];
}

export type RecordedCompetenceFact = Recorded<CompetenceFact>;
