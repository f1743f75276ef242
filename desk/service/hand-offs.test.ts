import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { SupplierRefused } from '../messages/ports.ts';
import { analyst, contact, dutyManager, handOff, person, testDesk } from '../testing/test-desk.ts';

const REFERENCE = 'INC-000001';
const hours = (count: number) => Temporal.Duration.from({ hours: count });
async function refused() {
  const opened = await testDesk();
  opened.other.failures.supplier.push(new SupplierRefused('422 lacks location'));
  await opened.desk.open(contact(), analyst);
  await opened.desk.command(REFERENCE, { do: 'handOff', supplier: 'bt-health', data: handOff }, analyst);
  await opened.clock.settle();
  return opened;
}
const countOf = (types: readonly { readonly type: string }[], wanted: string) =>
  types.filter(({ type }) => type === wanted).length;

test('a refused hand-off waits for the duty manager, who can send it again as a new hand-off', async () => {
  const { desk, clock, other } = await refused();
  const [letter, ...more] = await desk.deadLetters(dutyManager);
  assert.equal(more.length, 0);
  assert.equal(letter?.why, 'refused');
  assert.match(letter.reason, /lacks location/);
  assert.equal((await desk.incident(REFERENCE, analyst)).state, 'open');
  await assert.rejects(desk.replayLetter(letter.id, analyst), { code: 'forbidden' });
  await desk.replayLetter(letter.id, dutyManager);
  await clock.settle();
  assert.deepEqual(await desk.deadLetters(dutyManager), []);
  const { state, timeline, handOffs } = await desk.incident(REFERENCE, analyst);
  assert.equal(state, 'with-supplier');
  assert.equal(countOf(timeline, 'letterReplayed'), 1);
  assert.deepEqual(
    handOffs.map((each) => each.state),
    ['refused', 'open'],
  );
  assert.notEqual(other.creations[0]!.key, other.creations[1]!.key);
  await assert.rejects(desk.replayLetter(letter.id, dutyManager), { code: 'not-found' });
  await desk.close();
});

test('the duty manager can discard it with a reason', async () => {
  const { desk } = await refused();
  const { id } = (await desk.deadLetters(dutyManager))[0]!;
  await assert.rejects(desk.discardLetter(id, ' ', dutyManager), { code: 'missing-data' });
  await desk.discardLetter(id, 'Solved here meanwhile', dutyManager);
  assert.deepEqual(await desk.deadLetters(dutyManager), []);
  assert.equal(countOf((await desk.incident(REFERENCE, analyst)).timeline, 'letterDiscarded'), 1);
  await assert.rejects(async () => desk.deadLetters(person('requester', 'northgate')), { code: 'forbidden' });
  await desk.close();
});

test('an open circuit holds other rows back without counting an attempt, and one probe finds that the supplier works again', async () => {
  const { desk, clock, other } = await testDesk();
  other.failures.supplier.push(...Array.from({ length: 8 }, () => new Error('reset')));
  for (let i = 0; i < 4; i++) {
    const { reference } = await desk.open(contact(), analyst);
    await desk.command(reference, { do: 'handOff', supplier: 'bt-health', data: handOff }, analyst);
    await clock.settle();
  }
  await clock.advance(Temporal.Duration.from({ seconds: 30 }));
  const line = async () => (await desk.suppliers(analyst)).find(({ id }) => id === 'bt-health')!.line;
  assert.equal((await line()).state, 'open');
  const before = other.creations.length;
  await clock.advance(Temporal.Duration.from({ seconds: 20 }));
  assert.equal(other.creations.length, before);
  await clock.advance(hours(1));
  assert.deepEqual([(await line()).state, (await line()).failuresInARow], ['closed', 0]);
  assert.equal(other.creations.length, 12);
  assert.deepEqual(
    (await desk.handOffs({}, analyst)).items.map(({ state }) => state),
    ['open', 'open', 'open', 'open'],
  );
  await desk.close();
});

test('a desk restarted while a supplier is down sends one probe, not all waiting rows', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'deskproof-line-'));
  const file = join(folder, 'desk.db');
  const { desk, clock, ids, other } = await testDesk({ file });
  other.failures.supplier.push(...Array.from({ length: 200 }, () => new Error('reset')));
  for (let i = 0; i < 12; i++) {
    const { reference } = await desk.open(contact(), analyst);
    await desk.command(reference, { do: 'handOff', supplier: 'bt-health', data: handOff }, analyst);
  }
  await clock.advance(Temporal.Duration.from({ seconds: 30 }));
  await desk.close();
  await clock.advance(hours(1));
  const before = other.creations.length;

  const again = await testDesk({ file, clock, ids, other });
  const line = async () => (await again.desk.suppliers(analyst)).find(({ id }) => id === 'bt-health')!.line;
  await clock.settle();
  assert.equal(other.creations.length - before, 1);
  assert.equal((await line()).state, 'open');
  other.failures.supplier.length = 0;
  await clock.advance(hours(1));
  assert.equal((await line()).state, 'closed');
  assert.ok((await again.desk.handOffs({}, analyst)).items.every(({ state }) => state === 'open'));
  await again.desk.close();
  rmSync(folder, { recursive: true });
});
