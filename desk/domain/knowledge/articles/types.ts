import type { Recorded } from '../../registers/index.ts';

/** How far an article can be relied on. It need not pass through every one. */
export type Confidence = 'work-in-progress' | 'not-validated' | 'validated' | 'archived';
/** Who reads it: the desk's staff, or callers too. */
export type Audience = 'staff' | 'callers';
/** Who may change it: everybody of the desk, or its owner and the duty manager. */
export type Governance = 'open' | 'owner';
export type ArticleKind = 'article' | 'known-error';

/** What a supplier publishes of one of its known errors. */
export interface KnownErrorFacts {
  readonly supplier: string | null;
  /** The supplier's own number of it. */
  readonly code: string;
  /** Releases that have it. */
  readonly releases: readonly string[];
  /** Organisations that have it; null: all. */
  readonly organisations: readonly string[] | null;
  /** ISO instants; `validTo` null: until it is withdrawn or fixed. */
  readonly validFrom: string;
  readonly validTo: string | null;
}

interface ArticleTexts extends Readonly<Record<string, string>> {
  readonly title: string;
  /** What callers see or say. */
  readonly symptom: string;
  /** What helps: for a known error, its workaround. Empty where nobody knows yet. */
  readonly answer: string;
  /** The exact text of the error, or empty. */
  readonly errorText: string;
}

export type ArticleFact =
  | {
      readonly type: 'drafted';
      readonly kind: ArticleKind;
      readonly service: string;
      readonly audience: Audience;
      /** Organisations whose callers may read it; null: all. */
      readonly organisations: readonly string[] | null;
      readonly governance: Governance;
      readonly owner: string;
      /** The incident whose resolution it was drafted from. */
      readonly incident?: string;
      readonly knownError?: KnownErrorFacts;
      readonly texts: ArticleTexts;
    }
  /** A new version. `minor`: a correction that does not change what it says, which leaves it validated. */
  | { readonly type: 'revised'; readonly version: number; readonly minor: boolean; readonly texts: ArticleTexts }
  | { readonly type: 'confidenceSet'; readonly confidence: Confidence }
  | {
      readonly type: 'audienceSet';
      readonly audience: Audience;
      readonly organisations: readonly string[] | null;
      readonly governance: Governance;
    }
  | { readonly type: 'ownerSet'; readonly owner: string }
  /** A named person's act. `on` and `dueBy` are dates of the standard's zone. */
  | { readonly type: 'reviewed'; readonly on: string; readonly dueBy: string; readonly texts: { readonly finding: string } }
  | { readonly type: 'flagged'; readonly texts: { readonly fault: string } }
  /** The known error is gone, everywhere, from this fact on. */
  | { readonly type: 'withdrawn'; readonly texts: { readonly reason: string } }
  /** A release without the error is in use at these organisations; null: at all. */
  | { readonly type: 'fixReleased'; readonly release: string; readonly organisations: readonly string[] | null };

export interface ArticleVersion {
  readonly version: number;
  /** ISO instant. */
  readonly at: string;
  /** Null once the name was erased. */
  readonly by: string | null;
  readonly minor: boolean;
  readonly title: string;
  readonly symptom: string;
  readonly answer: string;
  readonly errorText: string;
}

export interface Review {
  /** Dates. */
  readonly on: string;
  readonly dueBy: string;
  readonly by: string | null;
  readonly finding: string;
}

export interface Article {
  readonly reference: string;
  readonly kind: ArticleKind;
  readonly service: string;
  readonly audience: Audience;
  readonly organisations: readonly string[] | null;
  readonly governance: Governance;
  readonly confidence: Confidence;
  /** Account of the person who keeps it right. */
  readonly owner: string;
  readonly incident: string | null;
  readonly knownError: KnownErrorFacts | null;
  /** Oldest first; the last one is current. */
  readonly versions: readonly ArticleVersion[];
  readonly reviews: readonly Review[];
  /** Faults that somebody found and nobody has mended since. */
  readonly faults: readonly { readonly fault: string; readonly at: string; readonly by: string | null }[];
  /** ISO instants. */
  readonly publishedAt: string | null;
  readonly withdrawnAt: string | null;
  readonly fixes: readonly { readonly release: string; readonly organisations: readonly string[] | null; readonly at: string }[];
}

export type RecordedArticleFact = Recorded<ArticleFact>;
