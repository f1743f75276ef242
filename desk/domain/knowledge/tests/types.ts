import type { Recorded } from '../../registers/index.ts';

/** A question as a caller puts it, and the service it is about; null: none of the catalogue. */
export interface Question {
  readonly text: string;
  readonly service: string | null;
}

export type TestFact =
  /** The questions are texts `1`, `2` and so on; `key` is their services in that order. `minutes` null: without a limit. */
  | {
      readonly type: 'set';
      readonly key: readonly (string | null)[];
      readonly minutes: number | null;
      readonly texts: Readonly<Record<string, string>>;
    }
  /** The actor sits it, by their own account. */
  | {
      readonly type: 'begun';
      readonly sitting: number;
      readonly person: string;
      readonly shift: string;
      readonly texts: { readonly name: string };
    }
  | { readonly type: 'answered'; readonly sitting: number; readonly question: number; readonly service: string | null }
  | { readonly type: 'finished'; readonly sitting: number };

/** One person's answers. Instants are ISO. */
export interface Sitting {
  readonly number: number;
  readonly person: string;
  readonly name: string;
  readonly shift: string;
  readonly begunAt: string;
  /** Null while it goes on. */
  readonly finishedAt: string | null;
  /** By question, from 1. The first answer to a question counts. */
  readonly answers: ReadonlyMap<number, { readonly service: string | null; readonly at: string }>;
}

export interface Test {
  readonly reference: string;
  readonly title: string;
  readonly minutes: number | null;
  readonly questions: readonly Question[];
  readonly sittings: readonly Sitting[];
}

export type RecordedTestFact = Recorded<TestFact>;
