import { Refusal } from '../refusal.ts';
import { singleValue, type QueryParameter } from './query.ts';

/** The page size without `limit`, and the largest `limit`. */
export const PAGE = { standard: 100, most: 1_000 } as const;

export interface Page {
  readonly offset: number;
  readonly limit: number;
}

const count = (query: readonly QueryParameter[], name: string, otherwise: number): number => {
  const text = singleValue(query, name);
  if (text === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(text)) throw new Refusal('invalidQuery', `${name} must be a whole number, such as ${name}=20.`, 400);
  return Number(text);
};

/**
 * The requested page. Lists run from newest to oldest, so the first page always holds the newest tickets. A client that pages while
 * tickets arrive may see one twice, and misses none.
 */
export const pageOf = (query: readonly QueryParameter[]): Page => ({
  offset: count(query, 'offset', 0),
  limit: Math.min(count(query, 'limit', PAGE.standard), PAGE.most),
});

/** The total, the number returned, and whether the server's limit, not the caller's, cut the list (MEF 124 R72). */
export function pageHeaders(
  query: readonly QueryParameter[],
  page: Page,
  total: number,
  shown: number,
): Readonly<Record<string, string>> {
  const wanted = count(query, 'limit', Infinity);
  const cut = shown < Math.min(wanted, Math.max(0, total - page.offset));
  return {
    'x-total-count': String(total),
    'x-result-count': String(shown),
    ...(cut ? { 'x-pagination-throttled': 'true' } : {}),
  };
}
