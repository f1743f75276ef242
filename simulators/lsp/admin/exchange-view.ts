import { externalIdOf, eventTypeOf } from '../journal/match.ts';
import { tookMs } from '../journal/har.ts';
import type { Exchange } from '../journal/types.ts';

/** An exchange as in the journal's JSON, the live page and its stream. */
export const exchangeView = (supplier: string, exchange: Exchange) => ({
  supplier,
  reference: externalIdOf(exchange) ?? null,
  event: eventTypeOf(exchange) ?? null,
  tookMs: tookMs(exchange),
  ...exchange,
});
export type ExchangeView = ReturnType<typeof exchangeView>;

/** Selects exchanges; every part that is given must match. */
export interface ExchangeFilter {
  readonly supplier?: string | undefined;
  readonly reference?: string | undefined;
  readonly direction?: string | undefined;
  readonly method?: string | undefined;
  readonly status?: string | undefined;
  /** Numbers above this one. */
  readonly after?: number | undefined;
}

export const passesFilter = (wanted: ExchangeFilter, one: ExchangeView): boolean =>
  (wanted.supplier === undefined || wanted.supplier === one.supplier) &&
  (wanted.reference === undefined || wanted.reference === one.reference) &&
  (wanted.direction === undefined || wanted.direction === one.direction) &&
  (wanted.method === undefined || wanted.method.toUpperCase() === one.method) &&
  (wanted.status === undefined || wanted.status === String(one.status)) &&
  (wanted.after === undefined || one.n > wanted.after);
