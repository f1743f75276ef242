import type { Article } from './types.ts';
import { scopeOf } from '../../access/index.ts';
import type { Actor } from '../../access/actor.ts';

/**
 * The one rule of who reads which article, for lists, searches, suggestions, counts and the article itself. Staff and the assessor read
 * all. Callers and other desks read what somebody has validated for callers of their organisation. Pure.
 */
export function readsArticle(
  viewer: Actor,
  { audience, confidence, organisations }: Pick<Article, 'audience' | 'confidence' | 'organisations'>,
): boolean {
  const scope = scopeOf(viewer);
  if (scope === null) return true;
  return (
    audience === 'callers' &&
    confidence === 'validated' &&
    (organisations?.includes(scope.organisation) ?? scope.organisation !== '')
  );
}
