import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { unitsOfWork } from './unit-of-work.ts';
import { openStore, type Store } from '../store/index.ts';
import { slowStore } from '../testing/slow-store.ts';
import { seededIds, virtualClock } from '../../kernel/index.ts';

async function opened(wrap: (store: Store) => Store = (store) => store, open = openStore) {
  const store = await open({ file: ':memory:', ids: seededIds('units'), secret: 'a secret for tests' });
  const clock = virtualClock(Temporal.Instant.from('2026-06-05T09:00:00Z'));
  let refreshed = 0;
  const units = unitsOfWork({
    store: wrap(store),
    clock,
    lastNumber: 0,
    newestEdit: () => 0,
    refresh: async () => void refreshed++,
    committed: () => undefined,
  });
  return { store, clock, units, refreshed: () => refreshed };
}

suite('a unit of work', () => {
  test('writes nothing when its work refuses', async () => {
    const { store, units } = await opened();
    await assert.rejects(
      units.run(async ({ write }) => {
        write.contacts.keep(['k'], 1);
        throw new Error('no');
      }),
      /no/,
    );
    assert.equal(await store.contacts.byKey(['k']), null);
  });

  test('is decided again on the current data when what it relied on has changed', async () => {
    const { store, units, refreshed } = await opened();
    let tries = 0;
    const found = await units.run(async (unit) => {
      const n = await unit.byKey(['k']);
      // Simulates one lost race with another unit.
      if (tries++ === 0) await store.commit({ relied: [], writes: [{ to: 'contacts', do: 'keep', with: [['k'], 7] }] });
      if (n === null) unit.write.contacts.keep(['k'], 8);
      return n;
    });
    assert.deepEqual([found, tries, refreshed()], [7, 2, 1]);
    assert.equal(await store.contacts.byKey(['k']), 7);
  });

  test('is abandoned after eight conflicts in a row, with 503 and a time to retry', async () => {
    let tries = 0;
    const { units } = await opened((store) => ({ ...store, commit: async () => Promise.resolve('conflict') }));
    await assert.rejects(
      units.run(async ({ write }) => {
        tries++;
        write.contacts.keep(['k'], 1);
      }),
      { code: 'busy', status: 503, fields: { retryAfter: 1 } },
    );
    assert.equal(tries, 8);
  });

  test('takes a number above all reserved ones, and releases the newest when it fails', async () => {
    const { units } = await opened();
    const taken: number[] = [];
    const take = async (fails: boolean) =>
      units
        .run(async (unit) => {
          const n = unit.newNumber();
          if (fails) throw new Error('no');
          taken.push(n);
        })
        .catch(() => undefined);
    await Promise.all([take(false), take(true), take(false)]);
    assert.deepEqual(taken, [1, 3], 'a unit that fails while a later number is held leaves its own unused');
    await take(true);
    await take(false);
    assert.deepEqual(taken, [1, 3, 4]);
  });

  test('waits for the one before it in its lane, so that only other processes conflict', async () => {
    const { units, refreshed } = await opened((store) => store, slowStore(openStore, 3, 5));
    let inside = 0;
    await Promise.all(
      Array.from({ length: 12 }, async (_, i) =>
        units.run(
          async (unit) => {
            inside++;
            assert.equal(inside, 1);
            await unit.byKey(['k']);
            unit.write.contacts.missed({ callId: `c${i}`, from: '1', at: '2026-06-05T09:00:00Z' });
            inside--;
          },
          { lane: 'incident 1' },
        ),
      ),
    );
    assert.equal(refreshed(), 0);
  });

  test('holds the clock until its commit', async () => {
    const { clock, units } = await opened((store) => store, slowStore(openStore, 5, 10));
    const at: string[] = [];
    const work = units.run(async (unit) => {
      await unit.byKey(['k']);
      unit.write.contacts.keep(['k'], 1);
      at.push(String(clock.now()));
    });
    await clock.advance(Temporal.Duration.from({ hours: 1 }));
    await work;
    assert.deepEqual(at, ['2026-06-05T09:00:00Z']);
  });
});
