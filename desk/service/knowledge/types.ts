import type { Actor } from '../../domain/access/actor.ts';
import type { ArticleCommand, CompetenceCommand, NewArticle, NewTest, Person } from '../../domain/knowledge/index.ts';
import type { IncidentView } from '../../views/types.ts';
import type { ArticleRow, ArticleView, CompetenceView, KnowledgeRates, Offer, TestView } from '../../views/knowledge.ts';

export interface ArticlesQuery {
  readonly text?: string;
  readonly service?: string;
  readonly confidence?: string;
  readonly overdue?: boolean;
}

/** The words of a caller. `service` is the one that the analyst has chosen; absent: the first that is suggested. */
export interface Asked {
  readonly text: string;
  readonly organisation?: string;
  readonly service?: string;
}

/** The desk's operations on what it knows. Each may reject with a `Refusal`. */
export interface Knowledge {
  /** Suggests services, known errors and articles for what a caller says. Only for staff. */
  offer(asked: Asked, viewer: Actor): Promise<Offer>;
  /** Without words: overdue first, then by reference; with words: best first. */
  articles(query: ArticlesQuery, viewer: Actor): Promise<readonly ArticleRow[]>;
  article(reference: string, viewer: Actor): Promise<ArticleView>;
  draft(given: NewArticle, actor: Actor): Promise<ArticleView>;
  change(reference: string, command: ArticleCommand, actor: Actor): Promise<ArticleView>;
  /** Links the article, in its current version, to the incident that it is used for. */
  use(incident: string, article: string, actor: Actor): Promise<IncidentView>;
  tellHelped(incident: string, article: string, helped: boolean, actor: Actor): Promise<IncidentView>;
  nameKnownError(incident: string, article: string | null, actor: Actor): Promise<IncidentView>;
  rates(from: Temporal.Instant, until: Temporal.Instant, viewer: Actor): Promise<KnowledgeRates>;
  /** Everybody's competence, and the gaps of the shifts that begin on so many days from `from`. */
  competence(from: Temporal.PlainDate, days: number, viewer: Actor): Promise<CompetenceView>;
  changeCompetence(person: Person, command: CompetenceCommand, actor: Actor): Promise<void>;
  tests(viewer: Actor): Promise<readonly TestView[]>;
  test(reference: string, viewer: Actor): Promise<TestView>;
  setTest(given: NewTest, actor: Actor): Promise<TestView>;
  beginTest(reference: string, shift: string, actor: Actor): Promise<TestView>;
  answerTest(
    reference: string,
    answer: { readonly question: number; readonly service: string | null },
    actor: Actor,
  ): Promise<TestView>;
}
