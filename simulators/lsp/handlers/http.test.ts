import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Value } from 'typebox/value';
import { errorSchema, subscription, troubleTicket } from '../../../kernel/trouble-ticket/schema.ts';
import { MODES, openTestSupplier } from '../../testing/supplier.ts';

const TICKET_PATH = '/troubleTicket/T0000001';

for (const mode of MODES) {
  test(`an unsupported method gets 405 with the allowed ones, ${mode}`, async (t) => {
    const { api } = await openTestSupplier(t, mode);
    for (const [method, path, allow] of [
      ['PUT', '/troubleTicket', 'GET, HEAD, OPTIONS, POST'],
      ['POST', TICKET_PATH, 'DELETE, GET, HEAD, OPTIONS, PATCH'],
      ['GET', '/hub', 'OPTIONS, POST'],
      ['PATCH', '/hub/x', 'DELETE, GET, HEAD, OPTIONS'],
    ] as const) {
      const { status, headers, json } = await api(method, path, method === 'GET' ? undefined : {});
      assert.deepEqual([status, headers['allow'], json?.['code']], [405, allow, 'methodNotAllowed'], `${method} ${path}`);
      assert.ok(Value.Check(errorSchema, json));
      const asked = await api('OPTIONS', path);
      assert.deepEqual([asked.status, asked.headers['allow']], [204, allow]);
    }
  });

  test(`HEAD is GET without the body, ${mode}`, async (t) => {
    const { api, create } = await openTestSupplier(t, mode);
    const { headers } = await create();
    const one = await api('HEAD', TICKET_PATH);
    assert.deepEqual([one.status, one.text, one.headers['etag']], [200, '', headers['etag']]);
    const all = await api('HEAD', '/troubleTicket?limit=0');
    assert.deepEqual([all.status, all.text, all.headers['x-total-count'], all.headers['x-result-count']], [200, '', '1', '0']);
    assert.equal((await api('HEAD', '/troubleTicket/none')).status, 404);
  });

  test(`a trailing slash changes nothing, ${mode}`, async (t) => {
    const { api, create, desk } = await openTestSupplier(t, mode);
    await create();
    assert.equal((await api('GET', '/troubleTicket/')).headers['x-total-count'], '1');
    assert.equal((await api('GET', `${TICKET_PATH}/?fields=id`)).json?.['id'], 'T0000001');
    assert.equal((await api('PATCH', `${TICKET_PATH}/`, { severity: '2' })).json?.['severity'], '2');
    const { status, json, headers } = await api('POST', '/hub/', { callback: desk.url });
    assert.deepEqual([status, headers['location']], [201, `/t/scenario/tmf-api/troubleTicket/v4/hub/${json?.['id']}`]);
    assert.ok(Value.Check(subscription, json));
    assert.deepEqual((await api('GET', `/hub/${json['id']}/`)).json, json);
    assert.equal((await api('DELETE', `/hub/${json['id']}/`)).status, 204);
    assert.equal((await api('GET', `/hub/${json['id']}`)).status, 404);
    assert.equal((await api('DELETE', `${TICKET_PATH}/`)).status, 204);
  });

  test(`a body of another type gets 415, and a client that does not accept JSON 406, ${mode}`, async (t) => {
    const { api, create } = await openTestSupplier(t, mode);
    await create();
    const sent = async (method: string, path: string, type: string) =>
      (await api(method, path, '{"severity":"2"}', { 'content-type': type })).status;
    assert.equal(await sent('POST', '/troubleTicket', 'application/xml'), 415);
    assert.equal(await sent('POST', '/troubleTicket', 'application/merge-patch+json'), 415);
    assert.equal(await sent('POST', '/hub', 'text/plain'), 415);
    assert.equal(await sent('PATCH', TICKET_PATH, 'application/json-patch+json'), 415);
    assert.equal(await sent('PATCH', TICKET_PATH, 'application/merge-patch+json'), 200);
    assert.equal(await sent('PATCH', TICKET_PATH, 'Application/JSON; charset=utf-8'), 200);
    const taken = async (accept: string) => (await api('GET', TICKET_PATH, undefined, { accept })).status;
    for (const accept of ['application/json', 'application/json;charset=utf-8', 'text/html, */*;q=0.1', 'application/*'])
      assert.equal(await taken(accept), 200, accept);
    for (const accept of ['text/html', 'application/xml, application/json;q=0']) assert.equal(await taken(accept), 406, accept);
  });

  test(`a ticket has an entity tag that changes with it; a change based on an older one gets 412, ${mode}`, async (t) => {
    const { api, create, supplier } = await openTestSupplier(t, mode);
    const made = String((await create()).headers['etag']);
    assert.equal((await api('GET', TICKET_PATH)).headers['etag'], made);
    assert.equal((await api('GET', TICKET_PATH, undefined, { 'if-none-match': made })).status, 304);
    await supplier.note('T0000001', 'Looking.');
    const read = await api('GET', TICKET_PATH, undefined, { 'if-none-match': made });
    const seen = String(read.headers['etag']);
    assert.equal(read.status, 200);
    assert.notEqual(seen, made);

    const patch = async (tag: string) => api('PATCH', TICKET_PATH, { severity: '2' }, { 'if-match': tag });
    assert.deepEqual(
      [(await patch(made)).status, (await patch(`W/${seen}`)).status, supplier.tickets[0]?.severity],
      [412, 412, '1'],
    );
    assert.equal((await patch(made)).json?.['code'], 'preconditionFailed');
    const patched = await patch(`"other", ${seen}`);
    assert.equal(patched.status, 200);
    assert.notEqual(patched.headers['etag'], seen);
    assert.equal((await api('PATCH', TICKET_PATH, { severity: '2' })).headers['etag'], patched.headers['etag']);
    assert.equal((await api('DELETE', TICKET_PATH, undefined, { 'if-match': seen })).status, 412);
    assert.equal((await api('DELETE', TICKET_PATH, undefined, { 'if-match': '*' })).status, 204);
  });

  test(`of two clients that patch the same version, one gets 412, ${mode}`, async (t) => {
    const { api, create } = await openTestSupplier(t, mode);
    const tag = String((await create()).headers['etag']);
    const both = await Promise.all(
      ['2', '3'].map(async (severity) => api('PATCH', TICKET_PATH, { severity }, { 'if-match': tag })),
    );
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 412]);
  });

  test(`a deleted ticket is gone, and its id is not reused, ${mode}`, async (t) => {
    const { api, create } = await openTestSupplier(t, mode);
    await create();
    assert.deepEqual([(await api('DELETE', TICKET_PATH)).status, (await api('DELETE', TICKET_PATH)).status], [204, 404]);
    assert.equal((await api('GET', TICKET_PATH)).status, 404);
    assert.equal((await api('PATCH', TICKET_PATH, {})).status, 404);
    assert.equal((await create()).json?.['id'], 'T0000002');
    assert.equal((await api('GET', '/troubleTicket')).headers['x-total-count'], '1');
  });

  test(`a patch that would make the ticket invalid is refused as a whole, ${mode}`, async (t) => {
    const { api, create, supplier } = await openTestSupplier(t, mode);
    await create();
    const before = (await api('GET', TICKET_PATH)).json;
    for (const [change, code] of [
      [{ description: null }, 'missingProperty'],
      [{ severity: 2 }, 'invalidValue'],
      [{ priority: 'High', relatedParty: {} }, 'invalidValue'],
      [{ severity: '2', status: 'closed' }, 'illegalTransition'],
      [{ severity: '2', note: [{ text: '' }] }, 'invalidBody'],
      [{ severity: '2', note: null }, 'noteIsFinal'],
      [{ severity: '2', resolutionDate: '2026-11-23T09:00:00Z' }, 'unexpectedProperty'],
      [{ statusChange: [] }, 'unexpectedProperty'],
      [[{ op: 'replace' }], 'invalidBody'],
    ] as const) {
      const { status, json } = await api('PATCH', TICKET_PATH, change);
      assert.ok(status === 400 || status === 409, JSON.stringify(change));
      assert.equal(json?.['code'], code, JSON.stringify(change));
      assert.ok(Value.Check(errorSchema, json));
    }
    assert.deepEqual((await api('GET', TICKET_PATH)).json, before);
    assert.ok(Value.Check(troubleTicket, before));
    assert.equal(supplier.tickets[0]?.note.length, 0);
  });

  test(`invalid queries get 400 with an explanation, ${mode}`, async (t) => {
    const { api } = await openTestSupplier(t, mode);
    for (const query of ['status=held;pending', 'sort=id', 'limit=-1', 'note.text.regex=(a', 'fields=note.text'])
      assert.equal((await api('GET', `/troubleTicket?${query}`)).json?.['code'], 'invalidQuery', query);
  });
}

test('a body that is too long gets 413, and nothing is stored', async (t) => {
  const { create, supplier } = await openTestSupplier(t, 'on a port');
  const { status, json } = await create({ description: 'x'.repeat(9 * 1024 * 1024) });
  assert.deepEqual([status, json?.['code'], supplier.tickets.length], [413, 'bodyTooLarge', 0]);
});
