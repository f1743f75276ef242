import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'node:test';
import fc from 'fast-check';
import { Value } from 'typebox/value';
import { errorSchema } from '../../../kernel/trouble-ticket/schema.ts';
import { MODES, openTestSupplier, TICKET } from '../../testing/supplier.ts';

const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
/** A complete hand-off as JSON text with one more member, inserted verbatim. */
const withMore = (json: string) => `${JSON.stringify(TICKET).slice(0, -1)},${json}}`;
const latin1 = Buffer.from(JSON.stringify({ ...TICKET, description: 'Müller' }), 'latin1');

const BODIES: readonly (readonly [
  what: string,
  body: string | Buffer,
  headers: Record<string, string>,
  status: number,
  message: RegExp,
])[] = [
  ['nested a hundred thousand deep', withMore(`"x":${nested(100_000)}`), {}, 400, /nested more than 32 deep/],
  ['lists in lists without end', withMore(`"x":${'['.repeat(5_000)}${']'.repeat(5_000)}`), {}, 400, /nested more than 32 deep/],
  ['a number that is none any more', withMore('"x":1e400'), {}, 400, /Send it as text/],
  ['a number with too many digits', withMore('"x":12345678901234567890'), {}, 400, /Send it as text/],
  ['letters that are not UTF-8', latin1, {}, 400, /not UTF-8/],
  [
    'another charset',
    JSON.stringify(TICKET),
    { 'content-type': 'application/json; charset=iso-8859-1' },
    415,
    /in UTF-8; iso-8859-1 is not supported/,
  ],
  ['packed', JSON.stringify(TICKET), { 'content-encoding': 'gzip' }, 415, /gzip is not supported/],
  ['a type that says nothing', JSON.stringify(TICKET), { 'content-type': ';;' }, 415, /nothing that can be read/],
  [
    'more attachments than fit, all with ids',
    withMore(`"attachment":${JSON.stringify(Array(51).fill({ id: 'x', url: 'https://a.example' }))}`),
    {},
    400,
    /at most 50/,
  ],
  [
    'a day that no month has',
    withMore('"requestedResolutionDate":"2026-13-45T99:99Z"'),
    {},
    400,
    /requestedResolutionDate must be a time such as/,
  ],
  ['a minimum data set of text', withMore('"minimumDataSet":"all"'), {}, 400, /must be an object/],
];

for (const mode of MODES) {
  test(`a body that would not round-trip is refused with an explanation, and nothing is stored, ${mode}`, async (t) => {
    const { call, login, supplier } = await openTestSupplier(t, mode);
    const authorization = `Bearer ${String((await login()).json?.['access_token'])}`;
    for (const [what, body, headers, wanted, message] of BODIES) {
      const { status, json } = await call('POST', `${supplier.access.url}/troubleTicket`, body, {
        authorization,
        'content-type': 'application/json',
        ...headers,
      });
      assert.equal(status, wanted, `${what}: ${JSON.stringify(json)}`);
      assert.ok(Value.Check(errorSchema, json), what);
      assert.match(json.message, message, what);
    }
    assert.equal(supplier.tickets.length, 0);
  });

  test(`the names of JavaScript methods are ordinary text, also for a reader of the ticket, ${mode}`, async (t) => {
    const { create, api, supplier } = await openTestSupplier(t, mode);
    const odd = { toString: 1, valueOf: 1, __proto__: { admin: true } };
    assert.equal((await create({ minimumDataSet: { ...TICKET.minimumDataSet, odd }, toString: 1 })).status, 201);
    assert.equal(supplier.tickets[0]?.characteristic['odd'], '{"toString":1,"valueOf":1}');
    assert.equal((await api('PATCH', '/troubleTicket/T0000001', { minimumDataSet: { odd: { constructor: null } } })).status, 200);
    assert.equal((await api('PATCH', '/troubleTicket/T0000001', { minimumDataSet: 'none' })).json?.['code'], 'invalidBody');
    assert.equal((await api('PATCH', '/troubleTicket/T0000001', { status: null })).json?.['code'], 'invalidValue');
  });

  test(`the token endpoint has one operation, and malformed credentials count as wrong, ${mode}`, async (t) => {
    const { call, supplier } = await openTestSupplier(t, mode);
    const ask = async (authorization: string, form = 'grant_type=client_credentials') =>
      call('POST', supplier.access.tokenUrl, form, { authorization, 'content-type': 'application/x-www-form-urlencoded' });
    const { clientId, clientSecret } = supplier.access;
    const basic = (text: string) => Buffer.from(text).toString('base64');
    for (const wrong of [`Basic ${basic('a%:b%')}`, `Basic ${basic('nobody')}`, 'Basic', 'Basic %%%', 'Digest x', ''])
      assert.deepEqual([(await ask(wrong)).status, (await ask(wrong)).json?.['error']], [401, 'invalid_client'], wrong);
    const right = await ask(`basic ${basic(`${clientId}:${clientSecret}`)}`);
    assert.equal(right.status, 200);
    const bearer = { authorization: `bearer ${String(right.json?.['access_token'])}` };
    assert.equal((await call('GET', `${supplier.access.url}/troubleTicket`, undefined, bearer)).status, 200);
    const twice = await ask('', 'grant_type=client_credentials&grant_type=password');
    assert.deepEqual([twice.status, twice.json?.['error']], [400, 'invalid_request']);
    const get = await call('GET', supplier.access.tokenUrl);
    assert.deepEqual([get.status, get.headers['allow'], get.json?.['code']], [405, 'OPTIONS, POST', 'methodNotAllowed']);
  });
}

test('a callback to which no event type can be appended is refused', async (t) => {
  const { api } = await openTestSupplier(t, 'in this process');
  for (const callback of [
    'https://a.example/?x=1',
    'https://a.example/#x',
    'https://a.example/?',
    `https://a.example/${'x'.repeat(500)}`,
    'ftp://a.example',
    '//a.example',
    'https://',
    42,
    null,
  ])
    assert.equal((await api('POST', '/hub', { callback })).json?.['code'], 'invalidBody', JSON.stringify(callback));
  assert.equal((await api('POST', '/hub', { callback: ' HTTPS://a.example/x/ ' })).json?.['callback'], 'HTTPS://a.example/x');
});

const word = fc.constantFrom(
  '',
  'T0000001',
  'T0000001/',
  'hub',
  '%2e%2e',
  '%zz',
  '%00',
  '__proto__',
  'é',
  '?limit=1',
  '?fields=',
  '?fields=id,__proto__',
  '?limit=-1',
  '?a.b.gt=1&a=,',
  '?x.regex=(a%2B)%2B$',
  '?;',
  '?status=%ED%A0%80',
  '#x',
);
const path = fc
  .tuple(fc.constantFrom('/troubleTicket/', '/troubleTicket', '/hub/', '/hub', '/', '/../'), word)
  .map((parts) => parts.join(''));
const headers = fc.record(
  {
    'content-type': fc.constantFrom(
      'application/json',
      'application/merge-patch+json',
      'text/plain',
      ';',
      'application/json;charset=x',
    ),
    accept: fc.constantFrom('*/*', 'text/html', ',;q=', 'application/json;q=0'),
    'if-match': fc.constantFrom('*', '"T0000001-1"', 'W/"x"', ',,,'),
    'if-none-match': fc.constantFrom('*', 'x'),
    'idempotency-key': fc.constantFrom('k', '""', '"', ' '),
  },
  { requiredKeys: [] },
);
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(...['status', 'closed', '', null, [], {}, 'https://a.example', { toString: 1 }]),
);
const member = fc.constantFrom(
  'description',
  'severity',
  'ticketType',
  'status',
  'note',
  'attachment',
  'minimumDataSet',
  'externalId',
  'id',
  'callback',
  'query',
  'relatedParty',
  '__proto__',
  'toString',
);
const body = fc.oneof(
  fc.dictionary(member, value).map((odd) => JSON.stringify({ ...TICKET, ...odd })),
  fc.dictionary(member, value).map((odd) => JSON.stringify(odd)),
  fc.json(),
  fc.string({ unit: 'binary' }),
);

test('whatever a client with a token sends, a refusal is a proper error, and the supplier keeps running', async (t) => {
  const { call, login, supplier, create } = await openTestSupplier(t, 'on a port');
  const authorization = `Bearer ${String((await login()).json?.['access_token'])}`;
  await create();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'PUT', 'HEAD', 'OPTIONS'),
      path,
      headers,
      body,
      async (method, at, more, sent) => {
        const carries = !['GET', 'HEAD'].includes(method);
        const { status, text } = await call(method, `${supplier.access.url}${at}`, carries ? sent : undefined, {
          ...more,
          authorization,
        });
        assert.ok(status < 500, `${status} ${text}`);
        if (status >= 400 && method !== 'HEAD') assert.ok(Value.Check(errorSchema, JSON.parse(text)), text);
      },
    ),
    { numRuns: 400 },
  );
  assert.equal((await call('GET', `${supplier.access.url}/troubleTicket?limit=1000`, undefined, { authorization })).status, 200);
  assert.ok(supplier.tickets.every(({ characteristic }) => typeof characteristic === 'object'));
  assert.ok(supplier.journal.length > 0);
});

/** Sends bytes on a socket and returns the response up to the end of the connection. */
async function exchangeBytes(url: string, sent: string, hangUp = false): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let response = '';
  socket.setEncoding('utf8').on('data', (text: string) => (response += text));
  socket.write(sent);
  if (hangUp) socket.end();
  await once(socket, 'close');
  return response;
}

test('an invalid HTTP request gets an error in the same format', async (t) => {
  const { supplier } = await openTestSupplier(t, 'on a port', { open: true });
  const { url } = supplier.access;
  const { pathname } = new URL(url);
  const rest = 'host: x\r\nconnection: close\r\n';
  const cases: readonly (readonly [sent: string, status: number])[] = [
    ['hello\r\n\r\n', 400],
    [`POST ${pathname}/troubleTicket HTTP/1.1\r\n${rest}content-type: application/json\r\ncontent-length: 50\r\n\r\n{"a"`, 400],
    [`POST ${pathname}/troubleTicket HTTP/1.1\r\n${rest}transfer-encoding: chunked\r\n\r\nzz\r\n`, 400],
    [`POST ${pathname}/troubleTicket HTTP/1.1\r\n${rest}expect: applause\r\ncontent-length: 2\r\n\r\n{}`, 417],
    [`GET ${pathname}/troubleTicket HTTP/1.1\r\n${rest}x: ${'x'.repeat(70_000)}\r\n\r\n`, 431],
    [`GET ${pathname}/troubleTicket/${'x'.repeat(9_000)} HTTP/1.1\r\n${rest}\r\n`, 414],
    [`TRACE ${pathname}/troubleTicket HTTP/1.1\r\n${rest}\r\n`, 405],
    [`GET // HTTP/1.1\r\n${rest}\r\n`, 404],
    [`GET //elsewhere.example/x HTTP/1.1\r\n${rest}\r\n`, 404],
    [`GET http://elsewhere.example/x HTTP/1.1\r\n${rest}\r\n`, 404],
    [`OPTIONS * HTTP/1.1\r\n${rest}\r\n`, 404],
  ];
  for (const [sent, wanted] of cases) {
    const response = await exchangeBytes(url, sent, sent.includes('{"a"'));
    assert.match(response, new RegExp(`^HTTP/1\\.1 ${wanted} `), sent.slice(0, 60));
    const answered = JSON.parse(response.slice(response.indexOf('{'), response.lastIndexOf('}') + 1)) as Record<string, unknown>;
    assert.ok(Value.Check(errorSchema, answered), response);
    assert.equal(answered['status'], String(wanted));
  }
  const other = await exchangeBytes(url, `GET http://elsewhere.example${pathname}/troubleTicket?limit=0 HTTP/1.1\r\n${rest}\r\n`);
  assert.match(other, /^HTTP\/1\.1 200 /, 'a proxy may write the whole address');
});
