import type { Handlers } from './types.ts';
import { refuse } from '../refuse.ts';

/** Articles that are used for an incident, and the known error that it turned out to be. */
export const knowledge = {
  useArticle: ({ article, version }, { state }) =>
    state.articles.some((each) => each.article === article) ? [] : [{ type: 'articleUsed', article, version }],
  tellHelped: ({ article, helped }, { state }) => {
    const used = state.articles.find((each) => each.article === article);
    if (used === undefined) throw refuse.wrongState(state, `say first that ${article} was used.`);
    return used.helped === helped ? [] : [{ type: 'articleHelped', article, helped }];
  },
  nameKnownError: ({ article }, { state }) => (state.knownError === article ? [] : [{ type: 'knownErrorNamed', article }]),
} satisfies Partial<Handlers>;
