import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ILLEGAL, LEGAL, mayMove, wayTo } from '../../../kernel/trouble-ticket/index.ts';
import { MODES, openTestSupplier } from '../../testing/supplier.ts';

for (const mode of MODES) {
  test(`each of the ${LEGAL.length} legal changes is made and each of the ${ILLEGAL.length} others gets 409, ${mode}`, async (t) => {
    const { create, api, supplier } = await openTestSupplier(t, mode, { open: true });
    for (const { from, to } of [...LEGAL, ...ILLEGAL]) {
      const id = String((await create()).json?.['id']);
      for (const next of wayTo(from)!) await supplier.move(id, next);
      const { status, json } = await api('PATCH', `/troubleTicket/${id}`, { status: to, statusChangeReason: 'as agreed' });
      const kept = supplier.tickets.find((ticket) => ticket.id === id)?.status;
      if (mayMove(from, to)) assert.deepEqual([status, kept], [200, to], `${from} to ${to}`);
      else assert.deepEqual([status, json?.['code'], kept], [409, 'illegalTransition', from], `${from} to ${to}`);
    }
  });

  test(`reopening needs a reason, which becomes a note; resolving sets a date, ${mode}`, async (t) => {
    const { create, api, supplier } = await openTestSupplier(t, mode);
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

  test(`the supplier cannot make an illegal change either, ${mode}`, async (t) => {
    const { create, supplier } = await openTestSupplier(t, mode);
    await create();
    await assert.rejects(supplier.move('T0000001', 'closed'), { code: 'illegalTransition' });
    await assert.rejects(supplier.move('T9', 'inProgress'), { code: 'notFound' });
  });
}
