import { distance } from 'fastest-levenshtein';
import { current } from './fold.ts';
import type { Article } from './types.ts';
import { complaintsIn } from '../suggestion/clauses.ts';
import { wordsIn } from '../suggestion/words.ts';
import type { Policy } from '../../../../standards/index.ts';

/** A contact as a known error is looked for. `at` is when the caller was told. */
export interface Told {
  readonly service: string;
  readonly organisation: string;
  readonly text: string;
  readonly at: Temporal.Instant;
}

/** Why a known error was offered: the supplier's number or error text stands in the words, or its symptom does. */
export interface MatchedError {
  readonly article: Article;
  readonly by: 'code' | 'symptom' | 'dependency';
  /** Words that both have, as the caller wrote them. */
  readonly words: readonly string[];
}

const within = (at: Temporal.Instant, from: string, to: string | null): boolean =>
  Temporal.Instant.compare(from, at) <= 0 && (to === null || Temporal.Instant.compare(at, to) < 0);
const concerns = (organisations: readonly string[] | null, organisation: string): boolean =>
  organisations?.includes(organisation) ?? true;

/** Whether the known error was published, valid and not fixed for this organisation at that instant. Pure: later facts change nothing. */
export function wasValid(article: Article, organisation: string, at: Temporal.Instant): boolean {
  const { knownError, publishedAt, withdrawnAt, fixes } = article;
  return (
    knownError !== null &&
    publishedAt !== null &&
    within(at, publishedAt, withdrawnAt) &&
    within(at, knownError.validFrom, knownError.validTo) &&
    concerns(knownError.organisations, organisation) &&
    !fixes.some((fix) => concerns(fix.organisations, organisation) && Temporal.Instant.compare(fix.at, at) <= 0)
  );
}

/** Words of a symptom that must be found in a contact: one alone is chance. */
const ENOUGH = 2;
const ORDER = ['code', 'symptom', 'dependency'] as const;

/**
 * Known errors that fit a contact: those whose number or error text is in its words, then those of its service whose symptom is, then
 * those of a service that it depends on. Only errors that were valid for its organisation; best first. Pure.
 */
export function matchKnownErrors(
  articles: readonly Article[],
  told: Told,
  { services, triage }: Pick<Policy, 'services' | 'triage'>,
): readonly MatchedError[] {
  const shared = new Set(triage.sharedWords.flatMap((word) => wordsIn(word).map(({ stem }) => stem)));
  const said = wordsIn(complaintsIn(told.text)).filter(({ stem }) => !shared.has(stem));
  const service = services.find(({ id }) => id === told.service);
  const needed = new Set(services.filter(({ name }) => service?.dependencies.includes(name)).map(({ id }) => id));
  const matchOf = (article: Article): MatchedError | null => {
    if (article.confidence === 'archived' || !wasValid(article, told.organisation, told.at)) return null;
    const { symptom, title, errorText } = current(article);
    const quoted = [article.knownError!.code, errorText].find((exact) => isQuoted(exact, told.text));
    if (quoted !== undefined) return { article, by: 'code', words: [quoted] };
    if (article.service !== told.service && !needed.has(article.service)) return null;
    const own = wordsIn(`${title} ${symptom}`);
    const words = [
      ...new Set(said.filter(({ stem }) => own.some((word) => isAlike(word.stem, stem))).map(({ written }) => written)),
    ];
    if (words.length < ENOUGH) return null;
    return { article, by: article.service === told.service ? 'symptom' : 'dependency', words };
  };
  return articles
    .flatMap((article) => matchOf(article) ?? [])
    .sort(
      (a, b) =>
        ORDER.indexOf(a.by) - ORDER.indexOf(b.by) ||
        b.words.length - a.words.length ||
        a.article.reference.localeCompare(b.article.reference),
    );
}

const spaced = (text: string) => text.toLowerCase().replace(/\s+/g, ' ').trim();
/** Whether these exact words stand in the text. A number of one or two characters could be anything. */
const isQuoted = (exact: string, text: string): boolean =>
  spaced(exact).length >= 3 &&
  new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(spaced(exact))}(?![\\p{L}\\p{N}])`, 'u').test(spaced(text));

const isAlike = (a: string, b: string): boolean => a === b || (Math.min(a.length, b.length) >= 5 && distance(a, b) === 1);
