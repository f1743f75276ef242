import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'node:test';
import fc from 'fast-check';
import { Value } from 'typebox/value';
import { errorSchema } from '../../kernel/trouble-ticket/schema.ts';
import { openTestDesk, SUPPLIER, type TestDesk } from '../testing/desk.ts';
import { otherDesk } from '../testing/other-desk.ts';
import { CONTACT, DATA, INC } from '../testing/with-supplier.ts';

const TICKET = { id: 'T0000001', status: 'acknowledged', externalId: INC };
const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

/** A desk whose one incident is handed off to a supplier. */
async function withATicket(): Promise<TestDesk> {
  const desk = await openTestDesk({
    answerTo: ({ path }) =>
      path === '/token' ? { status: 200, body: { access_token: 'token', expires_in: 3600 } } : { status: 201, body: TICKET },
  });
  await desk.ask('analyst', 'POST', '/api/contacts', CONTACT);
  await desk.ask('analyst', 'POST', `/api/incidents/${INC}/hand-off`, { data: DATA });
  await desk.clock.settle();
  return desk;
}
let events = 0;
async function sendEvent(desk: TestDesk, body: string, more: Readonly<Record<string, string>> = {}) {
  const id = `event-${++events}`;
  const timestamp = String(Math.floor(desk.clock.now().epochMilliseconds / 1000));
  const key = Buffer.from(SUPPLIER.webhookSecret.replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return desk.ask(null, 'POST', '/suppliers/bt-health/listener/TroubleTicketStatusChangeEvent', body, {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
    ...more,
  });
}
const event = (ticket: object, more: object = {}) =>
  JSON.stringify({
    eventType: 'TroubleTicketStatusChangeEvent',
    eventTime: '2026-11-24T09:30:00Z',
    event: { troubleTicket: { ...TICKET, ...ticket } },
    ...more,
  });
const failures = ({ log }: TestDesk) => log.filter((line) => line.startsWith('request-failed'));

test('a ticket of another desk in a form that cannot be stored is refused with a message', async () => {
  await using desk = await openTestDesk();
  const other = await otherDesk(desk, 'northgate');
  const ticket = JSON.stringify({ description: 'No images.', severity: 'Major', ticketType: 'incident' });
  const withMore = (json: string) => `${ticket.slice(0, -1)},${json}}`;
  await other.api('POST', '/troubleTicket', ticket);
  const cases: readonly (readonly [
    method: string,
    path: string,
    body: string | Buffer,
    headers: Record<string, string>,
    status: number,
  ])[] = [
    ['POST', '/troubleTicket', withMore(`"x":${nested(30_000)}`), {}, 400],
    ['POST', '/troubleTicket', withMore(`"x":${'['.repeat(90_000)}${']'.repeat(90_000)}`), {}, 400],
    ['POST', '/troubleTicket', withMore('"x":1e400'), {}, 400],
    ['POST', '/troubleTicket', withMore('"requestedResolutionDate":"2026-13-45T99:99Z"'), {}, 400],
    ['POST', '/troubleTicket', withMore('"externalId":"\\ud800"'), {}, 400],
    ['POST', '/troubleTicket', Buffer.from(withMore('"name":"Müller"'), 'latin1'), {}, 400],
    ['POST', '/troubleTicket', ticket, { 'content-type': 'application/json; charset=latin1' }, 415],
    ['POST', '/troubleTicket', ticket, { 'content-encoding': 'gzip' }, 415],
    ['PATCH', `/troubleTicket/${INC}`, `{"note":[{"text":"x","y":${nested(30_000)}}]}`, {}, 400],
    ['GET', '/troubleTicket/%zz', '', {}, 400],
    ['GET', '/nowhere', '', {}, 404],
  ];
  for (const [method, path, body, headers, wanted] of cases) {
    const { status, json } = await other.api(method, path, method === 'GET' ? undefined : body, headers);
    assert.equal(status, wanted, `${path} ${JSON.stringify(json)}`);
    assert.ok(Value.Check(errorSchema, json), JSON.stringify(json));
  }
  assert.equal((await other.list('')).length, 1);
  assert.deepEqual(failures(desk), []);
});

const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    '',
    null,
    {},
    [],
    'resolved',
    'levitating',
    '+275760-09-13T00:00:00Z',
    '-271821-04-20T00:00:00Z',
    '\ud800',
    { toString: 1 },
  ),
);
const change = fc.dictionary(fc.constantFrom('status', 'changeDate', 'changeReason', '__proto__'), odd, { maxKeys: 4 });
const note = fc.dictionary(fc.constantFrom('id', 'author', 'date', 'text', 'source'), odd, { maxKeys: 5 });
const file = fc.dictionary(
  fc.constantFrom('id', 'name', 'mimeType', 'url', 'content', 'source', 'size'),
  fc.oneof(
    odd,
    fc.constantFrom('text/plain', 'https://a.example/x', 'aGVsbG8=', '../../x', 'file:///etc/passwd', 'attachment-1'),
  ),
  { maxKeys: 5 },
);
const ticket = fc.dictionary(
  fc.constantFrom(
    'id',
    'status',
    'externalId',
    'severity',
    'priority',
    'statusChangeReason',
    'statusChange',
    'note',
    'attachment',
  ),
  fc.oneof(odd, fc.array(change, { maxLength: 3 }), fc.array(note, { maxLength: 3 }), fc.array(file, { maxLength: 3 })),
);
const envelope = fc.dictionary(fc.constantFrom('eventType', 'eventTime', 'event'), odd, { maxKeys: 1 });

test('any signed event of a supplier is accepted or refused with a message, and the incident can still be read', async () => {
  await using desk = await withATicket();
  await fc.assert(
    fc.asyncProperty(ticket, envelope, async (ticketBody, more) => {
      const { status, json } = await sendEvent(desk, event(ticketBody, more));
      assert.ok(status === 201 || (status >= 400 && status < 500), `${status} ${JSON.stringify(json)}`);
      if (status !== 201) assert.equal(typeof (json as { message?: unknown }).message, 'string');
    }),
    { numRuns: 120 },
  );
  await desk.clock.settle();
  assert.deepEqual(failures(desk), []);
  assert.equal((await desk.incident(INC)).reference, INC);
  assert.equal((await desk.ask('analyst', 'GET', `/incidents/${INC}`)).status, 200);
});

test('any request of another desk is accepted or refused with an error of TMF630, and its tickets can still be listed', async () => {
  await using desk = await openTestDesk({ options: { partnerAllowance: { burst: 10_000, perMinute: 10_000 } } });
  const other = await otherDesk(desk, 'northgate');
  const whole = { description: 'No images.', severity: 'Major', ticketType: 'incident' };
  await other.api('POST', '/troubleTicket', whole);
  const method = fc.constantFrom('POST', 'PATCH', 'DELETE', 'PUT', 'GET');
  const path = fc.constantFrom(
    '/troubleTicket',
    `/troubleTicket/${INC}`,
    `/troubleTicket/${INC}/`,
    '/hub',
    '/hub/x',
    '/troubleTicket/%00',
  );
  await fc.assert(
    fc.asyncProperty(method, path, ticket, fc.boolean(), async (verb, at, ticketBody, complete) => {
      const body = JSON.stringify(complete ? { ...whole, ...ticketBody } : ticketBody);
      const { status, json } = await other.api(verb, at, verb === 'GET' ? undefined : body);
      assert.ok(status < 500, `${verb} ${at} ${body}: ${JSON.stringify(json)}`);
      if (status >= 400) assert.ok(Value.Check(errorSchema, json), JSON.stringify(json));
    }),
    { numRuns: 150 },
  );
  await desk.clock.settle();
  assert.deepEqual(failures(desk), []);
  assert.ok(Array.isArray(await other.list('limit=1000')));
});

test('a deeply nested event, or one with a status of a thousand letters, does no harm', async () => {
  await using desk = await withATicket();
  assert.equal((await sendEvent(desk, event({ x: 0 }).replace('"x":0', `"x":${nested(40_000)}`))).status, 201);
  const refused = await sendEvent(desk, event({ status: 'x'.repeat(100_000) }));
  assert.equal(refused.status, 400);
  assert.ok(refused.bytes.length < 300);
  assert.deepEqual(failures(desk), []);
});

test('a long text of a supplier is stored, and marked where it was cut', async () => {
  await using desk = await withATicket();
  const long = `${'The archive rebuilds its index. '.repeat(300)}It will be done at six.`;
  await sendEvent(
    desk,
    event({
      status: 'inProgress',
      note: [
        { id: 'n1', text: long },
        { id: 'n2', text: 'Short.' },
      ],
      statusChange: [{ status: 'acknowledged' }, { status: 'inProgress' }],
    }),
  );
  const notes = (await desk.incident(INC)).timeline.map(({ says }) => says).filter((says) => /archive|Short/.test(says));
  assert.equal(notes.length, 2);
  assert.match(notes[0] ?? '', new RegExp(` \\[cut here; ${long.length} characters came\\]`));
});

test('a message that is not HTTP is answered in the form of every other error', async () => {
  await using desk = await openTestDesk();
  const { hostname, port } = new URL(desk.desk.url);
  for (const [request, status] of [
    ['hello\r\n\r\n', 400],
    [`GET /healthz HTTP/1.1\r\nhost: x\r\nx: ${'x'.repeat(70_000)}\r\n\r\n`, 431],
  ] as const) {
    const socket = connect(Number(port), hostname);
    let response = '';
    socket.setEncoding('utf8').on('data', (text: string) => (response += text));
    socket.write(request);
    await once(socket, 'close');
    assert.match(response, new RegExp(`^HTTP/1\\.1 ${status} `));
    const { code, message } = JSON.parse(response.slice(response.indexOf('{'))) as Record<string, string>;
    assert.equal(code, 'invalid');
    assert.match(message!, /Send (it again, whole|less)\.$/);
  }
});
