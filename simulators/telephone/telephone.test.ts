import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { seededIds, virtualClock } from '../../kernel/index.ts';
import { startListener, type ReceivedRequest } from '../testing/desk.ts';
import { send } from '../wire/send.ts';
import { startTelephoneServer, subscribe, type TelephoneEvent } from './index.ts';

const WARD = '+442079460123';
const MANAGER = '+447700900001';
const seconds = (n: number) => Temporal.Duration.from({ seconds: n });

async function network(t: TestContext, answer?: (request: ReceivedRequest) => number) {
  const clock = virtualClock(Temporal.Instant.from('2026-12-25T03:00:00Z'));
  const desk = await startListener(clock, answer);
  const server = await startTelephoneServer({ host: '127.0.0.1' });
  const telephone = subscribe(server, {
    name: 'scenario',
    clock,
    ids: seededIds('4711'),
    deskNumber: '+442079460000',
    deskEvents: () => `${desk.url}/telephone`,
  });
  t.after(async () => {
    telephone.close();
    await server.close();
    await desk.close();
  });
  const asks = async (path: string, body: unknown = {}, token = telephone.access.token) =>
    clock.track(
      send({
        method: 'POST',
        url: `${telephone.access.url}${path}`,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );
  const received = () =>
    desk.requests.map(({ body }) => {
      const { at, direction, event, digits } = JSON.parse(body) as TelephoneEvent;
      return [at.slice(11, 19), direction, event, digits].filter(Boolean).join(' ');
    });
  return { clock, telephone, asks, received, desk };
}

test('a caller rings, is answered, gets the reference, and hangs up', async (t) => {
  const { clock, telephone, asks, received, desk } = await network(t);
  const call = await telephone.call(WARD);
  assert.equal(desk.requests[0]?.headers['authorization'], `Bearer ${telephone.access.token}`);
  await clock.advance(seconds(20));
  assert.equal((await asks(`/calls/${call.id}/answer`)).status, 204);
  assert.equal((await asks(`/calls/${call.id}/say`, { text: 'Your reference is INC-000001.' })).status, 204);
  await clock.advance(seconds(120));
  await call.hangUp();
  assert.deepEqual(call.heard, ['Your reference is INC-000001.']);
  assert.equal(call.state, 'ended');
  assert.equal(String(call.answeredAt), '2026-12-25T03:00:20Z');
  assert.deepEqual(received(), ['03:00:00 in ringing', '03:02:20 in ended']);
});

test('a call that nobody answers stops ringing after sixty seconds, and cannot be answered then', async (t) => {
  const { clock, telephone, asks, received } = await network(t);
  const call = await telephone.call(WARD);
  await clock.advance(seconds(61));
  assert.deepEqual(received(), ['03:00:00 in ringing', '03:01:00 in unanswered']);
  assert.equal((await asks(`/calls/${call.id}/answer`)).status, 409);
  assert.equal((await asks(`/calls/${call.id}/say`, { text: 'Hello?' })).status, 409);
});

test('a caller that hangs up while it rings has abandoned the call', async (t) => {
  const { clock, telephone, received } = await network(t);
  const call = await telephone.call(WARD);
  await clock.advance(seconds(30));
  await call.hangUp();
  await call.hangUp();
  await clock.advance(seconds(60));
  assert.equal(call.state, 'abandoned');
  assert.deepEqual(received(), ['03:00:00 in ringing', '03:00:30 in abandoned']);
});

test('a call fails when the desk does not accept its event', async (t) => {
  const { telephone } = await network(t, () => 500);
  await assert.rejects(telephone.call(WARD), /the desk answered 500 to the telephone event "ringing"/);
  assert.equal(telephone.incoming[0]?.state, 'ended');
});

test('an outcome that the desk does not accept is recorded as undelivered, without further effect', async (t) => {
  const { clock, telephone, asks } = await network(t, () => 503);
  await asks('/calls', { from: 'desk', to: MANAGER, says: 'Severity 1.' });
  await clock.advance(seconds(10));
  assert.deepEqual(
    telephone.undelivered.map(({ event }) => event),
    ['answered'],
  );
});

for (const { behaviour, expected, outcome } of [
  { behaviour: undefined, expected: ['03:00:05 out answered', '03:00:35 out ended'], outcome: 'answered' },
  {
    behaviour: { answers: 'after', delay: 'PT10S', presses: '1' } as const,
    expected: ['03:00:10 out answered', '03:00:10 out digits 1', '03:00:40 out ended'],
    outcome: 'answered',
  },
  { behaviour: { answers: 'never' } as const, expected: ['03:01:00 out unanswered'], outcome: 'unanswered' },
  { behaviour: { answers: 'busy' } as const, expected: ['03:00:01 out busy'], outcome: 'busy' },
  { behaviour: { answers: 'after', delay: 'PT2M' } as const, expected: ['03:01:00 out unanswered'], outcome: 'unanswered' },
]) {
  test(`the desk calls a number that ${JSON.stringify(behaviour ?? 'has no behaviour set')}`, async (t) => {
    const { clock, telephone, asks, received } = await network(t);
    if (behaviour) telephone.when(MANAGER, behaviour);
    const { status } = await asks('/calls', { from: '+442079460000', to: MANAGER, says: 'Severity 1, press 1 to take it.' });
    assert.equal(status, 201);
    await clock.advance(seconds(300));
    assert.deepEqual(received(), expected);
    assert.equal(telephone.placed[0]?.outcome, outcome);
    assert.equal(telephone.placed[0]?.says, 'Severity 1, press 1 to take it.');
  });
}

test('a network that turns calls away places none of them', async (t) => {
  const { clock, telephone, asks } = await network(t);
  telephone.turnAway(1);
  const call = { from: '+442079460000', to: MANAGER, says: 'Severity 1.' };
  assert.equal((await asks('/calls', call)).status, 503);
  await clock.advance(seconds(60));
  assert.equal(telephone.placed.length, 0);
  assert.equal((await asks('/calls', call)).status, 201);
});

test('the desk may hang up on somebody it calls', async (t) => {
  const { clock, telephone, asks, received } = await network(t);
  const { body } = await asks('/calls', { from: 'desk', to: MANAGER, says: 'Severity 1.' });
  const { callId } = JSON.parse(body) as { callId: string };
  assert.equal((await asks(`/calls/${callId}/hang-up`)).status, 204);
  await clock.advance(seconds(300));
  assert.deepEqual(received(), []);
  assert.equal(telephone.placed[0]?.outcome, 'unanswered');
});

test('the network refuses invalid requests and says why', async (t) => {
  const { asks } = await network(t);
  const refused = async (...asked: Parameters<typeof asks>) => {
    const { status, body } = await asks(...asked);
    return `${status} ${(JSON.parse(body) as { code: string }).code}`;
  };
  assert.equal(await refused('/calls', { from: 'a', to: 'b', says: 'c' }, 'stranger'), '401 unauthorized');
  assert.equal(await refused('/calls', { from: 'a', to: 'b' }), '400 missing-data');
  assert.equal(await refused('/calls', []), '400 invalid-body');
  assert.equal(await refused('/calls/none/answer'), '404 not-found');
  assert.equal(await refused('/callers'), '404 not-found');
});

test('two scenarios with the same seed do not share a token', async (t) => {
  const { telephone } = await network(t);
  const server = await startTelephoneServer({ host: '127.0.0.1' });
  t.after(async () => server.close());
  const clock = virtualClock(Temporal.Instant.from('2026-12-25T03:00:00Z'));
  const other = subscribe(server, { name: 'another', clock, ids: seededIds('4711'), deskNumber: '', deskEvents: () => '' });
  assert.notEqual(other.access.token, telephone.access.token);
});
