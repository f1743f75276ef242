import MiniSearch from 'minisearch';
import { current, wordsIn, type Article } from '../../domain/knowledge/index.ts';

/** Searches articles by their words, best first; typing errors are read over. The index lasts while the list is the same. */
export function articleSearch(): (articles: readonly Article[], text: string) => readonly Article[] {
  let made: { readonly over: readonly Article[]; readonly index: MiniSearch } | null = null;
  return (articles, text) => {
    if (made?.over !== articles) made = { over: articles, index: indexOf(articles) };
    return made.index.search(text).map(({ id }) => articles[id as number]!);
  };
}

function indexOf(articles: readonly Article[]): MiniSearch {
  const index = new MiniSearch({
    fields: ['title', 'symptom', 'errorText', 'answer', 'code'],
    tokenize: (text) => wordsIn(text).map(({ stem }) => stem),
    processTerm: (term) => term,
    searchOptions: { fuzzy: 0.25, prefix: true, boost: { title: 2, symptom: 2 } },
  });
  index.addAll(
    articles.map((article, id) => {
      const { title, symptom, errorText, answer } = current(article);
      return { id, title, symptom, errorText, answer, code: `${article.reference} ${article.knownError?.code ?? ''}` };
    }),
  );
  return index;
}
