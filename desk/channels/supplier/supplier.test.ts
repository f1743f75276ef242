import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { openTestDesk, SUPPLIER, type Asked, type TestDesk, type TestDeskOptions } from '../../testing/desk.ts';

const CONTACT = {
  channel: 'walk-up',
  caller: { name: 'Sam Carter', organisation: 'northgate', telephone: '+442079460301' },
  service: 'pacs',
  summary: 'No images',
  description: 'Since nine.',
  impact: '2',
  urgency: '2',
};
const DATA = {
  occurredAt: '2026-11-24T09:30:00Z',
  description: 'No images load',
  impact: 'Theatre waits',
  affectedUsers: 40,
  affectedService: 'PACS',
  location: 'Theatre 2',
  workaround: 'None',
  stepsTaken: 'Restarted',
  requesterContact: 'Sam Carter, +442079460301',
  updateContact: 'servicedesk@desk.example',
  errorText: 'ERR-1',
};
const TICKET = { id: 'T0000001', status: 'acknowledged' };

/** A supplier with tokens valid for an hour, one ticket, and the handlers a test adds. */
const supplier = (
  create: (asked: Asked, attempt: number) => ReturnType<NonNullable<TestDeskOptions['answerTo']>> = () => ({
    status: 201,
    body: TICKET,
  }),
) => {
  let attempts = 0;
  let tokens = 0;
  return (asked: Asked): ReturnType<typeof create> => {
    if (asked.path === '/token') return { status: 200, body: { access_token: `token-${++tokens}`, expires_in: 3600 } };
    if (asked.path === '/troubleTicket') return create(asked, ++attempts);
    return { status: 200, body: TICKET };
  };
};
const at = (desk: TestDesk, path: string) => desk.peer.asked.filter((asked) => asked.path === path);
async function handOff(desk: TestDesk, reference = 'INC-000001') {
  await desk.ask('analyst', 'POST', '/api/contacts', CONTACT);
  const answer = await desk.ask('analyst', 'POST', `/api/incidents/${reference}/hand-off`, { data: DATA });
  assert.equal(answer.status, 200);
  await desk.clock.settle();
}
interface Callback {
  readonly id?: string;
  readonly secret?: string;
  readonly ageSeconds?: number;
  readonly status?: string;
  readonly eventTime?: string;
}
async function callback(
  desk: TestDesk,
  { id = 'event-1', secret = SUPPLIER.webhookSecret, ageSeconds = 0, status = 'inProgress', eventTime }: Callback = {},
) {
  const body = JSON.stringify({
    eventId: id,
    eventTime: eventTime ?? desk.clock.now().toString(),
    eventType: 'TroubleTicketStatusChangeEvent',
    event: { troubleTicket: { ...TICKET, status, externalId: 'INC-000001', statusChangeReason: 'On it', note: [] } },
  });
  const timestamp = String(Math.floor(desk.clock.now().epochMilliseconds / 1000) - ageSeconds);
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return desk.ask(null, 'POST', '/suppliers/bt-health/listener/TroubleTicketStatusChangeEvent', body, {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,AAAA v1,${signature}`,
  });
}
const updates = async (desk: TestDesk) =>
  (await desk.incident('INC-000001')).timeline.filter(({ type }) => type === 'supplierUpdated').length;

test('a hand-off becomes one ticket, with our reference, under a token of the supplier', async () => {
  await using desk = await openTestDesk({ answerTo: supplier() });
  await handOff(desk);
  const [token, ...moreTokens] = at(desk, '/token');
  assert.equal(moreTokens.length, 0);
  assert.equal(token!.headers.authorization, `Basic ${Buffer.from('desk:hush').toString('base64')}`);
  assert.equal(token!.body, 'grant_type=client_credentials');
  const [created, ...others] = at(desk, '/troubleTicket');
  assert.equal(others.length, 0);
  assert.equal(created!.headers.authorization, 'Bearer token-1');
  assert.match(created!.headers['idempotency-key'] as string, /^".+"$/);
  const sent = JSON.parse(created!.body) as Record<string, unknown>;
  assert.equal(sent['externalId'], 'INC-000001');
  assert.deepEqual(sent['minimumDataSet'], DATA);
  assert.deepEqual((await desk.incident('INC-000001')).supplier, {
    id: 'bt-health',
    reference: 'T0000001',
    status: 'acknowledged',
  });
});

test('a creation that fails in any way is retried under the same key', async () => {
  const troubles = [
    'lost',
    { status: 503, headers: { 'retry-after': '120' } },
    { status: 409 },
    { status: 401 },
    { status: 201, body: 'cut' },
  ] as const;
  await using desk = await openTestDesk({
    answerTo: supplier((_asked, attempt) => troubles[attempt - 1] ?? { status: 201, body: TICKET }),
  });
  await handOff(desk);
  await desk.clock.advance(Temporal.Duration.from({ minutes: 30 }));
  const keys = at(desk, '/troubleTicket').map(({ headers }) => headers['idempotency-key']);
  assert.equal(keys.length, troubles.length + 1);
  assert.equal(new Set(keys).size, 1);
  assert.equal((await desk.incident('INC-000001')).supplier?.reference, 'T0000001');
});

test("a token is renewed once it has expired on the desk's clock", async () => {
  await using desk = await openTestDesk({ answerTo: supplier() });
  await handOff(desk);
  await handOff(desk, 'INC-000002');
  assert.equal(at(desk, '/token').length, 1);
  await desk.clock.advance(Temporal.Duration.from({ minutes: 61 }));
  await handOff(desk, 'INC-000003');
  assert.equal(at(desk, '/token').length, 2);
});

test('a permanent refusal is not retried, and its reason is recorded', async () => {
  await using desk = await openTestDesk({
    answerTo: supplier(() => ({
      status: 422,
      body: { code: 'x', reason: 'minimumDataSetIncomplete', message: 'lacks location' },
    })),
  });
  await handOff(desk);
  await desk.clock.advance(Temporal.Duration.from({ hours: 2 }));
  assert.equal(at(desk, '/troubleTicket').length, 1);
  const { timeline } = await desk.incident('INC-000001');
  assert.match(timeline.find(({ type }) => type === 'supplierRefused')!.says, /lacks location/);
});

test('a request without an answer times out after thirty seconds and is retried', async () => {
  await using desk = await openTestDesk({
    answerTo: supplier((_asked, attempt) => (attempt === 1 ? 'never' : { status: 201, body: TICKET })),
  });
  await desk.ask('analyst', 'POST', '/api/contacts', CONTACT);
  await desk.ask('analyst', 'POST', '/api/incidents/INC-000001/hand-off', { data: DATA });
  await desk.clock.advance(Temporal.Duration.from({ minutes: 5 }));
  assert.equal(at(desk, '/troubleTicket').length, 2);
  assert.equal((await desk.incident('INC-000001')).supplier?.reference, 'T0000001');
});

test('a signed callback is processed once, however often it is delivered', async () => {
  await using desk = await openTestDesk({ answerTo: supplier() });
  await handOff(desk);
  assert.equal((await callback(desk)).status, 201);
  assert.equal((await callback(desk)).status, 201);
  assert.equal(await updates(desk), 1);
  assert.equal((await desk.incident('INC-000001')).supplier?.status, 'inProgress');
});

for (const [what, wrong] of [
  ['signed with another key', { secret: `whsec_${Buffer.alloc(32, 8).toString('base64')}` }],
  ['six minutes old', { ageSeconds: 6 * 60 }],
  ['six minutes early', { ageSeconds: -6 * 60 }],
] as const) {
  test(`a callback ${what} is refused with 401 and changes nothing`, async () => {
    await using desk = await openTestDesk({ answerTo: supplier() });
    await handOff(desk);
    assert.equal((await callback(desk, wrong)).status, 401);
    assert.equal(await updates(desk), 0);
  });
}

test('while a supplier rotates its secret both are valid, and after that only the new one', async () => {
  const before = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
  const access = { url: '', tokenUrl: '', ...SUPPLIER, previousWebhookSecret: before };
  await using desk = await openTestDesk({ answerTo: supplier() });
  await using changing = await openTestDesk({
    answerTo: supplier(),
    options: { suppliers: { 'bt-health': { ...access, url: desk.peer.url, tokenUrl: `${desk.peer.url}/token` } } },
  });
  await handOff(changing);
  assert.equal((await callback(changing, { id: 'old', secret: before })).status, 201);
  assert.equal((await callback(changing, { id: 'new' })).status, 201);
  await handOff(desk);
  assert.equal((await callback(desk, { id: 'old', secret: before })).status, 401);
});

test('a callback that arrives late does not move the status back', async () => {
  await using desk = await openTestDesk({ answerTo: supplier() });
  await handOff(desk);
  await desk.clock.advance(Temporal.Duration.from({ minutes: 10 }));
  await callback(desk, { id: 'later', status: 'resolved', eventTime: '2026-11-24T09:39:00Z' });
  await callback(desk, { id: 'earlier', status: 'inProgress', eventTime: '2026-11-24T09:35:00Z' });
  assert.equal((await desk.incident('INC-000001')).supplier?.status, 'resolved');
});

test('a callback for an unknown ticket, from an unknown supplier or without an event is refused', async () => {
  await using desk = await openTestDesk({ answerTo: supplier() });
  assert.equal((await callback(desk)).status, 404);
  const nobody = await desk.ask(
    null,
    'POST',
    '/suppliers/__proto__/listener/TroubleTicketStatusChangeEvent',
    {},
    { 'webhook-id': 'x' },
  );
  assert.equal(nobody.status, 401);
});
