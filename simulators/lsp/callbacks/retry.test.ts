import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MODES, openTestSupplier } from '../../testing/supplier.ts';
import { askedFor, ATTEMPTS, waitBefore } from './retry.ts';
import { signature } from './sign.ts';

const NOW = Temporal.Instant.from('2026-11-23T09:00:00Z');

test('waits grow, with at most a tenth of jitter, and repeat for the same seed and message', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (seed, id) => {
      const waits = Array.from({ length: ATTEMPTS - 1 }, (_, tries) => waitBefore(tries, 0, seed, id)!.total('seconds'));
      const schedule = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];
      for (const [i, wait] of waits.entries()) assert.ok(wait >= schedule[i]! && wait <= schedule[i]! * 1.1 + 0.001);
      assert.deepEqual(
        Array.from({ length: ATTEMPTS - 1 }, (_, tries) => waitBefore(tries, 0, seed, id)!.total('seconds')),
        waits,
      );
      assert.equal(waitBefore(ATTEMPTS - 1, 0, seed, id), null);
    }),
  );
});

for (const [header, ms] of [
  [undefined, 0],
  ['120', 120_000],
  ['Mon, 23 Nov 2026 09:10:00 GMT', 600_000],
  ['Mon, 23 Nov 2026 08:00:00 GMT', 0],
  ['999999999', 86_400_000],
  ['soon', 0],
] as const)
  test(`Retry-After ${String(header)} asks for ${ms} ms`, () => assert.equal(askedFor(header, NOW), ms));

for (const mode of MODES) {
  test(`after a rotation two keys sign until the overlap ends, ${mode}`, async (t) => {
    const { create, supplier, desk, clock } = await openTestSupplier(t, mode);
    const before = supplier.access.webhookSecret;
    await create();
    const after = supplier.rotateSecret(Temporal.Duration.from({ hours: 2 }));
    assert.notEqual(after, before);
    assert.equal(supplier.access.webhookSecret, after);
    await supplier.move('T0000001', 'inProgress');
    await clock.advance(Temporal.Duration.from({ hours: 2 }));
    await supplier.move('T0000001', 'held');
    const by = (secret: string, n: number) => {
      const { headers, body } = desk.requests[n]!;
      return signature(secret, headers['webhook-id']!, Number(headers['webhook-timestamp']), body);
    };
    assert.deepEqual(
      desk.requests.map(({ headers }) => headers['webhook-signature']),
      [`${by(after, 0)} ${by(before, 0)}`, by(after, 1)],
    );
  });
}

test('the delivery log holds the next attempt and each response', async (t) => {
  const { create, supplier, clock } = await openTestSupplier(t, 'on a port', {
    answer: (_heard, nth) => (nth === 1 ? 503 : 204),
  });
  await create();
  await supplier.move('T0000001', 'inProgress');
  const [waiting] = supplier.deliveries;
  assert.equal(waiting?.state, 'waiting');
  assert.ok(Temporal.Instant.compare(waiting.next!, clock.now()) > 0);
  await clock.advance(Temporal.Duration.from({ minutes: 1 }));
  const [done] = supplier.deliveries;
  assert.deepEqual(
    [done?.state, done?.about, done?.next, done?.attempts.map(({ status }) => status)],
    ['delivered', 'INC-000042', null, [503, 204]],
  );
  assert.match(supplier.journal.at(-1)!.happened[0]!.says, /^attempt 2 of 10; the one before: 503$/);
});
