import type { Article, ArticleFact, ArticleVersion, RecordedArticleFact } from './types.ts';

/** An article as its facts have left it; null while there are none. Pure. */
export function foldArticle(reference: string, facts: readonly RecordedArticleFact[]): Article | null {
  return facts.reduce<Article | null>(
    (article, fact) => (article === null ? opened(reference, fact) : after(article, fact)),
    null,
  );
}

function opened(reference: string, fact: RecordedArticleFact): Article | null {
  if (fact.type !== 'drafted') return null;
  const { kind, service, audience, organisations, governance, owner, incident = null, knownError = null } = fact;
  return {
    ...{ reference, kind, service, audience, organisations, governance, owner, incident, knownError },
    confidence: 'work-in-progress',
    versions: [versionOf(fact, 1, false)],
    reviews: [],
    faults: [],
    publishedAt: null,
    withdrawnAt: null,
    fixes: [],
  };
}

function after(article: Article, fact: RecordedArticleFact): Article {
  const { at, actor } = fact;
  switch (fact.type) {
    case 'drafted':
      return article;
    case 'revised':
      return {
        ...article,
        versions: [...article.versions, versionOf(fact, fact.version, fact.minor)],
        faults: [],
        // What it says has changed since somebody checked it. A correction changes nothing.
        confidence: article.confidence === 'validated' && !fact.minor ? 'not-validated' : article.confidence,
      };
    case 'confidenceSet':
      return {
        ...article,
        confidence: fact.confidence,
        publishedAt: article.publishedAt ?? (fact.confidence === 'not-validated' || fact.confidence === 'validated' ? at : null),
      };
    case 'audienceSet':
      return { ...article, audience: fact.audience, organisations: fact.organisations, governance: fact.governance };
    case 'ownerSet':
      return { ...article, owner: fact.owner };
    case 'reviewed':
      return {
        ...article,
        confidence: 'validated',
        publishedAt: article.publishedAt ?? at,
        faults: [],
        reviews: [...article.reviews, { on: fact.on, dueBy: fact.dueBy, by: actor.name, finding: fact.texts.finding }],
      };
    case 'flagged':
      return { ...article, faults: [...article.faults, { fault: fact.texts.fault, at, by: actor.name }] };
    case 'withdrawn':
      return { ...article, withdrawnAt: article.withdrawnAt ?? at };
    case 'fixReleased':
      return { ...article, fixes: [...article.fixes, { release: fact.release, organisations: fact.organisations, at }] };
    default:
      return fact satisfies never;
  }
}

function versionOf(
  { texts, at, actor }: Extract<RecordedArticleFact, { texts: Extract<ArticleFact, { type: 'drafted' }>['texts'] }>,
  version: number,
  minor: boolean,
): ArticleVersion {
  const { title, symptom, answer, errorText } = texts;
  return { version, at, by: actor.name, minor, title, symptom, answer, errorText };
}

export const current = ({ versions }: Pick<Article, 'versions'>): ArticleVersion => versions.at(-1)!;
