import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { browse } from '../testing/browse.ts';
import { openTestDesk } from '../testing/desk.ts';
import { virtualClock } from '../../kernel/index.ts';
import { BT, CONTACT, DATA, INC } from '../testing/with-supplier.ts';
import type { DeskOptions } from '../options.ts';
import type { ByHandView } from '../views/types.ts';

const minutes = (count: number) => Temporal.Duration.from({ minutes: count });
/** Out of hours the plan has a step with deputies. */
const NIGHT = '2026-11-28T22:00:00Z';
const SEVERE = { ...CONTACT, impact: '1', urgency: '1' };

/** A desk without some of its means, and an incident of severity 1. */
async function without(t: TestContext, options: Partial<DeskOptions>, contact: object = SEVERE, at = '2026-11-24T09:30:00Z') {
  const desk = await openTestDesk({ options, clock: virtualClock(Temporal.Instant.from(at)) });
  t.after(async () => desk.close());
  await desk.ask('analyst', 'POST', '/api/contacts', contact);
  await desk.clock.settle();
  const tasks = async () => (await desk.ask('analyst', 'GET', '/api/by-hand')).json as readonly ByHandView[];
  return {
    ...{ desk, tasks, ...browse(desk) },
    record: async (id: number, outcome: string, more: object = {}, who = 'analyst') => {
      const { status } = await desk.ask(who, 'POST', `/api/by-hand/${id}/outcome`, { outcome, ...more });
      await desk.clock.settle();
      return status;
    },
    says: async (type: string) =>
      (await desk.incident(INC)).timeline.flatMap((event) => (event.type === type ? [event.says] : [])),
    command: async (verb: string, body: object) => {
      const { status } = await desk.ask('analyst', 'POST', `/api/incidents/${INC}/${verb}`, body);
      assert.equal(status, 200);
      await desk.clock.settle();
    },
  };
}
type Sides = Awaited<ReturnType<typeof without>>;

/** The first call of the plan to place by hand; of a step with deputies, on request. */
async function firstCall({ tasks, desk }: Sides, deputies = false): Promise<ByHandView> {
  for (let tries = 0; tries < 60; tries++) {
    const call = (await tasks()).find(({ kind, what }) => {
      const step = desk.policy.escalation.steps.find(({ id }) => what === `the call of escalation ${id}`);
      return kind === 'call' && (!deputies || step?.then !== undefined);
    });
    if (call) return call;
    await desk.clock.advance(minutes(5));
  }
  throw new Error('the plan places no call');
}

test('a call of a desk without a telephone exchange is listed to place by hand, and never counts as delivered', async (t) => {
  const sides = await without(t, { telephone: null });
  const call = await firstCall(sides);
  assert.equal(call.why, 'no-telephone');
  const contact = sides.desk.policy.contacts.find(({ telephone }) => telephone === call.number)!;
  assert.equal(call.who, `${contact.title}, ${contact.name}`);
  assert.match(call.says, new RegExp(INC));
  assert.deepEqual(call.references, [INC]);
  assert.ok(Temporal.Instant.from(call.since));

  assert.doesNotMatch((await sides.says('escalationDelivered')).join('\n'), /by telephone/);
  assert.match((await sides.says('toDoByHand'))[0]!, /^To place by hand: the call of escalation .*no telephone exchange/);
  const { escalations } = await sides.desk.incident(INC);
  assert.ok(escalations.some(({ byHand }) => byHand?.includes('telephone')));
  assert.match((await sides.get('analyst', '/')).html, /waits? to be done by hand/);
  const page = (await sides.get('analyst', '/by-hand')).html;
  assert.match(page, /To place by hand: the call of escalation/);
  assert.ok(page.includes(call.number));
  assert.match((await sides.get('analyst', `/incidents/${INC}`)).html, /to do by hand/);
  assert.match((await sides.get('analyst', `/incidents/${INC}/explain`)).html, /to place by hand since/);
  assert.match(sides.desk.relay.letters.map(({ subject }) => subject).join('\n'), /Call to place by hand/);
  assert.equal((await sides.get('requester.northgate', '/by-hand')).status, 403);
  assert.equal((await sides.desk.ask('requester.northgate', 'GET', '/api/by-hand')).status, 403);
});

test('a person who accepts on the telephone acknowledges the escalation and owns the incident', async (t) => {
  const sides = await without(t, { telephone: null });
  const { id, number } = await firstCall(sides);
  assert.equal(await sides.record(id, 'acknowledged', {}, 'assessor'), 403);
  assert.equal(await sides.record(id, 'sent'), 400);
  assert.equal(await sides.record(id, 'acknowledged'), 204);
  const { owner } = await sides.desk.incident(INC);
  assert.equal(owner, sides.desk.policy.contacts.find(({ telephone }) => telephone === number)!.name);
  assert.match((await sides.says('escalationDelivered')).join('\n'), /went out by telephone/);
  assert.equal((await sides.says('escalationAcknowledged')).length, 1);
  assert.equal(await sides.record(id, 'acknowledged'), 404, 'recorded once');
  assert.equal(
    (await sides.tasks()).some((task) => task.id === id),
    false,
  );
});

for (const outcome of ['unanswered', 'busy'] as const)
  test(`after the outcome ${outcome} the next person is called at once, as by the exchange`, async (t) => {
    const sides = await without(t, { telephone: null }, SEVERE, NIGHT);
    const first = await firstCall(sides, true);
    const before = sides.desk.clock.now();
    assert.equal(await sides.record(first.id, outcome), 204);
    await sides.desk.clock.advance(minutes(0));
    assert.equal((await sides.says('escalationUnreached')).length, 1);
    const next = (await sides.tasks()).find(({ what, id }) => what === first.what && id !== first.id);
    assert.ok(next, 'a deputy is to be called');
    assert.notEqual(next.number, first.number);
    assert.equal(String(sides.desk.clock.now()), String(before));
  });

test('a person who answers without accepting is passed over after the wait of the plan', async (t) => {
  const sides = await without(t, { telephone: null }, SEVERE, NIGHT);
  const first = await firstCall(sides, true);
  assert.equal(await sides.record(first.id, 'answered'), 204);
  assert.equal((await sides.says('escalationAcknowledged')).length, 0);
  assert.match((await sides.says('escalationDelivered')).join('\n'), /went out by telephone/);
  await sides.desk.clock.advance(minutes(60));
  assert.ok((await sides.says('escalationPassedOn')).length > 0);
});

test('an obsolete call leaves the list', async (t) => {
  const sides = await without(t, { telephone: null });
  await firstCall(sides);
  await sides.command('resolve', { how: 'Restarted.' });
  assert.deepEqual(await sides.tasks(), []);
  assert.doesNotMatch((await sides.get('analyst', '/')).html, /to be done by hand/);
});

test('the outcome can be recorded on the page, which asks for one when it is missing', async (t) => {
  const sides = await without(t, { telephone: null });
  const { id } = await firstCall(sides);
  assert.match((await sides.post('analyst', `/by-hand/${id}`, {})).html, /Choose how it went/);
  assert.equal((await sides.post('analyst', `/by-hand/${id}`, { outcome: 'answered', note: 'By <mobile>' })).status, 303);
  assert.match((await sides.says('doneByHand'))[0]!, /they were reached: By <mobile>/);
});

test('a hand-off to a supplier without an address is passed on by hand, and is with the supplier once its reference is recorded', async (t) => {
  const sides = await without(t, { suppliers: {} }, CONTACT);
  await sides.command('hand-off', { data: DATA });
  const [task] = await sides.tasks();
  const { kind, why, who, number, needsReference } = task!;
  assert.deepEqual([kind, why, who, number, needsReference], ['supplier', 'no-connection', BT.name, BT.contact.telephone, true]);
  assert.match(task!.says, /Our reference INC-000001[^]*Theatre waits/);
  assert.equal((await sides.says('supplierRefused')).length, 0, 'it refused nothing');
  const { state, handOffs } = await sides.desk.incident(INC);
  assert.deepEqual([state, handOffs[0]!.state, handOffs[0]!.health], ['with-supplier', 'sending', 'down']);
  assert.match(sides.desk.relay.letters.map(({ subject }) => subject).join('\n'), /Hand-off to pass on by hand/);

  assert.match((await sides.get('analyst', `/incidents/${INC}/explain`)).html, /To be passed on by hand since/);
  assert.equal(await sides.record(task!.id, 'busy'), 204);
  assert.deepEqual(
    (await sides.tasks())[0]!.tried.map(({ outcome }) => outcome),
    ['busy'],
  );
  assert.equal(await sides.record(task!.id, 'answered'), 422, 'its reference is missing');
  assert.equal(await sides.record(task!.id, 'answered', { ticket: 'BT-4711' }), 204);
  const after = (await sides.desk.incident(INC)).handOffs[0]!;
  assert.deepEqual([after.state, after.ticket, after.health], ['open', 'BT-4711', 'ok']);
  // Later messages to the supplier are passed on by hand too.
  await sides.command('answer-supplier', { text: 'The ward says so.' });
  const [note] = await sides.tasks();
  assert.equal(note!.says, 'The ward says so.');
  assert.equal(await sides.record(note!.id, 'answered'), 204);
  assert.deepEqual(await sides.tasks(), []);
});

test('a hand-off by hand that the supplier refuses returns to the desk as refused', async (t) => {
  const sides = await without(t, { suppliers: {} }, CONTACT);
  await sides.command('hand-off', { data: DATA });
  const [task] = await sides.tasks();
  assert.equal(await sides.record(task!.id, 'refused'), 422, 'why is missing');
  assert.equal(await sides.record(task!.id, 'refused', { note: 'Not theirs' }), 204);
  const { state, handOffs } = await sides.desk.incident(INC);
  assert.deepEqual([state, handOffs[0]!.state], ['open', 'refused']);
});

test('letters of a desk without a relay are listed to send by hand, and none is sent before', async (t) => {
  const sides = await without(t, { relay: null });
  await sides.desk.clock.advance(minutes(120));
  assert.doesNotMatch((await sides.says('escalationDelivered')).join('\n'), /by mail/);
  const letters = (await sides.tasks()).filter(({ kind }) => kind === 'letter');
  assert.ok(letters.length > 0);
  const step = letters.find(({ number }) => sides.desk.policy.contacts.some(({ mail }) => mail === number))!;
  assert.equal(await sides.record(step.id, 'sent'), 204);
  assert.match((await sides.says('escalationDelivered')).join('\n'), /by mail/);
  assert.match((await sides.get('analyst', '/by-hand')).html, /To send by hand/);
});

test('a call about a hand-off is placed by hand: to the supplier, then to staff one after the other', async (t) => {
  const answerTo = ({ path }: { readonly path: string }) =>
    path === '/token' ? { status: 200, body: { access_token: 'token', expires_in: 36_000 } } : { status: 503 };
  const desk = await openTestDesk({ options: { telephone: null }, answerTo });
  t.after(async () => desk.close());
  await desk.ask('analyst', 'POST', '/api/contacts', CONTACT);
  await desk.ask('analyst', 'POST', `/api/incidents/${INC}/hand-off`, { data: DATA });
  await desk.clock.advance(minutes(60));
  const tasks = async () => (await desk.ask('analyst', 'GET', '/api/by-hand')).json as readonly ByHandView[];
  const countOf = async (type: string) => (await desk.incident(INC)).timeline.filter((event) => event.type === type).length;
  const record = async (id: number, outcome: string) =>
    assert.equal((await desk.ask('analyst', 'POST', `/api/by-hand/${id}/outcome`, { outcome })).status, 204);
  const toSupplier = (await tasks()).find(({ number }) => number === BT.contact.telephone)!;
  assert.equal(await countOf('supplierRung'), 0);
  assert.equal((await desk.incident(INC)).handOffs[0]!.rung, 0);
  await record(toSupplier.id, 'unanswered');
  assert.ok(
    (await tasks()).some(({ id }) => id === toSupplier.id),
    'it is tried again',
  );
  await record(toSupplier.id, 'answered');
  assert.equal((await desk.incident(INC)).handOffs[0]!.rung, 1);
  const manager = (await tasks()).find(({ what }) => /the call to the .* about/.test(what));
  assert.ok(manager);
  await record(manager.id, 'busy');
  assert.equal(await countOf('personUnreached'), 1);
  await desk.clock.settle();
  assert.ok((await tasks()).some(({ what, number }) => /about/.test(what) && number !== manager.number));
});
