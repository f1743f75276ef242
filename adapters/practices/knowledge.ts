/** Where words for a service were found does not matter to a scenario; that there are some does. */
export interface SuggestedService {
  readonly service: string;
  readonly reasons: readonly string[];
}

export interface OfferView {
  /** Most likely first; empty when the desk suggests none. */
  readonly services: readonly SuggestedService[];
  /** Why it suggests none, in a word of its own; null when it suggests some. */
  readonly none: string | null;
  readonly knownErrors: readonly { readonly reference: string; readonly workaround: string }[];
}

export interface ArticleText {
  readonly title: string;
  readonly symptom: string;
  readonly answer: string;
}

export interface ArticleToWrite extends ArticleText {
  readonly service: string;
  /** Absent: the staff of the desk. */
  readonly audience?: 'staff' | 'callers';
  /** Organisations whose callers read it; absent: all. */
  readonly organisations?: readonly string[];
  /** The supplier's number, for a known error. */
  readonly code?: string;
}

export interface ArticleSummary {
  readonly reference: string;
  readonly service: string;
  readonly title: string;
  readonly validated: boolean;
  /** Date of the last day of its review; null: never reviewed. */
  readonly reviewBy: string | null;
  readonly overdue: boolean;
  readonly version: number;
  readonly used: number;
  readonly helped: number;
}

/** An article as this person reads it. */
export interface ArticleRead extends ArticleSummary {
  readonly answer: string;
  /** Titles by version, oldest first; empty for whoever may not see them. */
  readonly versions: readonly string[];
}

export interface KnowledgeOfIncident {
  /** Services suggested at first contact; null: the desk was not asked. */
  readonly suggested: readonly string[] | null;
  readonly chosen: string;
  readonly finallyRight: string | null;
  /** Known errors offered at first contact. */
  readonly offered: readonly string[];
  readonly used: readonly { readonly article: string; readonly version: number; readonly helped: boolean | null }[];
}

export interface MatchRateView {
  readonly atOnce: number;
  readonly later: number;
  readonly never: number;
  readonly percent: number | null;
  readonly tooEarly: readonly string[];
}

/** Instants are ISO. */
export interface CompetenceGap {
  readonly shift: string;
  readonly date: string;
  readonly service: string;
  readonly from: string;
  readonly to: string;
}

export interface CompetenceProof {
  readonly service: string;
  readonly level: string;
  /** Date; absent: today. */
  readonly on?: string;
  readonly right: number;
  readonly of: number;
}

export interface Questionnaire {
  readonly title: string;
  readonly questions: readonly { readonly text: string; readonly service: string | null }[];
}

export interface TestResults {
  /** Null while a shift has not answered. */
  readonly passed: boolean | null;
  readonly unanswered: readonly string[];
  readonly sittings: readonly {
    readonly name: string;
    readonly shift: string;
    readonly right: number;
    readonly of: number;
    readonly passed: boolean;
  }[];
}

/** What one person can do with what the desk knows. */
export interface KnowledgeSession {
  offer(text: string, organisation?: string): Promise<OfferView>;
  articles(words?: string): Promise<readonly ArticleSummary[]>;
  article(reference: string): Promise<ArticleRead>;
  /** Resolves to its reference. A known error is published at once. */
  draft(article: ArticleToWrite): Promise<string>;
  review(reference: string, finding: string): Promise<void>;
  /** A new version on the current one; `minor`: only its spelling changes. */
  revise(reference: string, text: ArticleText, minor: boolean): Promise<void>;
  withdraw(reference: string, reason: string): Promise<void>;
  /** The known error is fixed in a release that these organisations have. */
  releaseFix(reference: string, release: string, organisations: readonly string[]): Promise<void>;
  use(incident: string, article: string): Promise<void>;
  tellHelped(incident: string, article: string, helped: boolean): Promise<void>;
  nameKnownError(incident: string, article: string): Promise<void>;
  ofIncident(incident: string): Promise<KnowledgeOfIncident>;
  /** Over the incidents opened between two ISO instants. */
  rates(from: string, until: string): Promise<MatchRateView>;
  /** Gaps of the shifts that begin on this date. */
  competence(date: string): Promise<readonly CompetenceGap[]>;
  showCompetence(person: string, proof: CompetenceProof): Promise<void>;
  planShift(person: string, shift: string, date: string): Promise<void>;
  /** Resolves to its reference. */
  setTest(test: Questionnaire): Promise<string>;
  beginTest(test: string, shift: string): Promise<void>;
  answerTest(test: string, question: number, service: string | null): Promise<void>;
  test(reference: string): Promise<TestResults | null>;
}
