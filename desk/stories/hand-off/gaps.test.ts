import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { CONTACT, DATA, INC, minutes } from '../../testing/with-supplier.ts';
import { openTestDesk, SUPPLIER } from '../../testing/desk.ts';
import { signatureOf } from '../../channels/supplier/signature.ts';
import { canHaveCome, gapIn } from '../../domain/incident/hand-off/gaps.ts';

const at = (minute: number) => `2026-11-24T09:${String(30 + minute).padStart(2, '0')}:00Z`;
const history = (...statuses: readonly string[]) => statuses.map((status, i) => ({ status, at: at(i), reason: '' }));
const known = (status: string | null, ...changes: readonly string[]) => ({ status, changes, received: [] });
const ticket = (status: string, ...statuses: readonly string[]) => ({ id: 'T1', status, changes: history(...statuses) });

test('a complete history fills every gap; one that is incomplete or contradicts earlier events fills none', () => {
  const whole = ticket('resolved', 'acknowledged', 'inProgress', 'resolved');
  assert.equal(gapIn(whole, known(null)), null);
  assert.equal(gapIn(whole, known('inProgress', '1 inProgress')), null);
  assert.equal(
    gapIn(whole, known('pending', '1 inProgress', '2 resolved', '3 inProgress')),
    null,
    'outdated: its history is shorter',
  );
  assert.equal(gapIn(whole, known('pending', '1 inProgress', '2 pending')), 'history');
  assert.equal(gapIn(ticket('resolved', 'acknowledged', 'resolved'), known(null)), 'history');
  assert.equal(gapIn(ticket('resolved', 'resolved'), known(null)), 'history');
  assert.equal(gapIn(ticket('resolved', 'acknowledged', 'inProgress'), known(null)), 'history');
  assert.equal(gapIn(ticket('resolved'), known(null)), 'history');
});

test('without a history one step is certain, and two are a gap', () => {
  const ticketWith = (status: string) => ({ id: 'T1', status });
  assert.equal(gapIn(ticketWith('inProgress'), known(null)), null);
  assert.equal(gapIn(ticketWith('inProgress'), known('inProgress')), null);
  assert.equal(gapIn(ticketWith('resolved'), known('acknowledged')), 'step');
  assert.equal(gapIn(ticketWith('pending'), known('resolved')), 'step');
});

test('a document that is only named is a gap until it is read', () => {
  const documents = [{ key: 'a1', name: 'x.txt', mediaType: 'text/plain' }];
  const event = { id: 'T1', status: 'inProgress', documents };
  assert.equal(gapIn(event, known('inProgress')), 'document');
  assert.equal(gapIn(event, { ...known('inProgress'), received: ['a1'] }), null);
});

test('a ticket reaches a status only by legal changes', () => {
  assert.ok(canHaveCome('acknowledged', 'closed') && canHaveCome('resolved', 'pending'));
  assert.ok(!canHaveCome('inProgress', 'acknowledged') && !canHaveCome('closed', 'resolved') && !canHaveCome('held', 'held'));
});

/** A desk and a scripted supplier: its answer to a read, and the events it sends. */
async function scriptedSupplier(t: TestContext, reading: () => object) {
  const desk = await openTestDesk({
    answerTo: ({ path, method }) => {
      if (path === '/token') return { status: 200, body: { access_token: 'token', expires_in: 36_000 } };
      if (path === '/calls') return { status: 200, body: { callId: 'call' } };
      if (method === 'POST') return { status: 201, body: { id: 'T1', status: 'acknowledged', externalId: INC } };
      return { status: 200, body: reading() };
    },
  });
  t.after(async () => desk.close());
  await desk.ask('analyst', 'POST', '/api/contacts', CONTACT);
  await desk.ask('analyst', 'POST', `/api/incidents/${INC}/hand-off`, { data: DATA });
  await desk.clock.settle();
  let events = 0;
  const event = async (body: object) => {
    const id = `event-${++events}`;
    const timestamp = String(Math.floor(desk.clock.now().epochMilliseconds / 1000));
    const text = JSON.stringify({
      eventId: id,
      eventTime: desk.clock.now().toString(),
      eventType: 'TroubleTicketStatusChangeEvent',
      event: { troubleTicket: { id: 'T1', externalId: INC, ...body } },
    });
    const answer = await desk.ask(null, 'POST', '/suppliers/bt-health/listener/TroubleTicketStatusChangeEvent', text, {
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': signatureOf(SUPPLIER.webhookSecret, id, timestamp, text),
    });
    assert.equal(answer.status, 201);
    await desk.clock.settle();
  };
  return {
    desk,
    event,
    reads: () => desk.peer.asked.filter(({ method, path }) => method === 'GET' && path.endsWith('/troubleTicket/T1')).length,
    updates: async () =>
      (await desk.events(INC, 'supplierUpdated')).map(
        ({ status, late, texts }) => `${late ? 'late ' : ''}${status}: ${texts['note'] ?? ''}`,
      ),
  };
}
const change = (status: string, minute: number, changeReason: string) => ({ status, changeDate: at(minute), changeReason });

test('an event with an incomplete history triggers a read, and each update is applied once, in order', async (t) => {
  const statusChange = [
    change('acknowledged', 0, ''),
    change('inProgress', 1, 'On it'),
    change('pending', 2, 'Which room?'),
    change('inProgress', 3, 'Found it'),
    change('resolved', 4, 'Mended'),
  ];
  const { desk, event, reads, updates } = await scriptedSupplier(t, () => ({
    id: 'T1',
    status: 'resolved',
    externalId: INC,
    statusChange,
  }));
  await desk.clock.advance(minutes(5));
  await event({ status: 'resolved', statusChange: [statusChange[0], statusChange[4]] });
  assert.equal(reads(), 1);
  assert.deepEqual(await updates(), ['inProgress: On it', 'pending: Which room?', 'inProgress: Found it', 'resolved: Mended']);
  await event({ status: 'resolved', statusChange });
  assert.equal(reads(), 1, 'this one fills its gaps itself');
  assert.equal((await updates()).length, 4);
  assert.equal((await desk.incident(INC)).supplier?.status, 'resolved');
});

test('an event without a history that skips a status triggers a read, and its update is not applied twice', async (t) => {
  const { desk, event, reads, updates } = await scriptedSupplier(t, () => ({
    id: 'T1',
    status: 'resolved',
    statusChange: [change('acknowledged', 0, ''), change('inProgress', 1, 'On it'), change('resolved', 5, 'Mended')],
  }));
  await desk.clock.advance(minutes(5));
  await event({ status: 'resolved', statusChangeReason: 'Mended' });
  assert.equal(reads(), 1);
  assert.deepEqual(await updates(), ['resolved: Mended', 'late inProgress: On it']);
  assert.equal((await desk.incident(INC)).supplier?.status, 'resolved');
});

test('a supplier without histories is trusted as far as its ticket can have moved', async (t) => {
  let status = 'acknowledged';
  const { desk, updates } = await scriptedSupplier(t, () => ({ id: 'T1', status, externalId: INC }));
  status = 'inProgress';
  await desk.clock.advance(minutes(11));
  assert.deepEqual(await updates(), ['inProgress: ']);
  status = 'acknowledged';
  await desk.clock.advance(minutes(5 * 60));
  assert.deepEqual(await updates(), ['inProgress: ']);
  status = 'resolved';
  await desk.clock.advance(minutes(5 * 60));
  assert.deepEqual(await updates(), ['inProgress: ', 'resolved: ']);
});
