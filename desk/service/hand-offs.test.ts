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
  const opened = testDesk();
  opened.other.failures.supplier.push(new SupplierRefused('422 lacks location'));
  await opened.desk.open(contact(), analyst);
  await opened.desk.command(REFERENCE, { do: 'handOff', supplier: 'bt-health', data: handOff }, analyst);
  await opened.clock.settle();
  return opened;
}
const happened = (types: readonly { readonly type: string }[], wanted: string) =>
  types.filter(({ type }) => type === wanted).length;

test('what a supplier refused waits for the duty manager, who sends it once more as a hand-off of its own', async () => {
  const { desk, clock, other } = await refused();
  const [letter, ...more] = desk.deadLetters(dutyManager);
  assert.equal(more.length, 0);
  assert.equal(letter?.why, 'refused');
  assert.match(letter.reason, /lacks location/);
  assert.equal(desk.incident(REFERENCE, analyst).state, 'open');
  await assert.rejects(desk.replayLetter(letter.id, analyst), { code: 'forbidden' });
  await desk.replayLetter(letter.id, dutyManager);
  await clock.settle();
  assert.deepEqual(desk.deadLetters(dutyManager), []);
  const { state, timeline, handOffs } = desk.incident(REFERENCE, analyst);
  assert.equal(state, 'with-supplier');
  assert.equal(happened(timeline, 'letterReplayed'), 1);
  assert.deepEqual(
    handOffs.map((each) => each.state),
    ['refused', 'open'],
  );
  assert.notEqual(other.creations[0]!.key, other.creations[1]!.key);
  await assert.rejects(desk.replayLetter(letter.id, dutyManager), { code: 'not-found' });
  await desk.close();
});

test('or lets it go and says why', async () => {
  const { desk } = await refused();
  const { id } = desk.deadLetters(dutyManager)[0]!;
  await assert.rejects(desk.discardLetter(id, ' ', dutyManager), { code: 'missing-data' });
  await desk.discardLetter(id, 'Solved here meanwhile', dutyManager);
  assert.deepEqual(desk.deadLetters(dutyManager), []);
  assert.equal(happened(desk.incident(REFERENCE, analyst).timeline, 'letterDiscarded'), 1);
  assert.throws(() => desk.deadLetters(person('requester', 'northgate')), { code: 'forbidden' });
  await desk.close();
});

test('a line that keeps failing rests, other rows wait without an attempt counted, and one row finds out that it is good again', async () => {
  const { desk, clock, other } = testDesk();
  other.failures.supplier.push(...Array.from({ length: 8 }, () => new Error('reset')));
  for (let i = 0; i < 4; i++) {
    const { reference } = await desk.open(contact(), analyst);
    await desk.command(reference, { do: 'handOff', supplier: 'bt-health', data: handOff }, analyst);
    await clock.settle();
  }
  await clock.advance(Temporal.Duration.from({ seconds: 30 }));
  const line = () => desk.suppliers(analyst).find(({ id }) => id === 'bt-health')!.line;
  assert.equal(line().state, 'open');
  const before = other.creations.length;
  await clock.advance(Temporal.Duration.from({ seconds: 20 }));
  assert.equal(other.creations.length, before);
  await clock.advance(hours(1));
  assert.deepEqual([line().state, line().failuresInARow], ['closed', 0]);
  assert.equal(other.creations.length, 12);
  assert.deepEqual(
    desk.handOffs({}, analyst).items.map(({ state }) => state),
    ['open', 'open', 'open', 'open'],
  );
  await desk.close();
});

test('a desk that starts again while a supplier is down tries one thing, not all that has waited', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'deskproof-line-'));
  const file = join(folder, 'desk.db');
  const { desk, clock, ids, other } = testDesk({ file });
  other.failures.supplier.push(...Array.from({ length: 200 }, () => new Error('reset')));
  for (let i = 0; i < 12; i++) {
    const { reference } = await desk.open(contact(), analyst);
    await desk.command(reference, { do: 'handOff', supplier: 'bt-health', data: handOff }, analyst);
  }
  await clock.advance(Temporal.Duration.from({ seconds: 30 }));
  await desk.close();
  await clock.advance(hours(1));
  const before = other.creations.length;

  const again = testDesk({ file, clock, ids, other });
  const line = () => again.desk.suppliers(analyst).find(({ id }) => id === 'bt-health')!.line;
  await clock.settle();
  assert.equal(other.creations.length - before, 1);
  assert.equal(line().state, 'open');
  other.failures.supplier.length = 0;
  await clock.advance(hours(1));
  assert.equal(line().state, 'closed');
  assert.ok(again.desk.handOffs({}, analyst).items.every(({ state }) => state === 'open'));
  await again.desk.close();
  rmSync(folder, { recursive: true });
});
