import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ADDRESSES, openTestDesk, TELEPHONE_TOKEN, type Asked, type TestDesk } from '../../testing/desk.ts';

const CALL = {
  channel: 'phone',
  caller: { name: 'Sam Carter', organisation: 'northgate' },
  service: 'crs',
  summary: 'Nobody can open a record',
  description: 'Ward 4F, since nine.',
  impact: '3',
  urgency: '3',
};
const sendEvent = async (desk: TestDesk, event: object, token = TELEPHONE_TOKEN) =>
  desk.ask(
    null,
    'POST',
    '/channels/telephone/events',
    { callId: 'call-1', direction: 'in', from: '+442079460301', to: ADDRESSES.telephone, at: '2026-11-24T09:30:00Z', ...event },
    { authorization: `Bearer ${token}` },
  );
/** A network that accepts every call, and gives placed calls ids in order. */
const network = () => {
  let placed = 0;
  return ({ path }: Asked) =>
    path === '/calls' ? ({ status: 201, body: { callId: `out-${++placed}` } } as const) : ({ status: 204 } as const);
};

test('an analyst logs a ringing call: it is answered, opened, and the caller hears the reference', async () => {
  await using desk = await openTestDesk();
  assert.equal((await sendEvent(desk, { event: 'ringing' })).status, 204);
  assert.deepEqual((await desk.ask('analyst', 'GET', '/api/calls')).json, [
    { callId: 'call-1', from: '+442079460301', since: '2026-11-24T09:30:00Z', state: 'ringing' },
  ]);
  const { status } = await desk.ask('analyst', 'POST', '/api/contacts', { ...CALL, callId: 'call-1' });
  assert.equal(status, 201);
  assert.deepEqual(
    desk.peer.asked.map(({ path, body }) => [path, JSON.parse(body) as unknown] as const),
    [
      ['/calls/call-1/answer', {}],
      ['/calls/call-1/say', { text: 'Your reference is INC-000001.' }],
      ['/calls/call-1/hang-up', {}],
    ],
  );
  assert.equal(desk.peer.asked[0]!.headers.authorization, `Bearer ${TELEPHONE_TOKEN}`);
  assert.equal((await desk.incident('INC-000001')).caller.telephone, '+442079460301');
  assert.deepEqual((await desk.ask('analyst', 'GET', '/api/calls')).json, []);
});

test('a call logged twice is one incident', async () => {
  await using desk = await openTestDesk();
  await sendEvent(desk, { event: 'ringing' });
  assert.equal((await desk.ask('analyst', 'POST', '/api/contacts', { ...CALL, callId: 'call-1' })).status, 201);
  assert.equal((await desk.ask('analyst', 'POST', '/api/contacts', { ...CALL, callId: 'call-1' })).status, 200);
  assert.equal((await desk.all()).length, 1);
});

test('a call logged again with other words is refused, and names the incident', async () => {
  await using desk = await openTestDesk();
  await sendEvent(desk, { event: 'ringing' });
  await desk.ask('analyst', 'POST', '/api/contacts', { ...CALL, callId: 'call-1' });
  const other = { ...CALL, callId: 'call-1', description: 'What the second analyst heard.' };
  const { status, json } = await desk.ask('analyst', 'POST', '/api/contacts', other);
  assert.equal(status, 409);
  assert.match(JSON.stringify(json), /This call was logged as INC-000001/);
});

test('a contact that is refused leaves its call ringing', async () => {
  await using desk = await openTestDesk();
  await desk.ask('analyst', 'POST', '/api/contacts', { ...CALL, channel: 'walk-up' }, { 'idempotency-key': 'one' });
  await sendEvent(desk, { event: 'ringing' });
  const call = { ...CALL, callId: 'call-1' };
  assert.equal((await desk.ask('analyst', 'POST', '/api/contacts', call, { 'idempotency-key': 'one' })).status, 422);
  assert.equal((await desk.ask('analyst', 'POST', '/api/contacts', call, { 'idempotency-key': 'two' })).status, 201);
});

test('the incident remains when the network fails to announce its reference', async () => {
  await using desk = await openTestDesk({ answerTo: ({ path }) => (path.endsWith('/say') ? { status: 500 } : { status: 204 }) });
  await sendEvent(desk, { event: 'ringing' });
  assert.equal((await desk.ask('analyst', 'POST', '/api/contacts', { ...CALL, callId: 'call-1' })).status, 201);
  assert.match(desk.log.join(''), /^reference-not-said/);
  assert.doesNotMatch(desk.log.join(''), /\+44|INC-/);
});

test('an abandoned call no longer rings and stays listed', async () => {
  await using desk = await openTestDesk();
  await sendEvent(desk, { event: 'ringing' });
  await sendEvent(desk, { event: 'abandoned' });
  assert.deepEqual((await desk.ask('analyst', 'GET', '/api/calls')).json, []);
  assert.equal((await desk.ask('analyst', 'POST', '/api/calls/call-1/answer')).status, 404);
});

test('pressing 1 in an escalation call takes the incident; any other key does not', async () => {
  await using desk = await openTestDesk({ answerTo: network() });
  await sendEvent(desk, { event: 'ringing' });
  await desk.ask('analyst', 'POST', '/api/contacts', { ...CALL, callId: 'call-1', impact: '1', urgency: '1' });
  await desk.clock.advance(Temporal.Duration.from({ hours: 1 }));
  const placed = desk.peer.asked.filter(({ path }) => path === '/calls');
  assert.ok(placed.length > 0, 'the plan calls nobody within an hour of a severity 1');
  const { to } = JSON.parse(placed[0]!.body) as { to: string };
  const press = async (digits: string) =>
    sendEvent(desk, { callId: 'out-1', direction: 'out', event: 'digits', digits, from: ADDRESSES.telephone, to });
  await press('9');
  assert.ok((await desk.incident('INC-000001')).escalations.every(({ acknowledgedAt }) => acknowledgedAt === null));
  await press('1');
  await press('1');
  const { escalations, owner } = await desk.incident('INC-000001');
  assert.equal(escalations.filter(({ acknowledgedAt }) => acknowledgedAt !== null).length, 1);
  assert.notEqual(owner, null);
});

test('an unanswered or busy call is recorded once, also when its result arrives before the call is recorded', async () => {
  let early: Promise<unknown> = Promise.resolve();
  const subject: { desk?: TestDesk } = {};
  const out = { direction: 'out', from: ADDRESSES.telephone, to: 'x' };
  const answer = network();
  await using desk = await openTestDesk({
    answerTo: (asked) => {
      if (asked.path === '/calls' && subject.desk) early = sendEvent(subject.desk, { ...out, callId: 'out-1', event: 'busy' });
      return answer(asked);
    },
  });
  subject.desk = desk;
  await desk.ask('analyst', 'POST', '/api/contacts', { ...CALL, impact: '1', urgency: '1' });
  await desk.clock.advance(Temporal.Duration.from({ minutes: 1 }));
  await early;
  await sendEvent(desk, { ...out, callId: 'out-1', event: 'busy' });
  await desk.clock.settle();
  const { escalations } = await desk.incident('INC-000001');
  assert.deepEqual(
    escalations.flatMap(({ unreached }) => unreached.map(({ to, why }) => [to, why])),
    [['team-lead', 'busy']],
  );
});

test('a key pressed before the call is recorded counts once it is', async () => {
  let early: Promise<unknown> = Promise.resolve();
  const subject: { desk?: TestDesk } = {};
  const answer = network();
  await using desk = await openTestDesk({
    answerTo: (asked) => {
      if (asked.path === '/calls' && subject.desk)
        early = sendEvent(subject.desk, {
          callId: 'out-1',
          direction: 'out',
          event: 'digits',
          digits: '1',
          from: ADDRESSES.telephone,
          to: 'x',
        });
      return answer(asked);
    },
  });
  subject.desk = desk;
  await desk.ask('analyst', 'POST', '/api/contacts', { ...CALL, impact: '1', urgency: '1' });
  await desk.clock.advance(Temporal.Duration.from({ minutes: 20 }));
  await early;
  await desk.clock.settle();
  assert.notEqual((await desk.incident('INC-000001')).owner, null);
});

test('only the network may report on calls, and only the staff see them', async () => {
  await using desk = await openTestDesk();
  assert.equal((await sendEvent(desk, { event: 'ringing' }, 'wrong')).status, 401);
  assert.equal((await desk.ask('requester.northgate', 'GET', '/api/calls')).status, 403);
  assert.equal((await sendEvent(desk, { event: 'explodes' })).status, 400);
});

test('a desk without a telephone network works, and says whom to call by hand', async () => {
  await using desk = await openTestDesk({ options: { telephone: null } });
  await desk.ask('analyst', 'POST', '/api/contacts', { ...CALL, impact: '1', urgency: '1' });
  await desk.clock.advance(Temporal.Duration.from({ hours: 1 }));
  assert.match(desk.log.join(''), /^call-to-place-by-hand to="[\d ]+" about="INC-000001"$/m);
  assert.equal((await sendEvent(desk, { event: 'ringing' }, '')).status, 401);
});
