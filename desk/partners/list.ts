import { setImmediate as aTurn } from 'node:timers/promises';
import type { Actor } from '../domain/access/actor.ts';
import type { TicketResponse } from './types.ts';
import type { Reading } from '../views/reading.ts';
import { numberOf, type Store } from '../store/index.ts';
import type { Partner, Ticket } from '../trouble-tickets/index.ts';
import {
  asked,
  fieldsIn,
  filterIn,
  matches,
  onlyFields,
  pageHeaders,
  pageOf,
  type Asked as Query,
} from '../../kernel/trouble-ticket/index.ts';

/** Rows at a time; in between, others have their turn. */
const ROWS = 200;

export interface ListOptions {
  readonly store: Store;
  readonly parts: { readonly reading: Reading };
  readonly actorOf: (partner: Partner) => Actor;
  readonly ticket: (n: number, partner: Partner) => Ticket;
  /** What an incident logged under a reference of the partner's is known by. */
  readonly keyOf: (partner: Partner, reference: string) => string;
}

/** The tickets of a partner's organisation, newest first: filtered one by one, and no more of them built than are looked at. */
export function lists({ store, parts, actorOf, ticket, keyOf }: ListOptions) {
  async function* numbers(partner: Partner): AsyncGenerator<number> {
    let after: string | null = null;
    do {
      const page = parts.reading.incidents(store.rows, { limit: ROWS, ...(after !== null && { after }) }, actorOf(partner));
      for (const { reference } of page.items) {
        const n = numberOf(reference)!;
        if (!store.partners.isDeleted(n)) yield n;
      }
      after = page.next;
      if (after !== null) await aTurn();
    } while (after !== null);
  }
  /** Whoever asks by its own reference is answered without looking at any other ticket. */
  function byReference(query: readonly Query[], partner: Partner): readonly number[] | null {
    const named = query.filter(({ name }) => name === 'externalId');
    if (named.length === 0) return null;
    const found = named.flatMap(({ values }) => values.map((value) => store.contacts.byKey([keyOf(partner, value)])));
    return [...new Set(found.filter((n) => n !== null))].filter((n) => !store.partners.isDeleted(n)).sort((a, b) => b - a);
  }

  return async (search: string, partner: Partner): Promise<TicketResponse> => {
    const query = asked(search);
    const [filter, fields, page] = [filterIn(query), fieldsIn(query), pageOf(query)];
    const shown: Ticket[] = [];
    let total = 0;
    for await (const n of byReference(query, partner) ?? numbers(partner)) {
      let built: Ticket | undefined;
      const whole = () => (built ??= ticket(n, partner));
      if (!matches(filter, (name) => (Object.hasOwn(whole(), name) ? whole()[name] : undefined))) continue;
      if (total >= page.offset && shown.length < page.limit) shown.push(whole());
      total += 1;
    }
    return {
      status: 200,
      headers: pageHeaders(query, page, total, shown.length),
      body: shown.map((each) => onlyFields(each, fields)),
    };
  };
}
