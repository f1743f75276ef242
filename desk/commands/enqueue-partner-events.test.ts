import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Value } from 'typebox/value';
import { EVENT_TYPES } from '../../kernel/trouble-ticket/index.ts';
import { fullEvent } from '../../kernel/trouble-ticket/schema.ts';
import { openTestDesk, SUPPLIER } from '../testing/desk.ts';
import { handOff } from '../testing/test-desk.ts';
import { otherDesk } from '../testing/other-desk.ts';
import { signatureOf } from '../channels/supplier/signature.ts';

const hours = (n: number) => Temporal.Duration.from({ hours: n });
const isNotification = (path: string) => path.startsWith('/northgate/');

test('undelivered notifications are retried in order under the same id, however long the other desk is down', async () => {
  let down = true;
  await using desk = await openTestDesk({
    answerTo: ({ path }) => (isNotification(path) && down ? { status: 503, headers: { 'retry-after': '120' } } : { status: 204 }),
  });
  const other = await otherDesk(desk, 'northgate');
  await other.subscribe();
  await other.create();
  await desk.ask('analyst', 'POST', '/api/incidents/INC-000001/acknowledge');
  await desk.clock.advance(Temporal.Duration.from({ minutes: 30 }));
  const tried = other.notifications().length;
  assert.ok(tried > 0 && other.notifications().every(({ type }) => type === 'Create'));
  down = false;
  await desk.clock.advance(hours(2));
  const after = other.notifications();
  assert.deepEqual(
    after.slice(tried).map(({ type }) => type),
    ['Create', 'StatusChange'],
  );
  assert.equal(new Set(after.map(({ id }) => id)).size, 2);
});

test('each change is one event with the status of its moment, in order', async () => {
  await using desk = await openTestDesk();
  const other = await otherDesk(desk, 'northgate');
  await other.subscribe();
  await other.create();
  await other.create();
  await desk.ask('analyst', 'POST', '/api/incidents/INC-000001/hand-off', { data: handOff });
  await desk.ask('analyst', 'POST', '/api/incidents/INC-000002/resolve', { how: 'At once.' });
  await desk.clock.settle();
  const notificationsOf = (id: string) =>
    other
      .notifications()
      .filter(({ ticket }) => ticket['id'] === id)
      .map(({ type, ticket }) => {
        const { status, statusChangeReason = '', resolutionDate, statusChange } = ticket;
        return `${type} ${String(status)} ${String(statusChangeReason)} ${(statusChange as unknown[]).length}${resolutionDate ? ' resolved' : ''}`;
      });
  assert.deepEqual(notificationsOf('INC-000001'), [
    'Create acknowledged  1',
    'StatusChange inProgress  2',
    'StatusChange held with a supplier 3',
  ]);
  assert.deepEqual(notificationsOf('INC-000002'), [
    'Create acknowledged  1',
    'StatusChange inProgress  2',
    'StatusChange resolved At once. 3 resolved',
    'Resolved resolved At once. 3 resolved',
  ]);
  assert.equal(new Set(other.notifications().map(({ id }) => id)).size, 7);
});

test('all six events of TMF621 are sent, each with the whole ticket in its envelope', async () => {
  await using desk = await openTestDesk();
  const other = await otherDesk(desk, 'northgate');
  await other.subscribe();
  for (const externalId of ['NG-1', 'NG-2']) await other.create({ externalId });
  const steps: readonly (readonly [string, object])[] = [
    ['reclassify', { impact: '1', urgency: '1', reason: 'The whole site.' }],
    ['pause', { reason: 'awaiting-caller' }],
    ['resolve', { how: 'A cache was full.' }],
  ];
  for (const [verb, body] of steps)
    assert.equal((await desk.ask('analyst', 'POST', `/api/incidents/INC-000001/${verb}`, body)).status, 200, verb);
  assert.equal((await other.api('DELETE', '/troubleTicket/INC-000002')).status, 204);
  await desk.clock.settle();
  const events = desk.peer.asked
    .filter(({ path }) => isNotification(path))
    .map(({ body }) => JSON.parse(body) as { eventType: string });
  assert.deepEqual(new Set(events.map(({ eventType }) => eventType)), new Set(EVENT_TYPES));
  for (const event of events)
    assert.ok(Value.Check(fullEvent, event), `${event.eventType}: ${JSON.stringify([...Value.Errors(fullEvent, event)])}`);
});

test('a subscription gets the events that its query selects, and ends when it is deleted or its listener answers 410', async () => {
  let gone = false;
  await using desk = await openTestDesk({ answerTo: ({ path }) => ({ status: isNotification(path) && gone ? 410 : 204 }) });
  const other = await otherDesk(desk, 'northgate');
  const { json: sub } = await other.subscribe('eventType=TroubleTicketResolvedEvent&priority=1');
  await other.create({ severity: '1' });
  await other.create({ severity: '2' });
  for (const id of ['INC-000001', 'INC-000002'])
    await desk.ask('analyst', 'POST', `/api/incidents/${id}/resolve`, { how: 'So.' });
  await desk.clock.settle();
  assert.deepEqual(
    other.notifications().map(({ type, ticket }) => [type, ticket['id']]),
    [['Resolved', 'INC-000001']],
  );
  assert.deepEqual((await other.api('GET', `/hub/${String(sub['id'])}`)).json, sub);
  assert.equal((await other.api('DELETE', `/hub/${String(sub['id'])}`)).status, 204);
  assert.equal((await other.api('GET', `/hub/${String(sub['id'])}`)).status, 404);

  const { json: second } = await other.subscribe('eventType=TroubleTicketCreateEvent');
  gone = true;
  await other.create();
  await desk.clock.settle();
  assert.equal((await other.api('GET', `/hub/${String(second['id'])}`)).status, 404);
  assert.equal(
    (await other.api('POST', '/hub', { callback: desk.peer.url, query: 'eventType=TroubleTicketCreatedEvent' })).status,
    400,
  );
});

test('nothing is sent to a forbidden address: neither one given at registration, nor one that a name resolves to, nor a redirect', async () => {
  await using desk = await openTestDesk({
    options: { partnersOnLoopback: false },
    answerTo: () => ({ status: 307, headers: { location: '/elsewhere' } }),
  });
  const other = await otherDesk(desk, 'northgate');
  for (const callback of [
    'http://127.0.0.1:9/',
    'http://169.254.169.254/latest',
    'http://10.0.0.1/',
    'http://[::1]/',
    'ftp://desk.example/',
    'http://user:pass@desk.example/',
  ])
    assert.equal((await other.api('POST', '/hub', { callback })).status, 400, callback);
  const { port } = new URL(desk.peer.url);
  assert.equal((await other.api('POST', '/hub', { callback: `http://localhost:${port}/northgate` })).status, 201);
  await other.create();
  await desk.clock.settle();
  assert.deepEqual(other.notifications(), []);
  const says = (await desk.incident('INC-000001')).timeline.map((event) => event.says);
  assert.ok(
    says.some((each) => /the notification to the desk desk\.northgate.*this machine/.test(each)),
    says.join('\n'),
  );
});

test('a redirect is a failure and is not followed', async () => {
  await using desk = await openTestDesk({
    answerTo: ({ path }) => (isNotification(path) ? { status: 307, headers: { location: '/elsewhere' } } : { status: 204 }),
  });
  const other = await otherDesk(desk, 'northgate');
  await other.subscribe();
  await other.create();
  await desk.clock.settle();
  assert.equal(other.notifications().length, 1);
  assert.ok(desk.peer.asked.every(({ path }) => path !== '/elsewhere'));
});

test('an agreed internal address is called, and both secrets sign during a rotation', async () => {
  const secrets = [1, 2].map((n) => `whsec_${Buffer.alloc(32, n).toString('base64')}`);
  const listener = await openTestDesk();
  const [{ partners }, url] = [listener, listener.peer.url];
  const changing = partners.map((partner) => ({
    ...partner,
    webhookSecrets: secrets,
    secrets: ['new', 'old'],
    callback: `${url}/northgate`,
  }));
  await using desk = await openTestDesk({ options: { partnersOnLoopback: false, partners: changing } });
  const other = await otherDesk({ ...desk, partners: changing, peer: listener.peer }, 'northgate');
  assert.deepEqual(
    [(await other.token('old')).status, (await other.token('new')).status, (await other.token('older')).status],
    [200, 200, 401],
  );
  assert.equal((await other.subscribe()).status, 201);
  await other.create();
  await desk.clock.settle();
  const [event] = other.notifications();
  assert.deepEqual(
    [...secrets, SUPPLIER.webhookSecret].map((secret) => event?.signedWith(secret)),
    [true, true, false],
  );
  await listener.close();
});

test('a callback may carry an access token beside its signature, and must where that was agreed; neither is enough alone', async () => {
  const client = { clientId: 'bt', clientSecret: 'hush-hush' };
  const suppliers = (required: boolean) => ({
    'bt-health': {
      url: 'http://127.0.0.1:9',
      tokenUrl: 'http://127.0.0.1:9/token',
      ...SUPPLIER,
      callbackClient: { ...client, required },
    },
  });
  for (const required of [false, true]) {
    await using desk = await openTestDesk({ options: { suppliers: suppliers(required) } });
    const tokenOf = async (id: string, secret: string) =>
      desk.ask(
        null,
        'POST',
        '/oauth2/token',
        `grant_type=client_credentials&client_id=${id}&client_secret=${encodeURIComponent(secret)}`,
        {
          'content-type': 'application/x-www-form-urlencoded',
        },
      );
    const token = String((await tokenOf('bt', 'hush-hush')).json['access_token']);
    const partnerToken = String((await tokenOf(desk.partners[0]!.id, desk.partners[0]!.secrets[0]!)).json['access_token']);
    const call = async (bearer: string | null, signed = true) => {
      const body = JSON.stringify({ eventType: 'TroubleTicketCreateEvent', event: { troubleTicket: { id: 'T1' } } });
      const timestamp = String(Math.floor(desk.clock.now().epochMilliseconds / 1000));
      const answer = await desk.ask(null, 'POST', '/suppliers/bt-health/listener/TroubleTicketCreateEvent', body, {
        'webhook-id': 'w',
        'webhook-timestamp': timestamp,
        ...(signed && { 'webhook-signature': signatureOf(SUPPLIER.webhookSecret, 'w', timestamp, body) }),
        ...(bearer !== null && { authorization: `Bearer ${bearer}` }),
      });
      return answer.status;
    };
    assert.deepEqual(
      [await call(token), await call(null), await call('x'), await call(partnerToken), await call(token, false)],
      [201, required ? 401 : 201, 401, 401, 401],
    );
    assert.equal(
      (await desk.ask(null, 'GET', '/tmf-api/troubleTicket/v4/troubleTicket', undefined, { authorization: `Bearer ${token}` }))
        .status,
      401,
    );
    await desk.clock.advance(hours(1));
    assert.equal(await call(token), 401);
  }
});
