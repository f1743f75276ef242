import type { MatchRate } from '../domain/knowledge/index.ts';
import type { Suggestion } from '../domain/knowledge/index.ts';

/** An article in a list. */
export interface ArticleRow {
  readonly reference: string;
  readonly kind: 'article' | 'known-error';
  readonly service: string;
  readonly title: string;
  readonly confidence: string;
  readonly audience: string;
  readonly owner: string;
  /** Number of its current version. */
  readonly version: number;
  /** Last day of the review; null: never reviewed, or archived. */
  readonly reviewBy: string | null;
  readonly overdue: boolean;
  /** Incidents in which it was used, and helped or did not. */
  readonly used: number;
  readonly helped: number;
  readonly didNotHelp: number;
}

/** What a reader who is not of the desk's staff sees is without `staff`. */
export interface ArticleView extends ArticleRow {
  readonly symptom: string;
  readonly answer: string;
  readonly errorText: string;
  readonly organisations: readonly string[] | null;
  readonly knownError: {
    readonly supplier: string | null;
    readonly code: string;
    readonly releases: readonly string[];
    readonly organisations: readonly string[] | null;
    readonly validFrom: string;
    readonly validTo: string | null;
    readonly withdrawnAt: string | null;
    readonly fixes: readonly {
      readonly release: string;
      readonly organisations: readonly string[] | null;
      readonly at: string;
    }[];
  } | null;
  readonly staff: {
    readonly governance: string;
    readonly incident: string | null;
    readonly publishedAt: string | null;
    readonly versions: readonly {
      readonly version: number;
      readonly at: string;
      readonly by: string | null;
      readonly minor: boolean;
      readonly title: string;
      readonly symptom: string;
      readonly answer: string;
      readonly errorText: string;
    }[];
    readonly reviews: readonly {
      readonly on: string;
      readonly dueBy: string;
      readonly by: string | null;
      readonly finding: string;
    }[];
    readonly faults: readonly { readonly fault: string; readonly at: string; readonly by: string | null }[];
    readonly uses: readonly {
      readonly incident: string;
      readonly version: number;
      readonly at: string;
      readonly helped: boolean | null;
    }[];
  } | null;
}

export interface OfferedError {
  readonly reference: string;
  readonly title: string;
  readonly workaround: string;
  readonly confidence: string;
  readonly overdue: boolean;
  readonly by: 'code' | 'symptom' | 'dependency';
  readonly words: readonly string[];
}

/** What the desk offers for the words of a caller. */
export interface Offer extends Suggestion {
  readonly knownErrors: readonly OfferedError[];
  readonly articles: readonly Pick<ArticleRow, 'reference' | 'title' | 'confidence' | 'overdue'>[];
}

/** Rates over the incidents that were opened in a period. */
export interface KnowledgeRates {
  readonly incidents: number;
  /** False: there were more, and the newest were counted. */
  readonly complete: boolean;
  readonly knownErrors: MatchRate;
  /** Closed incidents for which a service was suggested, and how often it was the one under which they were closed. */
  readonly suggestions: {
    readonly asked: number;
    readonly abstained: number;
    readonly first: number;
    readonly amongThree: number;
  };
}

export interface CompetenceView {
  readonly analysts: readonly {
    readonly id: string;
    readonly name: string;
    readonly competences: readonly {
      readonly service: string;
      readonly level: string;
      readonly how: string;
      readonly on: string;
      readonly validTo: string;
      readonly assessor: string;
      readonly evidence: string | null;
      /** Whether it lets them take calls alone now. */
      readonly takesCalls: boolean;
    }[];
    readonly shifts: readonly { readonly shift: string; readonly date: string }[];
  }[];
  /** Shifts in which somebody is planned, or that lie in the days asked for, with the times in which nobody may take calls alone. */
  readonly gaps: readonly {
    readonly shift: string;
    readonly date: string;
    readonly service: string;
    readonly from: string;
    readonly to: string;
    readonly ends: readonly string[];
  }[];
}

export interface TestView {
  readonly reference: string;
  readonly title: string;
  readonly minutes: number | null;
  readonly questions: number;
  /** The viewer's own sitting that goes on: its next question. */
  readonly sitting: {
    readonly begunAt: string;
    readonly endsAt: string | null;
    readonly answered: number;
    readonly next: { readonly number: number; readonly text: string } | null;
  } | null;
  /** Whether the viewer has answered it. */
  readonly answered: boolean;
  /** Null for somebody who may still sit it. */
  readonly results: {
    readonly passed: boolean | null;
    readonly unanswered: readonly string[];
    readonly sittings: readonly {
      readonly name: string;
      readonly person: string;
      readonly shift: string;
      readonly right: number;
      readonly of: number;
      readonly passed: boolean;
      readonly seconds: number;
      readonly finishedAt: string;
    }[];
  } | null;
}
