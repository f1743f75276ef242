import { setImmediate as aTurn } from 'node:timers/promises';
import type { Actor } from '../domain/access/actor.ts';
import type { TicketResponse } from './types.ts';
import type { Reading } from '../views/reading.ts';
import { numberOf, type Store } from '../store/index.ts';
import type { Partner, Ticket } from '../trouble-tickets/index.ts';
import {
  parseQuery,
  attributesOf,
  fieldsIn,
  filterIn,
  matches,
  onlyFields,
  pageHeaders,
  pageOf,
  type QueryParameter as Query,
} from '../../kernel/trouble-ticket/index.ts';

/** Rows per batch; other work runs between batches. */
const ROWS = 200;

export interface ListOptions {
  readonly store: Store;
  readonly parts: { readonly reading: Reading };
  readonly actorOf: (partner: Partner) => Actor;
  readonly ticket: (n: number, partner: Partner) => Promise<Ticket>;
  /** The key of an incident logged under a partner's reference. */
  readonly keyOf: (partner: Partner, reference: string) => string;
}

/** Lists the tickets of a partner's organisation, newest first. Filters them one by one, and builds no more tickets than are examined. */
export function lists({ store, parts, actorOf, ticket, keyOf }: ListOptions) {
  async function* numbers(partner: Partner): AsyncGenerator<number> {
    let after: string | null = null;
    do {
      const page = await parts.reading.incidents(store.rows, { limit: ROWS, ...(after !== null && { after }) }, actorOf(partner));
      for (const { reference } of page.items) {
        const n = numberOf(reference)!;
        if (!(await store.partners.isDeleted(n))) yield n;
      }
      after = page.next;
      if (after !== null) await aTurn();
    } while (after !== null);
  }
  /** A query by the partner's own reference reads no other ticket. */
  async function byReference(query: readonly Query[], partner: Partner): Promise<readonly number[] | null> {
    const named = query.filter(({ name }) => name === 'externalId');
    if (named.length === 0) return null;
    const numbered = new Set<number>();
    for (const value of named.flatMap(({ values }) => values)) {
      const n = await store.contacts.byKey([keyOf(partner, value)]);
      if (n !== null && !(await store.partners.isDeleted(n))) numbered.add(n);
    }
    return [...numbered].sort((a, b) => b - a);
  }

  return async (search: string, partner: Partner): Promise<TicketResponse> => {
    const query = parseQuery(search);
    const [filter, fields, page] = [filterIn(query), fieldsIn(query), pageOf(query)];
    const shown: Ticket[] = [];
    let total = 0;
    for await (const n of (await byReference(query, partner)) ?? numbers(partner)) {
      const isOnPage = () => total >= page.offset && shown.length < page.limit;
      if (filter.length > 0 || isOnPage()) {
        const built = await ticket(n, partner);
        if (!matches(filter, attributesOf(built))) continue;
        if (isOnPage()) shown.push(built);
      }
      total += 1;
    }
    return {
      status: 200,
      headers: pageHeaders(query, page, total, shown.length),
      body: shown.map((each) => onlyFields(each, fields)),
    };
  };
}
