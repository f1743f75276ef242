import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { Value } from 'typebox/value';
import { EVENT } from '../../../kernel/trouble-ticket/index.ts';
import { fullEvent, thinEvent } from '../../../kernel/trouble-ticket/schema.ts';
import { MODES, openTestSupplier, type Mode } from '../../testing/supplier.ts';

type Event = Readonly<Record<string, unknown>> & {
  readonly event: { readonly troubleTicket: Readonly<Record<string, unknown>> };
};

/** A desk subscribed at the hub, and the events it received, by their short names. */
async function subscribed(t: TestContext, mode: Mode, query = '', callbacks: 'full' | 'thin' = 'full') {
  const all = await openTestSupplier(t, mode, { supplier: { callbacks } });
  const { api, desk, clock } = all;
  const { status } = await api('POST', '/hub', { callback: `${desk.url}/listener`, query });
  assert.equal(status, 201);
  const received = async () => {
    await clock.advance(Temporal.Duration.from({ seconds: 0 }));
    return desk.requests.splice(0).map(({ path, body }) => {
      const event = JSON.parse(body) as Event;
      assert.equal(path, `/listener/${String(event['eventType'])}`);
      return event;
    });
  };
  const names = async () => (await received()).map(({ eventType }) => String(eventType).replace(/^TroubleTicket|Event$/g, ''));
  return { ...all, received, names };
}

for (const mode of MODES) {
  test(`each of the six events is sent exactly when its rule says so, ${mode}`, async (t) => {
    const { create, api, supplier, names } = await subscribed(t, mode);
    const PATH = '/troubleTicket/T0000001';
    const key = 'once';
    await create({}, key);
    assert.deepEqual(await names(), ['Create']);
    await create({}, key);
    assert.deepEqual(await names(), [], 'a repeat of a creation creates nothing');
    await supplier.note('T0000001', 'Looking.');
    assert.deepEqual(await names(), ['AttributeValueChange']);
    await supplier.change('T0000001', { severity: '3' }, 'Only one ward.');
    await supplier.attach('T0000001', { url: 'https://supplier.example/known-error' });
    assert.deepEqual(await names(), ['AttributeValueChange', 'AttributeValueChange']);
    await api('PATCH', PATH, { severity: '1', note: [{ text: 'We do not agree.' }] });
    assert.deepEqual(await names(), [], 'the desk’s own changes send no event');
    await supplier.move('T0000001', 'inProgress');
    assert.deepEqual(await names(), ['StatusChange']);
    await supplier.move('T0000001', 'pending', 'Which room?');
    assert.deepEqual(await names(), ['StatusChange', 'InformationRequired']);
    await api('PATCH', PATH, { status: 'inProgress', statusChangeReason: 'Room 4.' });
    assert.deepEqual(await names(), ['StatusChange'], 'every change of status is received, whoever made it');
    await supplier.move('T0000001', 'resolved');
    assert.deepEqual(await names(), ['StatusChange', 'Resolved']);
    await assert.rejects(supplier.move('T0000001', 'held'), { code: 'illegalTransition' });
    await api('PATCH', PATH, { status: 'rejected' });
    assert.deepEqual(await names(), [], 'a refused change sends no event');
    await api('DELETE', PATH);
    assert.deepEqual(await names(), ['Delete']);
    await create();
    await names();
    await supplier.remove('T0000002');
    assert.deepEqual(await names(), ['Delete']);
  });

  for (const style of ['full', 'thin'] as const)
    test(`${style} events carry ${style === 'full' ? 'the ticket as it was at that moment' : 'only its id and address'}, ${mode}`, async (t) => {
      const { create, api, received } = await subscribed(t, mode, '', style);
      await create();
      await api('PATCH', '/troubleTicket/T0000001', { status: 'inProgress' });
      await api('PATCH', '/troubleTicket/T0000001', { status: 'held' });
      const events = await received();
      for (const event of events) assert.ok(Value.Check(style === 'full' ? fullEvent : thinEvent, event), JSON.stringify(event));
      const statuses = style === 'full' ? ['acknowledged', 'inProgress', 'held'] : [undefined, undefined, undefined];
      assert.deepEqual(
        events.map(({ event, correlationId }) => [event.troubleTicket['status'], correlationId]),
        statuses.map((status) => [status, 'INC-000042']),
      );
      const { href } = events[0]!.event.troubleTicket;
      assert.equal((await api('GET', String(href).replace(/^.*v4/, ''))).json?.['id'], 'T0000001');
    });

  test(`a query selects events by type and by ticket, also thin ones, ${mode}`, async (t) => {
    const query = `eventType=${EVENT.statusChanged},${EVENT.resolved}&severity=1,2&event.troubleTicket.ticketType=incident`;
    const { create, supplier, names } = await subscribed(t, mode, query, 'thin');
    await create();
    await create({ severity: '4' });
    for (const id of ['T0000001', 'T0000002']) {
      await supplier.move(id, 'inProgress');
      await supplier.move(id, 'resolved');
    }
    assert.deepEqual(await names(), ['StatusChange', 'StatusChange', 'Resolved']);
  });

  test(`a subscription that could never match is refused with a suggestion, ${mode}`, async (t) => {
    const { api, desk } = await openTestSupplier(t, mode);
    const refused = async (body: object) => (await api('POST', '/hub', body)).json;
    assert.match(
      String((await refused({ callback: desk.url, query: 'eventType=TroubleTicketResolveEvent' }))?.['message']),
      /Did you mean "TroubleTicketResolvedEvent"\?/,
    );
    for (const body of [
      {},
      { callback: 'not an address' },
      { callback: desk.url, query: 7 },
      { callback: desk.url, query: 'a=1;b=2' },
    ])
      assert.equal((await refused(body))?.['status'], '400', JSON.stringify(body));
  });
}
