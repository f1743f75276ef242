import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MINIMUM, MODES, openTestSupplier, TICKET } from '../../testing/supplier.ts';

for (const mode of MODES) {
  test(`a ticket is created and returned as it was sent, ${mode}`, async (t) => {
    const { create, api, supplier } = await openTestSupplier(t, mode);
    const { status, headers, json } = await create();
    assert.equal(status, 201);
    assert.equal(headers['content-type'], 'application/json;charset=utf-8');
    assert.deepEqual(
      { ...json, note: undefined, statusChange: undefined },
      {
        ...TICKET,
        id: 'T0000001',
        href: '/t/scenario/tmf-api/troubleTicket/v4/troubleTicket/T0000001',
        status: 'acknowledged',
        statusChangeDate: '2026-11-23T09:00:00Z',
        creationDate: '2026-11-23T09:00:00Z',
        lastUpdate: '2026-11-23T09:00:00Z',
        note: undefined,
        statusChange: undefined,
      },
    );
    assert.deepEqual((await api('GET', '/troubleTicket/T0000001')).json, json);
    assert.equal(supplier.tickets[0]?.characteristic['affectedUsers'], '4000');
    assert.equal(supplier.tickets[0]?.externalId, 'INC-000042');
  });

  test(`a hand-off without the full minimum data set is refused with every missing field, and nothing is stored, ${mode}`, async (t) => {
    const { create, supplier } = await openTestSupplier(t, mode);
    const { status, json } = await create({ description: 'x', minimumDataSet: { impact: ' ', affectedUsers: 0 } });
    assert.equal(status, 422);
    assert.deepEqual(json, {
      '@type': 'Error',
      code: 'minimumDataSetIncomplete',
      reason: 'Unprocessable Entity',
      message: 'The hand-off lacks impact, updateContact. Send it again with these in minimumDataSet.',
      status: '422',
      referenceError: 'https://supplier.example/errors/minimumDataSetIncomplete',
    });
    for (const field of MINIMUM.filter((name) => name !== 'description')) {
      const rest = Object.fromEntries(Object.entries(TICKET.minimumDataSet).filter(([name]) => name !== field));
      assert.match(String((await create({ minimumDataSet: rest })).json?.['message']), new RegExp(`lacks ${field}\\.`));
    }
    assert.deepEqual(supplier.tickets, []);
  });

  test(`a ticket without TMF621’s mandatory attributes is refused with 400, ${mode}`, async (t) => {
    const { create, api } = await openTestSupplier(t, mode);
    assert.equal((await create({ ticketType: undefined })).json?.['code'], 'missingProperty');
    assert.equal((await create({ note: { author: 'no list' } })).status, 400);
    assert.equal((await create({ note: [{ author: 'no text' }] })).status, 400);
    assert.equal(
      (await api('POST', '/troubleTicket', 'not JSON', { 'content-type': 'application/json' })).json?.['code'],
      'invalidBody',
    );
    assert.equal((await api('GET', '/troubleTicket/none')).json?.['code'], 'notFound');
    assert.equal((await api('PUT', '/troubleTicket/none', {})).status, 405);
    assert.equal((await api('GET', '/elsewhere')).status, 404);
  });

  test(`a status at creation is ignored: the supplier sets it, ${mode}`, async (t) => {
    const { create } = await openTestSupplier(t, mode);
    assert.equal((await create({ status: 'nanana' })).json?.['status'], 'acknowledged');
  });

  test(`lists filter by attribute, page by offset and limit, and return only the requested fields, ${mode}`, async (t) => {
    const { create, api } = await openTestSupplier(t, mode);
    for (const severity of ['1', '2', '2', '3']) await create({ severity });
    const listed = async (query: string) => {
      const { json, headers } = await api('GET', `/troubleTicket?${query}`);
      return {
        ids: (json as unknown as { id: string }[]).map(({ id }) => id),
        total: headers['x-total-count'],
        shown: headers['x-result-count'],
      };
    };
    assert.deepEqual(await listed(''), { ids: ['T0000004', 'T0000003', 'T0000002', 'T0000001'], total: '4', shown: '4' });
    assert.deepEqual((await listed('severity=2')).ids, ['T0000003', 'T0000002']);
    assert.deepEqual((await listed('severity=1,3')).ids, ['T0000004', 'T0000001']);
    assert.deepEqual((await listed('severity=1&severity=3&status=held')).ids, []);
    assert.deepEqual(await listed('minimumDataSet.affectedUsers=4000&offset=1&limit=2'), {
      ids: ['T0000003', 'T0000002'],
      total: '4',
      shown: '2',
    });
    assert.equal((await api('GET', '/troubleTicket?limit=ten')).status, 400);
    assert.deepEqual((await api('GET', '/troubleTicket/T0000001?fields=severity,status')).json, {
      severity: '1',
      status: 'acknowledged',
    });
  });

  test(`notes are added and never changed or removed, ${mode}`, async (t) => {
    const { create, api, supplier } = await openTestSupplier(t, mode);
    await create({ note: [{ text: 'first', author: 'service desk' }] });
    const [first] = supplier.tickets[0]!.note;
    const patch = async (note: unknown) => (await api('PATCH', '/troubleTicket/T0000001', { note })).status;
    assert.equal(await patch([first, { text: 'second' }]), 200);
    assert.equal(await patch([{ text: 'third' }]), 200);
    assert.equal(await patch([{ ...first, text: 'something else' }]), 409);
    assert.equal(await patch([{ id: 'unknown', text: 'x' }]), 400);
    assert.deepEqual(
      supplier.tickets[0]?.note.map(({ text }) => text),
      ['first', 'second', 'third'],
    );
  });

  test(`a merge patch replaces, removes and merges, and leaves the server's attributes alone, ${mode}`, async (t) => {
    const { create, api } = await openTestSupplier(t, mode);
    await create({ priority: 'High' });
    const { json } = await api('PATCH', '/troubleTicket/T0000001', {
      priority: null,
      severity: '2',
      minimumDataSet: { workaround: 'paper' },
    });
    assert.equal(json?.['severity'], '2');
    assert.equal('priority' in json, false);
    assert.deepEqual(json['minimumDataSet'], { ...TICKET.minimumDataSet, workaround: 'paper' });
    assert.equal((await api('PATCH', '/troubleTicket/T0000001', { id: 'mine' })).json?.['code'], 'unexpectedProperty');
  });

  test(`tokens: a wrong secret, none, an unknown one, an expired one, ${mode}`, async (t) => {
    const { clock, supplier, login, call } = await openTestSupplier(t, mode);
    const url = `${supplier.access.url}/troubleTicket`;
    const get = async (authorization?: string) =>
      (await call('GET', url, undefined, authorization ? { authorization } : {})).status;
    assert.deepEqual((await login(undefined, 'wrong')).json?.['error'], 'invalid_client');
    assert.equal(await get(), 401);
    assert.equal(await get('Bearer stranger'), 401);
    const { access_token: token, expires_in: lasts, token_type: type } = (await login()).json!;
    assert.deepEqual([type, lasts], ['Bearer', 3600]);
    await clock.advance(Temporal.Duration.from({ minutes: 59 }));
    assert.equal(await get(`Bearer ${token}`), 200);
    await clock.advance(Temporal.Duration.from({ minutes: 1 }));
    assert.equal(await get(`Bearer ${token}`), 401);
  });

  test(`a supplier opened for conformance kits needs no token, ${mode}`, async (t) => {
    const { supplier, call } = await openTestSupplier(t, mode, { open: true });
    assert.equal((await call('GET', `${supplier.access.url}/troubleTicket`)).status, 200);
  });

  test(`an unknown supplier gets 404, ${mode}`, async (t) => {
    const { supplier, call } = await openTestSupplier(t, mode);
    assert.equal((await call('GET', supplier.access.url.replace('/t/scenario/', '/t/other/'))).status, 404);
  });
}
