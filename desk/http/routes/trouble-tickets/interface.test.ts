import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Value } from 'typebox/value';
import { errorSchema } from '../../../../kernel/trouble-ticket/schema.ts';
import { openTestDesk } from '../../../testing/desk.ts';
import { otherDesk } from '../../../testing/other-desk.ts';

const hours = (n: number) => Temporal.Duration.from({ hours: n });

test('a token is valid for its client alone and for an hour; a wrong client is refused without a reason', async () => {
  await using desk = await openTestDesk();
  const other = await otherDesk(desk, 'northgate');
  const { status, json, headers } = await other.token();
  assert.deepEqual([status, json['token_type'], json['expires_in']], [200, 'Bearer', 3600]);
  assert.equal(headers.get('cache-control'), 'no-store');
  const form = async (body: string) =>
    desk.ask(null, 'POST', '/oauth2/token', body, { 'content-type': 'application/x-www-form-urlencoded' });
  const inForm = await form(
    new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: other.partner.id,
      client_secret: other.partner.secrets[0]!,
    }).toString(),
  );
  assert.equal(inForm.status, 200);
  const wrong = await other.token('guess');
  const unknown = await form('grant_type=client_credentials&client_id=nobody&client_secret=guess');
  for (const answer of [wrong, unknown]) {
    assert.deepEqual([answer.status, answer.json['error']], [401, 'invalid_client']);
    assert.equal(answer.headers.get('www-authenticate'), 'Basic realm="desk"');
  }
  assert.deepEqual((await form('grant_type=password')).json['error'], 'unsupported_grant_type');

  assert.equal((await other.api('GET', '/troubleTicket')).status, 200);
  await desk.clock.advance(hours(1));
  const late = await other.api('GET', '/troubleTicket');
  assert.deepEqual(
    [late.status, late.json['code'], late.headers.get('www-authenticate')],
    [401, 'unauthorized', 'Bearer realm="desk"'],
  );
  await other.renew();
  assert.equal((await other.api('GET', '/troubleTicket')).status, 200);
});

test('a token of this interface is accepted here only, and no other token is accepted here', async () => {
  await using desk = await openTestDesk();
  const other = await otherDesk(desk, 'northgate');
  const bearer = { authorization: `Bearer ${String((await other.token()).json['access_token'])}` };
  assert.equal((await desk.ask(null, 'GET', '/api/incidents', undefined, bearer)).status, 401);
  for (const who of [null, 'requester.northgate', 'analyst', 'duty-manager'])
    assert.equal((await desk.ask(who, 'GET', '/tmf-api/troubleTicket/v4/troubleTicket')).status, 401, String(who));
});

test('failed sign-ins are counted, and a partner over its quota waits for the time of Retry-After', async () => {
  await using desk = await openTestDesk({ options: { partnerAllowance: { burst: 3, perMinute: 6 } } });
  const other = await otherDesk(desk, 'northgate');
  const quiet = await otherDesk(desk, 'queensferry');
  const ask = async () => other.api('GET', '/troubleTicket');
  assert.deepEqual([(await ask()).status, (await ask()).status, (await ask()).status], [200, 200, 200]);
  const refused = await ask();
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '10']);
  assert.ok(Value.Check(errorSchema, refused.json));
  assert.equal((await quiet.api('GET', '/troubleTicket')).status, 200);
  await desk.clock.advance(Temporal.Duration.from({ seconds: 10 }));
  assert.deepEqual([(await ask()).status, (await ask()).status], [200, 429]);

  const guesses = [];
  for (let i = 0; i < 11; i += 1) guesses.push(await other.token(`guess ${i}`));
  const last = guesses.at(-1)!;
  assert.deepEqual([guesses[9]!.status, last.status, last.headers.get('retry-after')], [401, 429, '60']);
  assert.equal((await other.token()).status, 429);
  assert.equal((await quiet.token()).status, 200);
});

test('a document counts against the quota by its size, so that many documents of one desk delay no other desk', async () => {
  await using desk = await openTestDesk({ options: { partnerAllowance: { burst: 40, perMinute: 60 } } });
  const other = await otherDesk(desk, 'northgate');
  const quiet = await otherDesk(desk, 'queensferry');
  const content = Buffer.alloc(1024 * 1024, 0x61).toString('base64');
  const log = async () => other.create({ attachment: [{ name: 'a.txt', mimeType: 'text/plain', content }] });
  assert.equal((await log()).status, 201);
  const refused = await log();
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '4']);
  assert.equal((await other.api('GET', '/troubleTicket')).status, 200, 'a small question is still answered');
  assert.equal((await quiet.create()).status, 201);
  await desk.clock.advance(Temporal.Duration.from({ seconds: 5 }));
  assert.equal((await log()).status, 201);
});

test('lists are filtered, paged and counted as in TMF630, newest first, with or without a slash at the end', async () => {
  await using desk = await openTestDesk();
  const other = await otherDesk(desk, 'northgate');
  for (const severity of ['minor', 'Critical', '3']) await other.create({ severity, externalId: `R-${severity}` });
  const ids = async (query: string) => (await other.list(query)).map(({ id }) => id);
  assert.deepEqual(await ids(''), ['INC-000003', 'INC-000002', 'INC-000001']);
  assert.deepEqual(await ids('priority=1,3'), ['INC-000003', 'INC-000002']);
  assert.deepEqual(await ids('severity=Critical&status=acknowledged'), ['INC-000002']);
  assert.deepEqual(await ids('externalId=R-minor'), ['INC-000001']);
  assert.deepEqual(await ids('externalId=R-minor&priority=1'), []);
  assert.deepEqual(await ids('externalId.regex=^R-.*$&offset=1&limit=1'), ['INC-000002']);
  assert.deepEqual(await other.list('fields=severity,status&limit=1'), [{ severity: '3', status: 'acknowledged' }]);
  const { headers } = await other.api('GET', '/troubleTicket/?limit=2');
  assert.deepEqual([headers.get('x-total-count'), headers.get('x-result-count')], ['3', '2']);
  assert.equal(headers.get('content-type'), 'application/json;charset=utf-8');
  for (const query of ['status=held;pending', 'limit=-1', 'sort=id'])
    assert.equal((await other.api('GET', `/troubleTicket?${query}`)).json['code'], 'invalidQuery', query);
  assert.deepEqual((await other.api('GET', '/troubleTicket/INC-000002/?fields=id')).json, { id: 'INC-000002' });
});

test('a missing, forbidden or malformed request is answered with an error of TMF630', async () => {
  await using desk = await openTestDesk();
  const other = await otherDesk(desk, 'northgate');
  await other.create();
  const cases: readonly (readonly [string, string, unknown, Record<string, string>, number])[] = [
    ['PUT', '/troubleTicket', {}, {}, 405],
    ['DELETE', '/troubleTicket', undefined, {}, 405],
    ['DELETE', '/troubleTicket/INC-000001', undefined, { 'if-match': '"old"' }, 412],
    ['GET', '/troubleTicket/INC-000001/attachment/none', undefined, {}, 404],
    ['GET', '/hub', undefined, {}, 405],
    ['GET', '/troubleTicket/none', undefined, {}, 404],
    ['POST', '/troubleTicket', { severity: '1' }, {}, 400],
    ['POST', '/troubleTicket', [], {}, 400],
    ['POST', '/troubleTicket', '{"a":', {}, 400],
    ['POST', '/troubleTicket', '<a/>', { 'content-type': 'application/xml' }, 415],
    ['GET', '/troubleTicket', undefined, { accept: 'text/html' }, 406],
    ['PATCH', '/troubleTicket/INC-000001', { description: 'Another.' }, {}, 400],
    ['PATCH', '/troubleTicket/INC-000001', { status: 'nanana' }, {}, 400],
    ['PATCH', '/troubleTicket/INC-000001', { note: [{ text: 'x', source: 'seller' }] }, {}, 400],
    ['PATCH', '/troubleTicket/INC-000001', {}, { 'if-match': '"old"' }, 412],
    ['POST', '/troubleTicket', { description: 'x', severity: '1', ticketType: 'incident', attachment: [{ name: 'a' }] }, {}, 400],
  ];
  for (const [method, path, body, headers, wanted] of cases) {
    const { status, json } = await other.api(method, path, body, headers);
    assert.equal(status, wanted, `${method} ${path} ${JSON.stringify(json)}`);
    assert.ok(Value.Check(errorSchema, json), JSON.stringify(json));
    assert.equal(json['status'], String(wanted));
  }
  assert.equal((await other.api('PUT', '/troubleTicket', {})).headers.get('allow'), 'GET, HEAD, OPTIONS, POST');
  const asked = await desk.ask(null, 'OPTIONS', '/tmf-api/troubleTicket/v4/troubleTicket/x');
  assert.deepEqual([asked.status, asked.headers.get('allow')], [204, 'DELETE, GET, HEAD, OPTIONS, PATCH']);
});

test('an entity tag changes exactly when the representation of the ticket changes', async () => {
  await using desk = await openTestDesk();
  const other = await otherDesk(desk, 'northgate');
  const first = (await other.create()).headers.get('etag')!;
  const read = async (headers = {}) => other.api('GET', '/troubleTicket/INC-000001', undefined, headers);
  const { json: whole } = await read();
  await desk.ask('analyst', 'POST', '/api/incidents/INC-000001/notes', { text: 'Between us.' });
  assert.equal((await read({ 'if-none-match': first })).status, 304);
  // A patch with the unchanged whole ticket is no change.
  const same = await other.api('PATCH', '/troubleTicket/INC-000001', whole, { 'content-type': 'application/merge-patch+json' });
  assert.deepEqual([same.status, same.headers.get('etag')], [200, first]);
  await desk.ask('analyst', 'POST', '/api/incidents/INC-000001/acknowledge');
  const stale = await other.api('PATCH', '/troubleTicket/INC-000001', { status: 'cancelled' }, { 'if-match': first });
  assert.equal(stale.status, 412);
  const now = (await read()).headers.get('etag')!;
  const kept = { 'if-match': now, 'idempotency-key': '"k"' };
  assert.equal((await other.api('PATCH', '/troubleTicket/INC-000001', { status: 'cancelled' }, kept)).status, 200);
  // A repeat receives the first response, even though the tag has changed since.
  assert.equal((await other.api('PATCH', '/troubleTicket/INC-000001', { status: 'cancelled' }, kept)).status, 200);
});
