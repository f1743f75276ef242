import assert from 'node:assert/strict';
import { test } from 'node:test';
import { supplierUnderFaults } from '../../testing/under-faults.ts';

const minutes = (n: number) => Temporal.Duration.from({ minutes: n });

for (const [fault, of] of [
  ['empty', 'connection'],
  ['malformed', 'framing'],
] as const) {
  test(`${fault} can break the connection itself on a port`, async (t) => {
    const { create, supplier } = await supplierUnderFaults(t, 'on a port', [{ fault, of, on: 'create', times: 1 }]);
    await assert.rejects(create({}, 'k1'), TypeError);
    assert.equal(supplier.tickets.length, 1);
    assert.equal((await create({}, 'k1')).status, 201);
  });
}

test('an outage may answer 503 without Retry-After', async (t) => {
  const { ask } = await supplierUnderFaults(t, 'in this process', [{ fault: 'outage', lasts: 'PT1H', as: 'unavailable' }]);
  const { status, headers } = await ask('GET', '/troubleTicket');
  assert.deepEqual([status, headers['retry-after']], [503, undefined]);
});

test('a list replaces a list and keeps the faults of a behaviour', async (t) => {
  const { create, ask, supplier } = await supplierUnderFaults(t, 'on a port', [{ fault: 'unavailable', on: 'list' }]);
  supplier.behave({ losesAnswers: 1 });
  assert.deepEqual(
    supplier.activeFaults.map(({ fault }) => fault),
    ['lost-answer', 'unavailable'],
  );
  supplier.faults([]);
  assert.equal((await ask('GET', '/troubleTicket')).status, 200);
  await assert.rejects(create(), TypeError);
  assert.deepEqual(supplier.activeFaults, []);
});

test('the same faults with the same seed give the same journal, and another seed another', async (t) => {
  const record = async (seed: string) => {
    const set = await supplierUnderFaults(
      t,
      'on a port',
      [
        { fault: 'unavailable', share: 0.3 },
        { fault: 'latency', distribution: 'lognormal', median: 'PT2S', p90: 'PT20S', share: 0.5 },
        { fault: 'callback-duplicated', share: 0.5 },
      ],
      seed,
    );
    for (let n = 0; n < 12; n++) {
      const answered = set.create({ externalId: `INC-${n}` });
      await set.clock.advance(minutes(2));
      const { json, status } = await answered;
      if (status === 201) await set.supplier.move(String(json?.['id']), 'inProgress');
    }
    await set.clock.advance(minutes(60));
    set.supplier.close();
    return JSON.stringify(set.supplier.journal);
  };
  const one = await record('4711');
  assert.equal(await record('4711'), one);
  assert.notEqual(await record('4712'), one);
});
