import assert from 'node:assert/strict';
import type { Batch, Store, Write } from '../store/index.ts';
import { extendChain } from '../store/index.ts';

const SECRET = 'a secret for tests';
const actor = { id: 'analyst', name: 'An analyst', role: 'analyst' } as const;

export const record = (reference: string, number = 1): Write => {
  const event = { type: 'raised', texts: { why: 'Slow.' } } as const;
  const key = { register: 'changes', reference };
  const { links, head } = extendChain(SECRET, `changes/${reference}`, null, '2026-06-05T09:00:00Z', [{ event, actor }]);
  return { to: 'registers', do: 'append', with: [key, number, links, head] };
};
const rowOf = (reference: string, state: string, organisations: readonly string[] | null, due: number | null): Write => ({
  to: 'registers',
  do: 'put',
  with: [
    { register: 'changes', reference },
    { state, title: `About ${reference}`, organisations, due },
  ],
});
const batch = (writes: readonly Write[]): Batch => ({ relied: [], writes });

/** What every store does with entries of registers. */
export async function keepsRegisters(store: Store): Promise<void> {
  await store.commit(
    batch([
      ...[record('CHG-000001'), record('CHG-000002', 2), record('CHG-000003', 3)],
      ...[
        rowOf('CHG-000001', 'open', ['a', 'b'], 20),
        rowOf('CHG-000002', 'open', null, null),
        rowOf('CHG-000003', 'done', ['c'], 10),
      ],
    ]),
  );
  const listed = async (query: object) =>
    (await store.registers.list('changes', { limit: 9, ...query })).map(({ reference }) => reference.at(-1)).join('');
  assert.deepEqual(
    [
      await listed({}),
      await listed({ organisation: 'b' }),
      await listed({ states: ['done'] }),
      await listed({ after: 'CHG-000002' }),
    ],
    ['123', '12', '3', '3'],
  );
  assert.equal(await store.registers.lastNumber('changes'), 3);
  assert.deepEqual(await store.registers.counts('changes'), { open: 2, done: 1 });
  assert.deepEqual(
    [await store.registers.nextDue(), await store.registers.due(10, 9)],
    [10, [{ register: 'changes', reference: 'CHG-000003' }]],
  );
  await store.commit(batch([{ to: 'registers', do: 'setDue', with: [{ register: 'changes', reference: 'CHG-000003' }, null] }]));
  assert.deepEqual(
    [await store.registers.nextDue(), await store.registers.due(20, 9)],
    [20, [{ register: 'changes', reference: 'CHG-000001' }]],
  );
  assert.deepEqual(await store.registers.verify({ register: 'changes', reference: 'CHG-000001' }), {
    intact: true,
    events: 1,
  });
  assert.equal((await store.registers.load({ register: 'changes', reference: 'CHG-000001' }))[0]?.texts?.['why'], 'Slow.');
}
