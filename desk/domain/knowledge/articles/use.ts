import { current } from './fold.ts';
import type { Article, ArticleFact } from './types.ts';
import { refuse } from '../refuse.ts';

/** The current version was used in an incident: once each, however often it is looked at. Pure. */
export function useArticle(article: Article, incident: string): readonly ArticleFact[] {
  return article.uses.some((use) => use.incident === incident)
    ? []
    : [{ type: 'used', incident, version: current(article).version }];
}

/** Whether it helped in an incident in which it was used. Pure. */
export function tellHelped(article: Article, incident: string, helped: boolean): readonly ArticleFact[] {
  const use = article.uses.find((each) => each.incident === incident);
  if (use === undefined) throw refuse.wrongState(`${article.reference} was not used in ${incident}. Say first that it was.`);
  return use.helped === helped ? [] : [{ type: 'helped', incident, helped }];
}

/** How often it was used, and helped. Views are not counted: who looks has not used it. Pure. */
export const useOf = ({ uses }: Pick<Article, 'uses'>) => ({
  used: uses.length,
  helped: uses.filter(({ helped }) => helped === true).length,
  didNotHelp: uses.filter(({ helped }) => helped === false).length,
});
