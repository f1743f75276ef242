import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MODES, stage } from '../../testing/supplier.ts';
import type { TicketStatus } from '../types.ts';
import { mayMove, MOVES, STATUSES } from './states.ts';

const pairs = STATUSES.flatMap((from) => STATUSES.filter((to) => to !== from).map((to) => ({ from, to })));
const legal = pairs.filter(({ from, to }) => mayMove(from, to));
const illegal = pairs.filter(({ from, to }) => !mayMove(from, to));

/** Shortest way from a new ticket to a status. */
function wayTo(status: TicketStatus): readonly TicketStatus[] {
  const ways: TicketStatus[][] = [['acknowledged']];
  for (const way of ways) {
    if (way.at(-1) === status) return way.slice(1);
    ways.push(...MOVES[way.at(-1)!].filter((next) => !way.includes(next)).map((next) => [...way, next]));
  }
  throw new Error(`${status} cannot be reached`);
}

test('of the 56 changes of status 13 are legal and 43 are not', () => {
  assert.deepEqual([pairs.length, legal.length, illegal.length], [56, 13, 43]);
});

test('closed, cancelled and rejected are final', () => {
  assert.deepEqual(
    STATUSES.filter((status) => MOVES[status].length === 0),
    ['closed', 'cancelled', 'rejected'],
  );
});

for (const mode of MODES) {
  test(`each of the ${legal.length} legal changes is made and each of the ${illegal.length} others answered 409, ${mode}`, async (t) => {
    const { create, api, supplier } = await stage(t, mode, { open: true });
    for (const { from, to } of pairs) {
      const id = String((await create()).json?.['id']);
      for (const next of wayTo(from)) await supplier.move(id, next);
      const { status, json } = await api('PATCH', `/troubleTicket/${id}`, { status: to, statusChangeReason: 'as agreed' });
      const kept = supplier.tickets.find((ticket) => ticket.id === id)?.status;
      if (mayMove(from, to)) assert.deepEqual([status, kept], [200, to], `${from} to ${to}`);
      else assert.deepEqual([status, json?.['code'], kept], [409, 'illegalTransition', from], `${from} to ${to}`);
    }
  });

  test(`reopening needs a reason, which stays as a note; resolving leaves a date, ${mode}`, async (t) => {
    const { create, api, supplier } = await stage(t, mode);
    await create();
    await supplier.move('T0000001', 'inProgress');
    await supplier.move('T0000001', 'resolved', 'Database failed over.');
    assert.equal(supplier.tickets[0]?.resolutionDate, '2026-11-23T09:00:00Z');
    assert.equal((await api('PATCH', '/troubleTicket/T0000001', { status: 'inProgress' })).json?.['code'], 'missingProperty');
    assert.equal(
      (await api('PATCH', '/troubleTicket/T0000001', { status: 'inProgress', statusChangeReason: 'Still down.' })).status,
      200,
    );
    assert.equal(supplier.tickets[0]?.resolutionDate, undefined);
    assert.deepEqual(
      supplier.tickets[0]?.note.map(({ author, text }) => `${author}: ${text}`),
      ['BT Health (simulated): Database failed over.', 'service desk: Still down.'],
    );
    assert.equal((await api('PATCH', '/troubleTicket/T0000001', { status: 'mended' })).json?.['code'], 'invalidValue');
  });

  test(`the supplier itself cannot make an illegal move, ${mode}`, async (t) => {
    const { create, supplier } = await stage(t, mode);
    await create();
    await assert.rejects(supplier.move('T0000001', 'closed'), { code: 'illegalTransition' });
    await assert.rejects(supplier.move('T9', 'inProgress'), { code: 'notFound' });
  });
}
