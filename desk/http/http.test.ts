import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDesk } from '../testing/desk.ts';

const REPORT = {
  channel: 'portal',
  service: 'crs',
  summary: 'Nobody can open a record',
  description: 'Ward 4F, since nine.',
  impact: '3',
  urgency: '3',
};
const WALK_UP = { ...REPORT, channel: 'walk-up', caller: { name: 'Sam Carter', organisation: 'northgate' } };
type Json = Readonly<Record<string, unknown>>;

test('a requester reports for themselves, by the portal only', async () => {
  await using desk = await openTestDesk();
  const { status, headers, json } = await desk.ask('requester.northgate', 'POST', '/api/contacts', REPORT);
  assert.equal(status, 201);
  assert.equal(headers.get('location'), '/api/incidents/INC-000001');
  assert.equal((json as Json)['organisation'], 'northgate');
  assert.equal((await desk.ask('requester.northgate', 'POST', '/api/contacts', WALK_UP)).status, 403);
  assert.equal((await desk.ask('analyst', 'POST', '/api/contacts', REPORT)).status, 403);
  assert.equal((await desk.ask('assessor', 'POST', '/api/contacts', WALK_UP)).status, 403);
  assert.equal((await desk.ask(null, 'POST', '/api/contacts', REPORT)).status, 401);
});

test('the same Idempotency-Key again answers with the first incident, for its sender only', async () => {
  await using desk = await openTestDesk();
  const send = async (who: string) => desk.ask(who, 'POST', '/api/contacts', REPORT, { 'idempotency-key': '"once"' });
  const [first, again, other] = [
    await send('requester.northgate'),
    await send('requester.northgate'),
    await send('requester.queensferry'),
  ];
  assert.deepEqual([first.status, again.status, other.status], [201, 200, 201]);
  assert.equal((again.json as Json)['reference'], 'INC-000001');
  assert.equal((other.json as Json)['reference'], 'INC-000002');
});

test('an Idempotency-Key with another body is refused with 422 and loses nothing', async () => {
  await using desk = await openTestDesk();
  const send = async (body: object, key: string) =>
    desk.ask('requester.northgate', 'POST', '/api/contacts', body, { 'idempotency-key': key });
  const other = { ...REPORT, description: 'The printer of ward 4F burns.' };
  const first = await send(REPORT, '"once"');
  const refused = await send(other, '"once"');
  assert.deepEqual([first.status, refused.status], [201, 422]);
  assert.equal((refused.json as Json)['code'], 'idempotency-key-reused');
  assert.match(JSON.stringify(refused.json), /INC-000001/);
  assert.equal((await desk.all()).length, 1);
  const again = await send(REPORT, 'once');
  assert.deepEqual([again.status, (again.json as Json)['reference']], [200, 'INC-000001']);
  const [anew, repeated] = [await send(other, '"twice"'), await send(other, '"twice"')];
  assert.deepEqual([anew.status, repeated.status, (repeated.json as Json)['reference']], [201, 200, 'INC-000002']);
});

test('of two bodies under one key at the same time, one is taken and one refused', async () => {
  await using desk = await openTestDesk();
  const answers = await Promise.all(
    ['one', 'two', 'one', 'two'].map(async (description) =>
      desk.ask('requester.northgate', 'POST', '/api/contacts', { ...REPORT, description }, { 'idempotency-key': 'once' }),
    ),
  );
  assert.equal((await desk.all()).length, 1);
  assert.deepEqual(answers.map(({ status }) => Math.min(status, 422)).filter((status) => status === 422).length, 2);
});

test("an organisation cannot see another's incident by any request", async () => {
  await using desk = await openTestDesk();
  await desk.ask('requester.northgate', 'POST', '/api/contacts', REPORT);
  const { json } = await desk.ask('requester.northgate', 'POST', '/api/incidents/INC-000001/documents', {
    name: 'log.txt',
    mediaType: 'text/plain',
    contentBase64: Buffer.from('error').toString('base64'),
  });
  const id = (json as Json)['id'] as string;
  const askAsOther = async (method: string, path: string, body?: unknown) =>
    desk.ask('requester.queensferry', method, path, body);
  const answers = [
    await askAsOther('GET', '/api/incidents/INC-000001'),
    await askAsOther('GET', '/api/incidents/INC-000001/history'),
    await askAsOther('GET', `/api/incidents/INC-000001/documents/${id}`),
    await askAsOther('POST', '/api/incidents/INC-000001/notes', { text: 'hello' }),
    await askAsOther('POST', '/api/incidents/INC-000001/confirm'),
    await askAsOther('POST', '/api/incidents/INC-000001/documents', {
      name: 'a.txt',
      mediaType: 'text/plain',
      contentBase64: 'YQ==',
    }),
  ];
  const unknown = await askAsOther('GET', '/api/incidents/INC-000009');
  for (const answer of answers) assert.deepEqual([answer.status, (answer.json as Json)['code']], [404, 'not-found']);
  assert.equal(unknown.status, 404);
  assert.deepEqual((await askAsOther('GET', '/api/incidents')).json, { items: [], next: null });
  assert.deepEqual((await askAsOther('GET', '/api/incidents?organisation=northgate')).json, { items: [], next: null });
  assert.deepEqual((await askAsOther('GET', '/api/search?q=record')).json, { items: [] });
  const counts = (await askAsOther('GET', '/api/counts')).json as Json;
  assert.deepEqual([counts['open'], counts['total']], [0, 0]);
  assert.equal((await desk.incident('INC-000001')).documents.length, 1);
});

test('an incident is worked from acknowledgement to closure', async () => {
  await using desk = await openTestDesk();
  await desk.ask('requester.northgate', 'POST', '/api/contacts', REPORT);
  const act = async (who: string, verb: string, body?: Json) => desk.ask(who, 'POST', `/api/incidents/INC-000001/${verb}`, body);
  assert.equal((await act('assessor', 'acknowledge')).status, 403);
  assert.equal((await act('requester.northgate', 'acknowledge')).status, 403);
  assert.equal((await act('analyst', 'acknowledge', {})).status, 200);
  assert.equal((await act('analyst', 'respond', { text: 'We are on it.' })).status, 200);
  assert.equal((await act('analyst', 'reclassify', { impact: '2', urgency: '2', reason: 'two wards' })).status, 200);
  assert.equal((await act('analyst', 'resolve', { how: 'Restarted.' })).status, 200);
  const early = await act('analyst', 'close');
  assert.deepEqual([early.status, (early.json as Json)['code']], [409, 'not-confirmed']);
  assert.equal((await act('requester.northgate', 'confirm')).status, 200);
  assert.equal((await act('analyst', 'close')).status, 200);
  const { state } = await desk.incident('INC-000001');
  assert.equal(state, 'closed');
  const { intact, events } = (await desk.ask('assessor', 'GET', '/api/incidents/INC-000001/history')).json as {
    intact: boolean;
    events: readonly unknown[];
  };
  assert.ok(intact && events.length > 5);
});

test('a refusal names the remedy and quotes nothing from the request', async () => {
  await using desk = await openTestDesk();
  const send = async (body: unknown, headers = {}) => {
    const { status, json } = await desk.ask('requester.northgate', 'POST', '/api/contacts', body, headers);
    return [status, (json as Json)['code'], (json as Json)['message']];
  };
  assert.deepEqual(await send({ ...REPORT, summary: undefined }), [
    400,
    'invalid',
    '"summary" is missing from the body. Send it too.',
  ]);
  assert.deepEqual(await send({ ...REPORT, impact: '9' }), [400, 'invalid', '"impact" must be one of 1, 2, 3, 4, 5.']);
  assert.deepEqual(await send({ ...REPORT, urgancy: '1' }), [
    400,
    'invalid',
    '"urgancy" is not a field of the body. Leave it out, or check its spelling.',
  ]);
  assert.equal((await send({ ...REPORT, service: 'nonsense' }))[1], 'unknown-service');
  for (const hostile of [
    '{"__proto__":{"role":"analyst"}}',
    '{"constructor":{"prototype":{}}}',
    '{',
    '[]',
    '"text"',
    `{"a":${'['.repeat(9000)}`,
  ]) {
    assert.equal((await send(hostile))[0], 400);
  }
  assert.equal((await send({ ...REPORT, description: 'x'.repeat(70_000) }))[0], 413);
  assert.equal((await send('<a/>', { 'content-type': 'application/xml' }))[0], 415);
  assert.deepEqual(await desk.all(), []);
});

test('a document that is too large, of another type or mislabelled is refused', async () => {
  await using desk = await openTestDesk();
  await desk.ask('requester.northgate', 'POST', '/api/contacts', REPORT);
  const attach = async (mediaType: string, content: Buffer | string) =>
    (
      await desk.ask('analyst', 'POST', '/api/incidents/INC-000001/documents', {
        name: '../../etc/passwd',
        mediaType,
        contentBase64: typeof content === 'string' ? content : content.toString('base64'),
      })
    ).status;
  assert.equal(await attach('text/html', Buffer.from('<script>')), 415);
  assert.equal(await attach('image/png', Buffer.from('<script>')), 415);
  assert.equal(await attach('text/plain', Buffer.alloc(5 * 1024 * 1024 + 1, 'a')), 413);
  assert.equal(await attach('text/plain', Buffer.alloc(7 * 1024 * 1024, 'a')), 413);
  assert.equal(await attach('text/plain', '***'), 400);
  assert.equal(await attach('text/plain', Buffer.alloc(5 * 1024 * 1024, 'a')), 201);
  assert.deepEqual(
    (await desk.incident('INC-000001')).documents.map(({ name }) => name),
    ['passwd'],
  );
});

test('catalogue and procedures come from the policy; a procedure that is not approved is not offered', async () => {
  await using desk = await openTestDesk();
  const catalogue = (await desk.ask('requester.northgate', 'GET', '/api/catalogue')).json as readonly Json[];
  assert.deepEqual(
    catalogue.map(({ id }) => id),
    desk.policy.services.map(({ id }) => id),
  );
  assert.equal((await desk.ask('requester.northgate', 'GET', '/api/procedures')).status, 403);
  const offered = (await desk.ask('analyst', 'GET', '/api/procedures')).json as readonly Json[];
  const approved = desk.policy.documents.filter(({ status }) => status === 'approved');
  assert.ok(approved.length > 0);
  assert.deepEqual(
    offered.map(({ id }) => id),
    approved.map(({ id }) => id),
  );
  const { bytes } = await desk.ask('assessor', 'GET', `/api/procedures/${approved[0]!.id}`);
  assert.equal(bytes.toString(), approved[0]!.body);

  await using drafts = await openTestDesk({
    options: {
      policy: { ...desk.policy, documents: desk.policy.documents.map((d) => ({ ...d, status: 'withdrawn' as const })) },
    },
  });
  assert.deepEqual((await drafts.ask('analyst', 'GET', '/api/procedures')).json, []);
});

test('a malformed address and an unknown one are answered in the same form', async () => {
  await using desk = await openTestDesk();
  const shape = async (method: string, path: string) => {
    const { status, json } = await desk.ask('analyst', method, path);
    return [status, (json as Json)['code']];
  };
  assert.deepEqual(await shape('GET', '/api/incidents/%ff'), [400, 'invalid']);
  assert.deepEqual(await shape('GET', '/api/nowhere'), [404, 'not-found']);
  assert.deepEqual(await shape('POST', '/api/nowhere'), [404, 'not-found']);
  assert.equal((await desk.ask('analyst', 'HEAD', '/api/stream')).status, 404);
  await desk.clock.settle();
});

test('every answer carries the security headers for browsers', async () => {
  await using desk = await openTestDesk();
  for (const path of ['/api/incidents', '/healthz', '/nowhere', '/api/me']) {
    const { headers } = await desk.ask(null, 'GET', path);
    assert.match(headers.get('content-security-policy')!, /^default-src 'none';.*frame-ancestors 'none'/);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('cache-control'), 'no-store');
  }
});

test('health and metrics name no person', async () => {
  await using desk = await openTestDesk();
  await desk.ask('requester.northgate', 'POST', '/api/contacts', REPORT);
  assert.deepEqual((await desk.ask(null, 'GET', '/healthz')).json, { status: 'ok' });
  const text = (await desk.ask(null, 'GET', '/metrics')).bytes.toString();
  assert.match(text, /^desk_http_requests_total\{method="POST",route="\/api\/contacts",status="201"\} 1$/m);
  assert.match(text, /^desk_contacts_total\{channel="portal"\} 1$/m);
  assert.match(text, /^desk_incidents\{state="open"\} 1$/m);
  assert.doesNotMatch(text, /northgate|INC-/);
});

test('an event stream carries events of its own organisation only, and does not delay the clock', async () => {
  await using desk = await openTestDesk();
  const { token } = desk.people.credentials.get('requester.northgate')!;
  const stream = await fetch(`${desk.desk.url}/api/stream`, { headers: { authorization: `Bearer ${token}` } });
  assert.equal(stream.headers.get('content-type'), 'text/event-stream; charset=utf-8');
  await desk.clock.advance(Temporal.Duration.from({ hours: 1 }));
  await desk.ask('requester.queensferry', 'POST', '/api/contacts', REPORT);
  await desk.ask('requester.northgate', 'POST', '/api/contacts', REPORT);
  const reader = stream.body!.getReader();
  let streamed = '';
  while (!streamed.includes('INC-')) streamed += Buffer.from((await reader.read()).value).toString();
  assert.match(streamed, /event: incident\ndata: \{"reference":"INC-000002"\}\n\n/);
  assert.doesNotMatch(streamed, /INC-000001/);
  await reader.cancel();
});
