import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { SupplierRefused } from '../messages/ports.ts';
import {
  analyst,
  contact,
  dutyManager,
  handOff,
  severityOne,
  shipped,
  system,
  testDesk,
  type TestDesk,
  type TestOptions,
} from '../testing/test-desk.ts';

const REFERENCE = 'INC-000001';
const minutes = (n: number) => Temporal.Duration.from({ minutes: n });
const numberOf = (role: string) => shipped.contacts.find((each) => each.role === role)!.telephone;

suite('a desk that restarts', () => {
  let dir = '';
  before(async () => void (dir = await mkdtemp(join(tmpdir(), 'desk-'))));
  after(async () => rm(dir, { recursive: true, force: true }));
  let made = 0;
  const store = () => join(dir, `desk-${++made}.db`);
  const again = async (down: TestDesk, file: string, more: TestOptions = {}): Promise<TestDesk> => {
    await down.desk.close();
    return testDesk({ file, clock: down.clock, ids: down.ids, other: down.other, ...more });
  };

  test('takes each step of the plan once, before and after', async () => {
    const file = store();
    const first = await testDesk({ file });
    await first.desk.open(contact(severityOne), analyst);
    await first.clock.advance(minutes(7));
    assert.deepEqual(
      first.other.calls.map(({ to }) => to),
      [numberOf('team-lead'), numberOf('duty-manager')],
    );
    const second = await again(first, file);
    await second.clock.advance(minutes(20));
    const third = await again(second, file);
    await third.clock.advance(minutes(60));
    const taken = (await third.desk.incident(REFERENCE, analyst)).escalations.filter(({ takenAt }) => takenAt !== null);
    assert.equal(new Set(taken.map(({ step }) => step)).size, taken.length);
    assert.ok(taken.every(({ planned, takenAt }) => planned === takenAt));
    assert.deepEqual(
      third.other.calls.map(({ to }) => to),
      ['team-lead', 'duty-manager', 'head-of-ict', 'director-on-call', 'bt-health-service-desk'].map(numberOf),
    );
    assert.equal((await third.desk.verifyHistory(REFERENCE, analyst)).intact, true);
    await third.desk.close();
  });

  test('takes missed steps as soon as it is up, with their planned times', async () => {
    const file = store();
    const first = await testDesk({ file });
    await first.desk.open(contact(severityOne), analyst);
    await first.clock.settle();
    await first.desk.close();
    await first.clock.advance(minutes(10));
    const second = await testDesk({ file, clock: first.clock, ids: first.ids, other: first.other });
    await second.clock.advance(minutes(0));
    const late = (await second.desk.incident(REFERENCE, analyst)).escalations.find(({ step }) => step === 'IH-2');
    assert.deepEqual([late?.planned, late?.takenAt], ['2026-06-05T09:05:00Z', '2026-06-05T09:10:00Z']);
    await second.desk.close();
  });

  test('sends what it had only stored', async () => {
    const file = store();
    const first = await testDesk({ file, idle: true });
    await first.desk.open(contact({ channel: 'email', messageId: '<m1@ward4f.example>' }), system);
    await first.clock.settle();
    assert.deepEqual(first.other.mails, []);
    const second = await again(first, file);
    await second.clock.settle();
    assert.deepEqual(
      second.other.mails.map(({ subject, inReplyTo }) => [subject, inReplyTo]),
      [['[INC-000001] Records do not open', '<m1@ward4f.example>']],
    );
    const third = await again(second, file);
    await third.clock.advance(minutes(30));
    assert.equal(third.other.mails.length, 1);
    await third.desk.close();
  });

  test('hands off under one key, whenever it was down and however often it retries', async () => {
    const file = store();
    const first = await testDesk({ file });
    first.other.failures.supplier.push(new Error('reset'), new Error('reset'), new Error('reset'));
    await first.desk.open(contact(), analyst);
    await first.desk.command(REFERENCE, { do: 'handOff', supplier: 'bt-health', data: handOff }, analyst);
    await first.clock.advance(Temporal.Duration.from({ seconds: 6 }));
    assert.equal(first.other.creations.length, 2);
    const second = await again(first, file);
    await second.clock.advance(minutes(10));
    assert.equal(second.other.creations.length, 4);
    assert.equal(new Set(second.other.creations.map(({ key }) => key)).size, 1);
    assert.equal((await second.desk.incident(REFERENCE, analyst)).supplier?.reference, 'bt-health-1');
    await second.desk.close();
  });

  test('continues its numbers, lists, counters and search', async () => {
    const file = store();
    const first = await testDesk({ file, idle: true });
    await first.desk.open(contact(), analyst);
    const second = await again(first, file, { idle: true });
    const next = await second.desk.open(contact({ summary: 'Printer jam' }), analyst);
    assert.equal(next.reference, 'INC-000002');
    assert.deepEqual([(await second.desk.counts(analyst)).total, (await second.desk.search('printer', analyst)).length], [2, 1]);
    await second.desk.close();
  });
});

test('does not repeat a step when the severity changes and changes back', async () => {
  const { desk, clock, other } = await testDesk();
  await desk.open(contact(severityOne), analyst);
  await clock.advance(minutes(1));
  await desk.command(REFERENCE, { do: 'reclassify', impact: '5', urgency: '5', reason: 'one screen' }, analyst);
  await clock.advance(minutes(1));
  await desk.command(REFERENCE, { do: 'reclassify', impact: '1', urgency: '1', reason: 'all after all' }, analyst);
  await clock.advance(minutes(1));
  assert.deepEqual(
    other.calls.map(({ to }) => to),
    [numberOf('team-lead')],
  );
  await desk.close();
});

test('takes the incident and ends the escalation when a key is pressed in the call', async () => {
  const { desk, clock, other } = await testDesk();
  await desk.open(contact(severityOne), analyst);
  await clock.advance(minutes(0));
  const call = await desk.escalationByCall(other.calls[0]!.id);
  assert.deepEqual(call, { reference: REFERENCE, step: 'IH-1', to: 'team-lead' });
  await desk.command(REFERENCE, { do: 'acknowledgeEscalation', step: call.step, by: call.to }, system);
  await clock.advance(minutes(14));
  assert.equal(other.calls.length, 1);
  assert.equal((await desk.incident(REFERENCE, dutyManager)).owner, 'Priya Nair');
  assert.equal(await desk.escalationByCall('unknown'), null);
  await desk.close();
});

suite('a message that cannot be delivered', () => {
  test('is retried after 5, 10, 20 seconds, or not before the time the receiver asks for, as the same message', async () => {
    const { desk, clock, other } = await testDesk();
    const busy = Object.assign(new Error('503'), { retryAfterSeconds: 120 });
    other.failures.supplier.push(new Error('reset'), busy);
    await desk.open(contact(), analyst);
    await desk.command(REFERENCE, { do: 'handOff', supplier: 'bt-health', data: handOff }, analyst);
    const tried: number[] = [];
    for (const second of [0, 2, 5, 122, 137]) {
      await clock.advanceTo(Temporal.Instant.from('2026-06-05T09:00:00Z').add({ seconds: second }));
      tried.push(other.creations.length);
    }
    assert.deepEqual(tried, [1, 1, 2, 2, 3]);
    await desk.close();
  });

  test('does not block other messages', async () => {
    const { desk, clock, other } = await testDesk();
    other.failures.telephone.push(...Array.from({ length: 8 }, () => new Error('no line')));
    await desk.open(contact(severityOne), analyst);
    await desk.open(contact({ channel: 'email', messageId: '<m2@x>' }), system);
    await clock.settle();
    assert.equal(other.mails.length, 1);
    await clock.advance(minutes(60));
    assert.ok(other.calls.some(({ to }) => to === numberOf('team-lead')));
    await desk.close();
  });

  test('returns the incident to the desk when the supplier refuses for good', async () => {
    const { desk, clock, other } = await testDesk();
    other.failures.supplier.push(new SupplierRefused('422 no such service'));
    await desk.open(contact(), analyst);
    await desk.command(REFERENCE, { do: 'handOff', supplier: 'bt-health', data: handOff }, analyst);
    await clock.advance(minutes(60));
    const back = await desk.incident(REFERENCE, analyst);
    assert.deepEqual([back.state, other.creations.length], ['open', 1]);
    assert.ok(back.timeline.some(({ type, says }) => type === 'supplierRefused' && says.includes('no such service')));
    await desk.close();
  });
});
