import { current } from './fold.ts';
import type { Article } from './types.ts';
import { refuse } from '../refuse.ts';
import type { Recorded, Register } from '../../registers/index.ts';

/** An incident in which an article was used, and whether it helped; null: nobody has said. */
export interface Use {
  readonly incident: string;
  readonly version: number;
  /** ISO instant. */
  readonly at: string;
  readonly helped: boolean | null;
}

export type UseFact =
  | { readonly type: 'used'; readonly article: string; readonly incident: string; readonly version: number }
  | { readonly type: 'helped'; readonly incident: string; readonly helped: boolean };

/** What an article was used for in a month. */
export interface UsesOfMonth {
  readonly article: string;
  readonly uses: readonly Use[];
}

/** Apart from the articles, month by month: an article that everybody uses stays as quick to read as any. */
export const USES: Register<UseFact, UsesOfMonth> = {
  name: 'article-uses',
  prefix: '',
  fold: foldUses,
  row: ({ article, uses }) => ({ state: article, title: `${String(uses.length)} uses`, organisations: null, due: null }),
};

/** The entry that holds a use of this instant. */
export const usesEntry = (article: string, at: Temporal.Instant): string => `${article}.${String(at).slice(0, 7)}`;

export function foldUses(_reference: string, facts: readonly Recorded<UseFact>[]): UsesOfMonth | null {
  return facts.reduce<UsesOfMonth | null>((month, fact) => {
    if (fact.type === 'used') {
      const { article, incident, version, at } = fact;
      return { article, uses: [...(month?.uses ?? []), { incident, version, at, helped: null }] };
    }
    return (
      month && {
        ...month,
        uses: month.uses.map((use) => (use.incident === fact.incident ? { ...use, helped: fact.helped } : use)),
      }
    );
  }, null);
}

/** The current version is used in an incident: once each, however often it is looked at. Pure. */
export function useArticle(article: Article, month: UsesOfMonth | null, incident: string): readonly UseFact[] {
  if (article.confidence === 'archived')
    throw refuse.wrongState(`${article.reference} is archived. Use another, or restore it first.`);
  return month?.uses.some((use) => use.incident === incident)
    ? []
    : [{ type: 'used', article: article.reference, incident, version: current(article).version }];
}

/** Whether it helped in an incident in which it was used. Pure. */
export function tellHelped(month: UsesOfMonth | null, incident: string, helped: boolean): readonly UseFact[] {
  const use = month?.uses.find((each) => each.incident === incident);
  if (use === undefined) throw refuse.wrongState(`The article was not used in ${incident}. Say first that it was.`);
  return use.helped === helped ? [] : [{ type: 'helped', incident, helped }];
}

/** How often an article was used, and helped. Views are not counted: who looks has not used it. Pure. */
export const useOf = (uses: readonly Use[]) => ({
  used: uses.length,
  helped: uses.filter(({ helped }) => helped === true).length,
  didNotHelp: uses.filter(({ helped }) => helped === false).length,
});
