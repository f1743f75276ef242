import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test, type TestContext } from 'node:test';
import { openTestDesk, SUPPLIER, type Asked } from '../../testing/desk.ts';
import { CONTACT, DATA, INC } from '../../testing/with-supplier.ts';

/** The supplier's answers for ticket T1: our ticket at first, and after its restart another organisation's. */
const OURS = { id: 'T1', externalId: INC, description: DATA.description, severity: 'Major' };
const THEIRS = { id: 'T1', externalId: 'BARNET-77', description: 'Till is down', severity: 'Critical', status: 'resolved' };
type Ticket = Readonly<Record<string, unknown>>;

/** An incident handed off as T1. `answers` may be changed by the test. */
async function handedOff(t: TestContext, given: { post?: Ticket; get?: Ticket; patch?: Ticket } = {}) {
  const answers = { post: OURS as Ticket, get: OURS as Ticket, patch: OURS as Ticket, ...given };
  const answerTo = ({ path, method }: Asked) => {
    if (path === '/token') return { status: 200, body: { access_token: 'token', expires_in: 36_000 } };
    if (path.startsWith('/calls')) return { status: 200, body: { callId: `call-${Math.random()}` } };
    const { post, get, patch } = answers;
    return { status: 200, body: { status: 'acknowledged', ...{ POST: post, GET: get, PATCH: patch }[method] } };
  };
  const desk = await openTestDesk({ answerTo });
  t.after(async () => desk.close());
  await desk.ask('analyst', 'POST', '/api/contacts', CONTACT);
  const command = async (verb: string, body: object = {}, who = 'analyst') => {
    const { status } = await desk.ask(who, 'POST', `/api/incidents/${INC}/${verb}`, body);
    assert.equal(status, 200, verb);
    await desk.clock.settle();
  };
  await command('hand-off', { data: DATA });
  const says = async (type: string) =>
    (await desk.incident(INC)).timeline.flatMap((event) => (event.type === type ? [event.says] : []));
  return {
    ...{ desk, answers, command, says },
    patches: () => desk.peer.asked.filter(({ method }) => method === 'PATCH').length,
    letters: () => desk.relay.letters.filter(({ subject }) => subject?.includes("somebody else's ticket")),
    handOff: async () => (await desk.incident(INC)).handOffs[0]!,
    pass: async (hours: number) => desk.clock.advance(Temporal.Duration.from({ hours })),
    event: async (troubleTicket: Ticket, id = 'event-1') => {
      const type = 'TroubleTicketStatusChangeEvent';
      const body = JSON.stringify({
        eventId: id,
        eventTime: String(desk.clock.now()),
        eventType: type,
        event: { troubleTicket },
      });
      const timestamp = String(Math.floor(desk.clock.now().epochMilliseconds / 1000));
      const key = Buffer.from(SUPPLIER.webhookSecret.replace('whsec_', ''), 'base64');
      const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
      const answer = await desk.ask(null, 'POST', `/suppliers/bt-health/listener/${type}`, body, {
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': `v1,${signature}`,
      });
      await desk.clock.settle();
      return answer.status;
    },
  };
}
/** Nothing of somebody else's ticket is in the incident; the mismatch is recorded, and one person was notified. */
async function isKeptApart({ handOff, says, letters, desk }: Awaited<ReturnType<typeof handedOff>>) {
  const { ticket, status, theirs, health, mismatchedSince } = await handOff();
  assert.deepEqual([ticket, status, theirs, health], ['T1', 'acknowledged', 'Major', 'mismatched']);
  assert.notEqual(mismatchedSince, null);
  assert.deepEqual([await says('supplierUpdated'), (await desk.incident(INC)).severity], [[], '2']);
  assert.equal((await says('supplierMismatched')).length, 1);
  assert.match((await says('supplierMismatched'))[0]!, /answered with a ticket that is not ours. Nothing of it was recorded/);
  assert.equal(letters().length, 1);
  const { json } = await desk.ask('analyst', 'GET', '/api/hand-offs?troubled=true');
  assert.equal((json['items'] as unknown as { health: string }[])[0]!.health, 'mismatched');
  const { bytes } = await desk.ask('analyst', 'GET', `/api/incidents/${INC}/explain`);
  assert.match(bytes.toString(), /they answer with somebody else's ticket/);
}

for (const [name, theirs] of [
  ['with another reference', THEIRS],
  ['with another incident’s reference', { ...THEIRS, externalId: 'INC-000002' }],
  ['without a reference, with another description', { ...THEIRS, externalId: undefined }],
  ['under another id', { ...THEIRS, externalId: INC, id: 'T9' }],
] as const)
  test(`a reading of our ticket ${name} changes nothing, is recorded once, and a person is notified`, async (t) => {
    const sides = await handedOff(t);
    sides.answers.get = theirs;
    await sides.pass(30);
    await isKeptApart(sides);
    // A later reading of our own ticket is applied again.
    sides.answers.get = { ...OURS, status: 'inProgress' };
    await sides.pass(10);
    const { status, health } = await sides.handOff();
    assert.deepEqual([status, health === 'mismatched'], ['inProgress', false]);
  });

test('a reading that is ours again ends the mismatch, also without an update', async (t) => {
  const sides = await handedOff(t);
  sides.answers.get = THEIRS;
  await sides.pass(10);
  sides.answers.get = OURS;
  await sides.pass(10);
  assert.equal((await sides.handOff()).mismatchedSince, null);
  assert.match((await sides.says('supplierMismatched'))[1]!, /returns our own ticket again under T1/);
});

test('our reference among others, a shortened description and a missing reference count as ours', async (t) => {
  for (const get of [
    { ...OURS, externalId: undefined, description: undefined, externalIdentifier: [{ id: 'X-1' }, { id: INC }] },
    { ...OURS, externalId: undefined, description: ` ${DATA.description.slice(0, 9)}` },
    { ...OURS, externalId: undefined, description: undefined },
  ]) {
    const sides = await handedOff(t, { get: { ...get, status: 'inProgress' } });
    await sides.pass(10);
    assert.equal((await sides.handOff()).status, 'inProgress', JSON.stringify(get));
  }
});

for (const [name, theirs] of [
  ['another reference', THEIRS],
  ['another description', { ...THEIRS, externalId: undefined }],
] as const)
  test(`an event about our ticket with ${name} changes nothing, and a person is notified`, async (t) => {
    const sides = await handedOff(t);
    const moved = { ...theirs, status: 'inProgress' };
    assert.equal(await sides.event(moved), 201);
    assert.equal(await sides.event(moved, 'event-2'), 201);
    await isKeptApart(sides);
  });

test('an event that does not say whose ticket it is triggers a read', async (t) => {
  const sides = await handedOff(t);
  sides.answers.get = THEIRS;
  assert.equal(await sides.event({ id: 'T1', status: 'resolved' }), 201);
  await isKeptApart(sides);
});

test('somebody else’s ticket in answer to a creation is not accepted; the next answer is', async (t) => {
  const sides = await handedOff(t, { post: THEIRS });
  const { ticket, state, theirs } = await sides.handOff();
  assert.deepEqual([ticket, state, theirs], [null, 'sending', null]);
  assert.equal((await sides.says('supplierMismatched')).length, 1);
  await sides.desk.clock.advance(Temporal.Duration.from({ minutes: 3 }));
  assert.equal((await sides.says('supplierMismatched')).length, 1);
  assert.equal(sides.letters().length, 1);
  // The repeated creation is answered as it should be.
  sides.answers.post = OURS;
  await sides.pass(1);
  assert.equal((await sides.handOff()).ticket, 'T1');
  assert.equal((await sides.handOff()).mismatchedSince, null);
});

for (const [verb, body] of [
  ['answer-supplier', { text: 'The ward says so.' }],
  ['take-back', { reason: 'Ours after all.' }],
  ['reclassify', { impact: '1', urgency: '1', reason: 'More wards' }],
] as const)
  test(`nothing is written to somebody else’s ticket: ${verb}`, async (t) => {
    const sides = await handedOff(t);
    sides.answers.get = THEIRS;
    await sides.command(verb, body);
    assert.equal(sides.patches(), 0);
    assert.equal(sides.letters().length, 1);
    assert.equal((await sides.says('supplierMismatched')).length, 1);
    assert.equal((await sides.says('undelivered')).length, 1);
    const { json } = await sides.desk.ask('analyst', 'GET', '/api/dead-letters');
    assert.equal((json as unknown as unknown[]).length, 1);
  });

test('somebody else’s ticket in answer to a change is no update of ours', async (t) => {
  const sides = await handedOff(t);
  sides.answers.patch = THEIRS;
  await sides.command('answer-supplier', { text: 'The ward says so.' });
  await isKeptApart(sides);
});
