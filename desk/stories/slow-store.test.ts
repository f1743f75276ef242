import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openStore, type OpenStore } from '../store/index.ts';
import { slowStore } from '../testing/slow-store.ts';
import { realTime } from '../../kernel/index.ts';
import { analyst, assessor, contact, handOff, severityOne, testDesk } from '../testing/test-desk.ts';

const minutes = (count: number) => Temporal.Duration.from({ minutes: count });

/**
 * A morning on which the plan climbs, warnings gather, a supplier fails once and incidents are linked; its whole outcome, as
 * text.
 */
async function morning(open: OpenStore): Promise<string> {
  const { desk, clock, other } = await testDesk({ openStore: open });
  other.failures.supplier.push(new Error('reset'));
  other.failures.mail.push(new Error('421 try again'));
  const first = await desk.open(contact({ ...severityOne, callId: 'call 1' }), analyst);
  for (let i = 0; i < 6; i++) await desk.open(contact({ service: i % 2 ? 'crs' : 'pacs' }), analyst);
  await Promise.all([2, 3].map(async () => desk.open(contact({ idempotencyKey: 'the same' }), analyst)));
  await clock.advance(minutes(11));
  await desk.command(first.reference, { do: 'acknowledge' }, analyst);
  await desk.command(first.reference, { do: 'handOff', supplier: 'bt-health', data: handOff }, analyst);
  await desk.command('INC-000003', { do: 'linkToParent', parent: first.reference }, analyst);
  await clock.advance(minutes(95));
  await desk.command('INC-000004', { do: 'pause', reason: 'awaiting-caller' }, analyst);
  await clock.advance(minutes(300));
  await desk.command('INC-000005', { do: 'resolve', how: 'Restarted.' }, analyst);
  await clock.advance(minutes(24 * 60));
  const { items } = await desk.incidents({}, analyst);
  const views = await Promise.all(
    items.map(async ({ reference }) => ({
      view: await desk.incident(reference, assessor),
      history: await desk.verifyHistory(reference, assessor),
    })),
  );
  const record = { views, counts: await desk.counts(analyst), heads: await desk.heads(assessor), other };
  await desk.close();
  return JSON.stringify(record, null, 1);
}

test('a store with varying delays of 0 to 20 ms leaves the same record', async () => {
  const record = await morning(openStore);
  assert.ok(record.includes('"escalated"') && record.includes('"supplierAccepted"'), 'the morning had events');
  for (const seed of [1, 2, 3]) assert.equal(await morning(slowStore(openStore, seed)), record, `seed ${seed}`);
});

/** No delay, except on the one read that sets the scheduler's timer. */
const lateTimers: OpenStore = async (options) => {
  const store = await openStore(options);
  const nextDue = async () => {
    await realTime.sleep(80);
    return store.escalations.nextDue();
  };
  return { ...store, escalations: { ...store.escalations, nextDue } };
};

test('simulated time waits until the timers that follow from a commit are set', async () => {
  const { desk, clock } = await testDesk({ openStore: lateTimers });
  // Time is ready to pass at once; only open work holds it back.
  const opening = desk.open(contact(severityOne), analyst);
  await clock.advance(minutes(12));
  const { reference } = await opening;
  const { escalations } = await desk.incident(reference, analyst);
  const taken = escalations.filter(({ takenAt }) => takenAt !== null);
  assert.ok(taken.length >= 2, 'the plan has climbed');
  for (const { step, planned, takenAt } of taken)
    assert.equal(Temporal.Instant.compare(takenAt!, planned), 0, `step ${step} was taken on time`);
  await desk.close();
});
