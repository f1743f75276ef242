import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import type { ReceivedRequest } from '../../testing/desk.ts';
import { MODES, openTestSupplier, TICKET } from '../../testing/supplier.ts';

const hours = (n: number) => Temporal.Duration.from({ hours: n });

/** Verifies Standard Webhooks 1.0.0 as a receiver does, independently of the signing code. */
const isSigned = ({ headers, body }: ReceivedRequest, secret: string) => {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signed = createHmac('sha256', key)
    .update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`)
    .digest('base64');
  return key.length >= 24 && headers['webhook-signature'] === `v1,${signed}`;
};
const times = (requests: readonly ReceivedRequest[]) =>
  requests.map(({ headers }) => new Date(Number(headers['webhook-timestamp']) * 1000).toISOString().slice(11, 19));

for (const mode of MODES) {
  test(`a status change is sent to the desk, signed, with the whole ticket, ${mode}`, async (t) => {
    const { create, supplier, desk } = await openTestSupplier(t, mode);
    await create();
    await supplier.move('T0000001', 'inProgress', 'An engineer is on it.');
    const [request] = desk.requests;
    assert.equal(request?.path, '/listener/TroubleTicketStatusChangeEvent');
    assert.ok(isSigned(request, supplier.access.webhookSecret));
    assert.deepEqual(times([request]), ['09:00:00']);
    const event = JSON.parse(request.body) as Record<string, unknown> & { event: { troubleTicket: Record<string, unknown> } };
    assert.equal(event['eventId'], request.headers['webhook-id']);
    assert.equal(event['eventType'], 'TroubleTicketStatusChangeEvent');
    assert.equal(event['correlationId'], 'INC-000042');
    assert.equal(event['eventTime'], '2026-11-23T09:00:00Z');
    const { id, status, statusChangeReason, externalId } = event.event.troubleTicket;
    assert.deepEqual(
      [id, status, statusChangeReason, externalId],
      ['T0000001', 'inProgress', 'An engineer is on it.', 'INC-000042'],
    );
  });

  test(`the agreed listener gets all six events for changes by the supplier, ${mode}`, async (t) => {
    const { create, supplier, desk, clock } = await openTestSupplier(t, mode);
    await create();
    await supplier.note('T0000001', 'We see it too.');
    await supplier.move('T0000001', 'inProgress');
    await supplier.move('T0000001', 'pending', 'Which room?');
    await supplier.move('T0000001', 'inProgress');
    await supplier.move('T0000001', 'resolved');
    await supplier.remove('T0000001');
    supplier.log({ ...TICKET, externalId: 'INC-000043' });
    await clock.advance(hours(1));
    const names = desk.requests.map(({ path }) => path.replace(/^.*TroubleTicket|Event$/g, ''));
    const [moved, noted] = ['StatusChange', 'AttributeValueChange'];
    assert.deepEqual(names, [noted, moved, moved, 'InformationRequired', moved, moved, 'Resolved', 'Delete', 'Create']);
  });

  test(`a note is sent as an attribute change; the desk’s own changes are not sent, ${mode}`, async (t) => {
    const { create, api, supplier, desk, clock } = await openTestSupplier(t, mode);
    await create();
    await supplier.note('T0000001', 'We see it too.');
    await api('PATCH', '/troubleTicket/T0000001', { note: [{ text: 'Good.' }], status: 'cancelled' });
    await clock.advance(hours(1));
    assert.deepEqual(
      desk.requests.map(({ path }) => path),
      ['/listener/TroubleTicketAttributeValueChangeEvent'],
    );
  });

  test(`a callback that the desk does not accept is retried under the same id, with growing waits, until accepted, ${mode}`, async (t) => {
    const { create, supplier, desk, clock } = await openTestSupplier(t, mode, { answer: (_heard, nth) => (nth < 4 ? 500 : 204) });
    await create();
    await supplier.move('T0000001', 'inProgress');
    await clock.advance(hours(24));
    const at = supplier.journal.filter(({ direction }) => direction === 'sent').map((exchange) => exchange.at);
    const waits = at.slice(1).map((one, i) => one.since(at[i]!).total('seconds'));
    for (const [i, least] of [5, 300, 1800].entries())
      assert.ok(
        waits[i]! >= least && waits[i]! <= least * 1.1,
        `wait ${i + 1} was ${waits[i]} s, for ${least} s and up to a tenth`,
      );
    assert.equal(desk.requests.length, 4);
    assert.equal(new Set(desk.requests.map(({ headers }) => headers['webhook-id'])).size, 1);
    assert.ok(desk.requests.every((request) => isSigned(request, supplier.access.webhookSecret)));
    assert.deepEqual(
      supplier.journal.filter(({ direction }) => direction === 'sent').map(({ status }) => status),
      [500, 500, 500, 204],
    );
  });

  test(`a callback that is never accepted is given up after ten attempts, ${mode}`, async (t) => {
    const { create, supplier, desk, clock } = await openTestSupplier(t, mode, { answer: () => 503 });
    await create();
    await supplier.move('T0000001', 'inProgress');
    await clock.advance(hours(24 * 30));
    assert.equal(desk.requests.length, 10);
  });

  test(`a desk that answers 410 gets no more callbacks, ${mode}`, async (t) => {
    const { create, supplier, desk, clock } = await openTestSupplier(t, mode, { answer: () => 410 });
    await create();
    await supplier.move('T0000001', 'inProgress');
    await supplier.move('T0000001', 'held');
    await clock.advance(hours(24));
    assert.equal(desk.requests.length, 1);
  });

  test(`a callback is duplicated, or signed with an unknown key, when the behaviour says so, ${mode}`, async (t) => {
    const { create, supplier, desk } = await openTestSupplier(t, mode, { behaviour: { duplicatesCallbacks: true } });
    await create();
    await supplier.move('T0000001', 'inProgress');
    assert.equal(desk.requests.length, 2);
    assert.equal(desk.requests[0]?.body, desk.requests[1]?.body);
    assert.equal(desk.requests[0]?.headers['webhook-id'], desk.requests[1]?.headers['webhook-id']);
    supplier.behave({ signsWrongly: true });
    await supplier.move('T0000001', 'held');
    assert.equal(desk.requests.length, 3);
    assert.equal(isSigned(desk.requests[2]!, supplier.access.webhookSecret), false);
  });

  test(`a desk on the hub gets the events it subscribed to, until it unsubscribes, ${mode}`, async (t) => {
    const { create, api, supplier, desk } = await openTestSupplier(t, mode);
    await create();
    const { status, json } = await api('POST', '/hub', {
      callback: `${desk.url}/mine/`,
      query: 'eventType=TroubleTicketAttributeValueChangeEvent',
    });
    assert.equal(status, 201);
    await supplier.move('T0000001', 'inProgress');
    await supplier.note('T0000001', 'On its way.');
    assert.deepEqual(
      desk.requests.map(({ path }) => path),
      ['/mine/TroubleTicketAttributeValueChangeEvent'],
    );
    assert.equal((await api('DELETE', `/hub/${json?.['id']}`)).status, 204);
    assert.equal((await api('DELETE', `/hub/${json?.['id']}`)).status, 404);
    assert.equal((await api('POST', '/hub', { callback: 'file:///etc/passwd' })).status, 400);
  });
}

test('callbacks to an absent desk are retried until the supplier is closed', async (t) => {
  const { create, supplier, desk, clock } = await openTestSupplier(t, 'on a port');
  await create();
  await desk.close();
  await supplier.move('T0000001', 'inProgress');
  await clock.advance(Temporal.Duration.from({ minutes: 6 }));
  supplier.close();
  await clock.advance(hours(100));
  assert.deepEqual(
    supplier.journal.filter(({ direction }) => direction === 'sent').map(({ status }) => status),
    ['refused', 'refused', 'refused'],
  );
});
