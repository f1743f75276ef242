import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test, type TestContext } from 'node:test';
import { openTestSupplier, TICKET } from '../../testing/supplier.ts';
import { openAdmin } from './index.ts';

const TOKEN = 'token-of-the-test';

async function administered(t: TestContext) {
  const set = await openTestSupplier(t, 'on a port');
  const { clock, supplier } = set;
  const admin = await openAdmin({
    port: 0,
    token: TOKEN,
    clock,
    suppliers: [{ id: 'bt-health', name: 'BT Health (simulated)', control: supplier }],
    version: '0',
  });
  t.after(async () => admin.close());
  /** Tracked, because an operation may make the supplier call the desk. */
  const ask = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = { authorization: `Bearer ${TOKEN}` },
  ) => {
    const answer = await fetch(`${admin.url}${path}`, {
      method,
      redirect: 'manual',
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json');
    return {
      status: answer.status,
      headers: answer.headers,
      text,
      json: (isJson ? JSON.parse(text) : {}) as Record<string, never>,
    };
  };
  return { ...set, admin, ask };
}

test('access needs the token; a browser with the cookie may read and change nothing', async (t) => {
  const { ask, admin } = await administered(t);
  for (const path of ['/', '/suppliers', '/stream', '/live.js', '/nowhere'])
    assert.equal((await ask('GET', path, undefined, {})).status, 401);
  assert.equal((await ask('GET', '/suppliers', undefined, { authorization: 'Bearer wrong' })).status, 401);
  assert.equal((await ask('GET', '/?token=wrong', undefined, {})).status, 401);
  const entering = await ask('GET', new URL(admin.page).pathname + new URL(admin.page).search, undefined, {});
  assert.deepEqual([entering.status, entering.headers.get('location')], [302, '/']);
  const cookie = entering.headers.get('set-cookie')!;
  assert.match(cookie, /HttpOnly; SameSite=Strict$/);
  const sent = { cookie: cookie.split(';')[0]! };
  const page = await ask('GET', '/', undefined, sent);
  assert.equal(page.status, 200);
  assert.match(page.headers.get('content-security-policy')!, /^default-src 'none'; script-src 'self';/);
  assert.equal((await ask('PUT', '/suppliers/bt-health/faults', { faults: [] }, sent)).status, 401);
});

test('faults are set, listed and removed; an error suggests the nearest name', async (t) => {
  const { ask, create, supplier } = await administered(t);
  const faults = [{ fault: 'unavailable', on: 'create', times: 1 }];
  assert.deepEqual((await ask('PUT', '/suppliers/bt-health/faults', { faults, seed: '4711' })).json, { faults, atWork: faults });
  assert.equal((await create()).status, 503);
  assert.deepEqual((await ask('GET', '/suppliers/bt-health/faults')).json, { faults, atWork: [] });
  const wrong = await ask('PUT', '/suppliers/bt-health/faults', { faults: [{ fault: 'latncy' }] });
  assert.deepEqual(
    [wrong.status, wrong.json['message']],
    [400, 'faults[1].fault  there is no fault "latncy". Did you mean "latency"?'],
  );
  assert.match(
    String((await ask('PUT', '/suppliers/bt-health/faults', { fault: [] })).json['message']),
    /fault is not known here\. Did you mean "faults"/,
  );
  assert.match(String((await ask('GET', '/suppliers/bt-heath/faults')).json['message']), /Did you mean "bt-health"\?/);
  assert.deepEqual((await ask('DELETE', '/suppliers/bt-health/faults')).json, { faults: [], atWork: [] });
  assert.deepEqual(supplier.activeFaults, []);
});

test('an operator moves a ticket and adds a note, and the desk is notified; an illegal move is refused', async (t) => {
  const { ask, create, desk } = await administered(t);
  await create();
  assert.equal(
    (await ask('POST', '/suppliers/bt-health/tickets/T0000001/move', { to: 'inProgress', note: 'On it.' })).json['status'],
    'inProgress',
  );
  assert.equal((await ask('POST', '/suppliers/bt-health/tickets/T0000001/note', { text: 'Nearly.' })).status, 200);
  assert.equal((await ask('POST', '/suppliers/bt-health/tickets/T0000001/move', { to: 'closed' })).status, 409);
  assert.equal((await ask('POST', '/suppliers/bt-health/tickets/T0000001/move', { to: 'done' })).status, 400);
  assert.equal((await ask('POST', '/suppliers/bt-health/tickets/T0000009/note', { text: 'x' })).status, 404);
  assert.equal(desk.requests.length, 2);
});

test('the journal is filtered, archived, verified and cleared', async (t) => {
  const { ask, create } = await administered(t);
  await create();
  await create({ externalId: 'INC-000043' });
  const count = async (query: string) =>
    ((await ask('GET', `/suppliers/bt-health/journal${query}`)).json as unknown as { exchanges: unknown[] }).exchanges.length;
  assert.deepEqual(
    [await count(''), await count('?reference=INC-000043'), await count('?status=201'), await count('?after=3')],
    [4, 1, 2, 1],
  );
  assert.equal((await ask('GET', '/suppliers/bt-health/journal?after=x')).status, 400);
  assert.doesNotMatch(
    (await ask('GET', '/suppliers/bt-health/journal?format=har')).text,
    /Basic [A-Za-z0-9]{8}|Bearer [A-Za-z0-9]{8}/,
  );
  const verify = async (body: object) => (await ask('POST', '/suppliers/bt-health/verify', body)).json;
  assert.equal(
    (await verify({ verb: 'exactlyOnce', matcher: { externalId: TICKET.externalId, path: '*/troubleTicket' } }))['is'],
    'shown',
  );
  assert.equal((await verify({ verb: 'wasNotSent', matcher: { externalId: TICKET.externalId } }))['is'], 'not shown');
  assert.match(String((await verify({ verb: 'wasSent', matcher: { externalid: 'x' } }))['message']), /Did you mean "externalId"/);
  assert.deepEqual((await ask('POST', '/suppliers/bt-health/reset')).json, { tickets: 0, exchanges: 0, faults: [] });
  assert.equal((await create()).status, 201);
});

test('a virtual clock can be advanced; the machine’s cannot', async (t) => {
  const { ask, clock } = await administered(t);
  assert.equal((await ask('POST', '/clock', { advance: 'PT1H' })).json['now'], '2026-11-23T10:00:00Z');
  assert.equal(String(clock.now()), '2026-11-23T10:00:00Z');
  assert.equal((await ask('POST', '/clock', { advance: '-PT1H' })).status, 400);
  assert.equal((await ask('POST', '/clock', { advance: 'soon' })).status, 400);
});

test('the stream sends the past exchanges that match, then new ones', async (t) => {
  const { admin, create, supplier } = await administered(t);
  await create();
  const stream = await fetch(`${admin.url}/stream?reference=INC-000042`, { headers: { authorization: `Bearer ${TOKEN}` } });
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const until = async (wanted: RegExp) => {
    while (!wanted.test(text)) text += (await reader.read()).value ?? assert.fail(`the stream ended: ${text}`);
  };
  await until(/id: bt-health-2\n/);
  assert.doesNotMatch(text, /id: bt-health-1\n/);
  await supplier.move('T0000001', 'inProgress');
  await until(/"event":"TroubleTicketStatusChangeEvent"/);
  await reader.cancel();
});

test('the login address redirects nowhere else', async (t) => {
  const { admin } = await administered(t);
  const { hostname, port } = new URL(admin.url);
  for (const elsewhere of ['//elsewhere.example/x', '/\\elsewhere.example/x']) {
    const socket = connect(Number(port), hostname);
    let response = '';
    socket.setEncoding('utf8').on('data', (text: string) => (response += text));
    socket.end(`GET ${elsewhere}?token=${TOKEN} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
    await once(socket, 'close');
    assert.doesNotMatch(response, /location: [/\\]{2}/i, response);
  }
});

const WRONG: readonly (readonly [method: string, path: string, body: unknown, message: RegExp])[] = [
  ['GET', '/journal?refrence=x', undefined, /Did you mean "reference"/],
  ['GET', '/journal?method=get&method=post', undefined, /Give method only once/],
  ['GET', '/journal?format=xml', undefined, /json or har/],
  ['GET', '/journal?after=-1', undefined, /must be the number/],
  ['PUT', '/faults', { fualts: [] }, /Did you mean "faults"/],
  ['PUT', '/faults', { faults: [{ fault: 'latency', takes: { toString: 1 } }] }, /must be an ISO duration/],
  ['PUT', '/faults', { faults: [{ fault: 'latency', takes: 'PT1S', share: null }] }, /from 0 to 1/],
  ['PUT', '/faults', { faults: [{ fault: 'latency', takes: 'PT1S', share: [] }] }, /from 0 to 1/],
  ['POST', '/verify', { verb: 'wasSnt', matcher: {} }, /Did you mean "wasSent"/],
  ['POST', '/verify', { matcher: {} }, /Give verb as text/],
  ['POST', '/verify', { verb: 'wasSent', matcher: { path: 5 } }, /path of a matcher is text/],
  ['POST', '/verify', { verb: 'wasSent', matcher: { status: 'gone' } }, /a number, "lost" or "refused"/],
  ['POST', '/verify', { verb: 'inOrder', matchers: [] }, /two or more/],
  ['POST', '/rotate', { overlap: 'P1Y' }, /at most days/],
  ['POST', '/rotate', { overlap: '-PT1H' }, /not negative/],
  ['POST', '/reset', { all: true }, /all is not known here/],
  ['POST', '/tickets/T0000001/move', { to: 'clsed' }, /Did you mean "closed"/],
  ['POST', '/tickets/T0000001/move', {}, /Give to as text/],
];
test('every operator error is refused with an explanation and changes nothing', async (t) => {
  const { ask, create, supplier } = await administered(t);
  await create();
  for (const [method, path, body, message] of WRONG) {
    const { status, json } = await ask(method, `/suppliers/bt-health${path}`, body);
    assert.equal(status, 400, `${method} ${path} ${JSON.stringify(json)}`);
    assert.match(String(json['message']), message, path);
  }
  assert.deepEqual([supplier.faultsListed.length, supplier.tickets.length], [0, 1]);
});
