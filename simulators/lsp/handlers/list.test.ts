import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededIds, virtualClock } from '../../../kernel/index.ts';
import { resource } from '../model/ticket.ts';
import { createTickets } from '../model/tickets.ts';
import { list } from './tickets.ts';
import type { Call } from './with-tenant.ts';

const TICKETS = 10_000;
const BASE = '/t/scenario/tmf-api/troubleTicket/v4';

/** Ten thousand tickets, every seventh pending, with a count of accesses to their attributes. */
function full() {
  const clock = virtualClock(Temporal.Instant.from('2026-11-23T09:00:00Z'));
  const tickets = createTickets({ clock, ids: seededIds('4711'), supplierName: 'BT Health', minimumDataSet: [] });
  let looked = 0;
  for (let n = 1; n <= TICKETS; n += 1) {
    const ticket = tickets.create({ description: `Number ${n}`, severity: String((n % 5) + 1), ticketType: 'incident' });
    if (n % 7 === 0) {
      tickets.move(ticket.id, 'inProgress');
      tickets.move(ticket.id, 'pending');
    }
    const { sent } = ticket;
    Object.defineProperty(ticket, 'sent', {
      get: () => {
        looked += 1;
        return sent;
      },
    });
  }
  const ask = (query: string) => {
    looked = 0;
    const url = new URL(`http://supplier.example${BASE}/troubleTicket${query}`);
    const { headers, body } = list({ tenant: { tickets, base: BASE }, url } as unknown as Call);
    const shown = body as readonly Readonly<Record<string, unknown>>[];
    return { ids: shown.map(({ id }) => id), shown, total: Number(headers?.['x-total-count']), looked, headers };
  };
  return { ask, tickets };
}

test('a page of ten thousand tickets builds only the resources it returns', () => {
  const { ask, tickets } = full();
  const page = ask('?limit=20&offset=40');
  assert.deepEqual([page.total, page.ids.length, page.ids[0], page.looked], [TICKETS, 20, 'T0009960', 20]);
  assert.deepEqual(page.shown[0], resource(tickets.find('T0009960'), BASE));
  const found = ask('?status=pending&limit=20');
  assert.deepEqual([found.total, found.ids.length, found.looked], [Math.floor(TICKETS / 7), 20, 20]);
  const none = ask('?status=held');
  assert.deepEqual([none.total, none.ids.length, none.looked], [0, 0, 0]);
});

test('a default page holds the newest and states that there are more', () => {
  const { ask } = full();
  const { ids, headers } = ask('');
  assert.deepEqual([ids.length, ids[0], headers?.['x-pagination-throttled']], [100, 'T0010000', 'true']);
});

test('all pages together are the list, each ticket once', () => {
  const { ask } = full();
  const all = Array.from({ length: 15 }, (_, page) => ask(`?status=pending&limit=100&offset=${page * 100}`).ids).flat();
  assert.equal(all.length, Math.floor(TICKETS / 7));
  assert.equal(new Set(all).size, all.length);
});
