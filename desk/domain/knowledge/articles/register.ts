import { current, foldArticle } from './fold.ts';
import type { Article, ArticleFact } from './types.ts';
import type { Register } from '../../registers/index.ts';

/** The register of articles and known errors. Its due date is told by lists; nothing happens by itself. */
export const ARTICLES: Register<ArticleFact, Article> = {
  name: 'articles',
  prefix: 'KB-',
  fold: foldArticle,
  row: (article) => ({
    state: article.confidence,
    title: current(article).title,
    organisations: article.audience === 'callers' ? article.organisations : null,
    due: null,
  }),
};
