import type { Recorded } from '../../registers/index.ts';

/** A question as a caller puts it, and the service it is about; null: none of the catalogue. */
export interface Question {
  readonly text: string;
  readonly service: string | null;
}

/** The questions are texts `1`, `2` and so on; `key` is their services in that order. `minutes` null: without a limit. */
export interface TestFact {
  readonly type: 'set';
  readonly key: readonly (string | null)[];
  readonly minutes: number | null;
  readonly texts: Readonly<Record<string, string>>;
}

export interface Test {
  readonly reference: string;
  readonly title: string;
  readonly minutes: number | null;
  readonly questions: readonly Question[];
  /** Account of who set it, and knows the answers. */
  readonly setBy: string;
}

/** One person's answers are an entry of their own. */
export type SittingFact =
  | {
      readonly type: 'begun';
      readonly test: string;
      /** Account of who sits it. */
      readonly person: string;
      readonly shift: string;
      readonly texts: { readonly name: string };
    }
  | { readonly type: 'answered'; readonly question: number; readonly service: string | null }
  | { readonly type: 'finished' };

/** Instants are ISO. */
export interface Sitting {
  readonly test: string;
  readonly person: string;
  readonly name: string;
  readonly shift: string;
  readonly begunAt: string;
  /** Null while it goes on. */
  readonly finishedAt: string | null;
  /** By question, from 1. The first answer to a question counts. */
  readonly answers: ReadonlyMap<number, string | null>;
}

export type RecordedTestFact = Recorded<TestFact>;
export type RecordedSittingFact = Recorded<SittingFact>;
