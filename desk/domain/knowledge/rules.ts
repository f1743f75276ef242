import { matchKnownErrors } from './articles/known-errors.ts';
import { matchRate } from './articles/match-rate.ts';
import { readsArticle } from './articles/reads.ts';
import { isOverdue } from './articles/review.ts';
import { gapsIn, mayTake } from './competence/gaps.ts';
import { suggester } from './suggestion/suggest.ts';
import { resultsOf } from './tests/result.ts';

/** The rules of knowledge that a desk may have otherwise. */
export interface KnowledgeRules {
  readonly suggester: typeof suggester;
  readonly matchKnownErrors: typeof matchKnownErrors;
  readonly matchRate: typeof matchRate;
  readonly readsArticle: typeof readsArticle;
  readonly isOverdue: typeof isOverdue;
  readonly gapsIn: typeof gapsIn;
  readonly mayTake: typeof mayTake;
  readonly resultsOf: typeof resultsOf;
}

export const knowledgeRules: KnowledgeRules = {
  ...{ suggester, matchKnownErrors, matchRate, readsArticle, isOverdue, gapsIn, mayTake, resultsOf },
};
