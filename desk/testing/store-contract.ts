import fc from 'fast-check';
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Batch, OpenStore, Reliance, Store, Write } from '../store/index.ts';
import { keepsRegisters, record } from './register-contract.ts';
import { extend, heldMark } from '../store/index.ts';
import type { NewEvent } from '../domain/incident/index.ts';
import { seededIds } from '../../kernel/index.ts';

const SECRET = 'a secret for tests';
const actor = { id: 'analyst', name: 'An analyst', role: 'analyst' } as const;
const noted = { type: 'noted', texts: { note: 'Rang the ward.' } } as unknown as NewEvent;

const keep = (key: string, n: number): Write => ({ to: 'contacts', do: 'keep', with: [[key], n] });
const row = (n: number, key: string, due = 0): Write => ({
  to: 'outbox',
  do: 'add',
  with: [{ n, lane: key, item: { kind: 'mail', to: 'a@b.example', subject: 's', text: 't' }, key, due }],
});
const held = (id: string, key: string | null = null) => ({
  ...({ id, key, at: '2026-06-05T09:00:00Z', why: 'automatic-answer', organisation: null, messageId: null } as const),
  ...{ from: 'a@b.example', name: 'A', subject: 's', text: 't', notKept: '' },
  files: [{ name: 'a.txt', mediaType: 'text/plain', content: Buffer.from('a') }],
});
const hold = (id: string, key: string | null = null): Write => ({ to: 'heldMails', do: 'add', with: [held(id, key)] });
const append = (n: number, after: { readonly seq: number; readonly hash: string } | null = null): Write => {
  const { links, head } = extend(SECRET, n, after, '2026-06-05T09:00:00Z', [{ event: noted, actor }]);
  return { to: 'log', do: 'append', with: [n, links, head] };
};
const batch = (writes: readonly Write[], relied: readonly Reliance[] = []): Batch => ({ relied, writes });

/** The location of one test's store; `reopen` opens it again, as another process would. */
export interface Place {
  open(): Promise<Store>;
  reopen(): Promise<Store>;
  clear(): void;
}

/** The contract of every store implementation. @param place a new, empty one for each test */
export function storeContract(name: string, place: () => Place): void {
  const withStore = (title: string, work: (store: Store, at: Place) => Promise<void>): void =>
    void test(title, async () => {
      const at = place();
      const store = await at.open();
      try {
        await work(store, at);
      } finally {
        await store.close();
        at.clear();
      }
    });

  suite(`a store keeps the contract: ${name}`, () => {
    withStore('a batch is applied whole, in its order', async (store) => {
      assert.equal(await store.commit(batch([append(1), keep('a', 1), row(1, 'k1')])), 'committed');
      assert.equal(await store.contacts.byKey(['a']), 1);
      assert.equal((await store.log.load(1)).length, 1);
      assert.equal((await store.outbox.due(1, 10)).length, 1);
      assert.deepEqual(await store.log.verify(1), { intact: true, events: 1 });
    });

    withStore('a batch that fails writes nothing, and the batches beside it are committed', async (store) => {
      await store.commit(batch([keep('taken', 1)]));
      const outcomes = await Promise.allSettled([
        store.commit(batch([keep('before', 2)])),
        store.commit(batch([keep('half', 3), row(3, 'k3'), keep('taken', 3)])),
        store.commit(batch([keep('after', 4)])),
      ]);
      assert.deepEqual(
        outcomes.map(({ status }) => status),
        ['fulfilled', 'rejected', 'fulfilled'],
      );
      assert.deepEqual(await Promise.all(['before', 'half', 'after', 'taken'].map(async (key) => store.contacts.byKey([key]))), [
        2,
        null,
        4,
        1,
      ]);
      assert.deepEqual(await store.outbox.due(1, 10), []);
    });

    withStore('batches sent together are applied in order, and each sees the writes of those before it', async (store) => {
      const outcomes = await Promise.all([
        store.commit(batch([keep('k', 1)], [{ on: 'contact-key', key: 'k', n: null }])),
        store.commit(batch([keep('second', 2)], [{ on: 'contact-key', key: 'k', n: null }])),
        store.commit(batch([keep('third', 3)], [{ on: 'contact-key', key: 'k', n: 1 }])),
      ]);
      assert.deepEqual(outcomes, ['committed', 'conflict', 'committed']);
      assert.equal(await store.contacts.byKey(['second']), null);
    });

    const token = { holder: 'p', key: 'i', now: 5 };
    const answer: Write = {
      to: 'partners',
      do: 'keepAnswer',
      with: [{ ...token, digest: 'd', answer: '{}', until: 100 }],
    };
    const subscribe: Write = {
      to: 'partners',
      do: 'subscribe',
      with: [{ id: 's1', partner: 'p', callback: 'https://p.example', query: '', at: '2026-06-05T09:00:00Z' }],
    };
    const edit: Write = {
      to: 'calendarEdits',
      do: 'add',
      with: [{ calendar: 'office', version: { week: {} }, at: '2026-06-05T09:00:00Z', by: 'A', reason: 'r' }],
    } as unknown as Write;
    const handOff: Write = {
      to: 'handOffs',
      do: 'put',
      with: [
        1,
        {
          handOff: 1,
          supplier: 'bt-health',
          ticket: 'T1',
          state: 'open',
          status: null,
          ours: '3',
          theirs: null,
          theirSeverity: null,
          disagrees: false,
          handedOffAt: '2026-06-05T09:00:00Z',
          heardAt: null,
          unreachableSince: null,
          silentSince: null,
          resolveBy: null,
          rung: 0,
          sentBack: 0,
        },
      ],
    } as unknown as Write;
    const dead: Write = { to: 'outbox', do: 'deadLetter', with: [1, '2026-06-05T09:00:00Z', 'refused', 'no'] };

    /** The reliance, the writes that change it, and its form before and after. */
    const rows: readonly (readonly [string, readonly Write[], readonly Write[], Reliance, Reliance])[] = [
      ['an incident that is not there', [], [append(1)], { on: 'head', n: 1, seq: 0 }, { on: 'head', n: 1, seq: 1 }],
      ['a contact key', [], [keep('k', 7)], { on: 'contact-key', key: 'k', n: null }, { on: 'contact-key', key: 'k', n: 7 }],
      [
        'a mail that waits',
        [hold('m1')],
        [{ to: 'heldMails', do: 'decide', with: ['m1', { at: '2026-06-05T09:00:00Z', by: 'A', incident: null, reason: 'r' }] }],
        { on: 'held-mail', id: 'm1', mark: heldMark(held('m1'), null) },
        { on: 'held-mail', id: 'm1', mark: heldMark(held('m1'), '2026-06-05T09:00:00Z') },
      ],
      [
        'a kept answer',
        [],
        [answer],
        { on: 'kept-answer', ...token, digest: null },
        { on: 'kept-answer', ...token, digest: 'd' },
      ],
      [
        'subscriptions',
        [],
        [subscribe],
        { on: 'subscriptions', partner: 'p', ids: [] },
        { on: 'subscriptions', partner: 'p', ids: ['s1'] },
      ],
      ['the policy', [], [edit], { on: 'policy', newestEdit: 0 }, { on: 'policy', newestEdit: 1 }],
      [
        "a supplier's ticket",
        [],
        [handOff],
        { on: 'ticket', supplier: 'bt-health', ticket: 'T1', n: null },
        { on: 'ticket', supplier: 'bt-health', ticket: 'T1', n: 1 },
      ],
      [
        'an outbox row that is due',
        [row(1, 'k', 10)],
        [{ to: 'outbox', do: 'claim', with: [1, 10, 40] }],
        { on: 'outbox-due', id: 1, due: 10 },
        { on: 'outbox-due', id: 1, due: 40 },
      ],
      [
        'a dead letter',
        [row(1, 'k'), dead],
        [{ to: 'outbox', do: 'discard', with: [1] }],
        { on: 'dead-letter', id: 1 },
        { on: 'head', n: 99, seq: 0 },
      ],
      [
        "the end of a register entry's chain",
        [],
        [record('CHG-000001')],
        { on: 'register-head', register: 'changes', reference: 'CHG-000001', seq: 0 },
        { on: 'register-head', register: 'changes', reference: 'CHG-000001', seq: 1 },
      ],
    ];
    for (const [what, first, change, before, after] of rows)
      withStore(`a batch that relied on ${what} conflicts after a change of it and writes nothing`, async (store) => {
        await store.commit(batch(first));
        assert.equal(await store.commit(batch([keep('one', 1)], [before])), 'committed', 'it holds');
        await store.commit(batch(change));
        assert.equal(await store.commit(batch([keep('two', 2)], [before])), 'conflict', 'it has changed');
        assert.equal(await store.contacts.byKey(['two']), null);
        assert.equal(await store.commit(batch([keep('three', 3)], [after])), 'committed', 'as it is now');
      });

    withStore('a mail that waits is stored once by its key, in full, until it becomes an incident', async (store) => {
      assert.equal(await store.commit(batch([hold('m1', 'k'), hold('m2', 'k'), hold('m3'), hold('m4')])), 'committed');
      assert.equal(await store.heldMails.count(), 3);
      assert.deepEqual(
        (await store.heldMails.waiting(2)).map(({ id, files }) => [id, files]),
        ['m1', 'm3'].map((id) => [id, [{ name: 'a.txt', mediaType: 'text/plain', size: 1 }]]),
      );
      assert.equal((await store.heldMails.one('m1'))?.files[0]?.content.toString(), 'a');
      const decision = { at: '2026-06-05T10:00:00Z', by: 'A', incident: 1, reason: null };
      await store.commit(batch([{ to: 'heldMails', do: 'decide', with: ['m1', decision] }]));
      assert.equal(await store.heldMails.one('m1'), null);
      await store.commit(batch([hold('m5', 'k')]));
      assert.equal(await store.heldMails.count(), 2, 'a second delivery is not stored again');
      for (const [id, at] of [
        ['m3', '2026-06-05T11:00:00Z'],
        ['m4', '2026-06-05T12:00:00Z'],
      ] as const)
        await store.commit(
          batch([{ to: 'heldMails', do: 'decide', with: [id, { ...decision, at, incident: null, reason: 'r' }] }]),
        );
      assert.deepEqual(
        (await store.heldMails.dismissed(5)).map(({ id, dismissedBy, reason }) => [id, dismissedBy, reason]),
        [
          ['m4', 'A', 'r'],
          ['m3', 'A', 'r'],
        ],
      );
      const kept = (await store.heldMails.one('m3'))!;
      await store.commit(batch([{ to: 'heldMails', do: 'rewrite', with: [{ ...kept, text: '', files: [] }] }]));
      const rewritten = (await store.heldMails.one('m3'))!;
      assert.deepEqual([rewritten.text, rewritten.files, rewritten.mark === kept.mark], ['', [], false]);
    });

    withStore('entries of a register are listed, counted and found when they are due', keepsRegisters);

    withStore('a Message-ID may belong to several incidents', async (store) => {
      const know = (n: number): Write => ({ to: 'contacts', do: 'keepMessage', with: ['<m@x>', n] });
      await store.commit(batch([know(2), know(1), know(2)]));
      assert.deepEqual(await store.contacts.byMessage('<m@x>'), [1, 2]);
    });

    withStore('committed data is there when the store is opened again', async (store, at) => {
      await store.commit(batch([append(1), keep('a', 1)]));
      await store.close();
      const again = await at.reopen();
      assert.equal(await again.contacts.byKey(['a']), 1);
      assert.equal(await again.log.lastNumber(), 1);
      assert.equal(again.id, store.id);
      await again.close();
    });

    withStore('law: batches decided on the same state leave the result of a serial order', async (store) => {
      const model = new Map<string, number>();
      let n = 0;
      const step = fc.record({
        key: fc.integer({ min: 0, max: 5 }).map((i) => `key ${i}`),
        on: fc.integer({ min: 0, max: 5 }).map((i) => `key ${i}`),
        stale: fc.boolean(),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
          const round = `${n} `;
          const expected: string[] = [];
          const sent = steps.map(({ key, on, stale }) => {
            const [mine, relied] = [round + key, round + on];
            const holds = !stale && !model.has(mine);
            const seen = model.get(relied) ?? null;
            const believed = holds ? seen : seen === null ? -1 : null;
            expected.push(holds ? 'committed' : 'conflict');
            n += 1;
            if (holds) model.set(mine, n);
            return store.commit(batch([keep(mine, n)], [{ on: 'contact-key', key: relied, n: believed }]));
          });
          assert.deepEqual(await Promise.all(sent), expected);
          for (const [key, value] of model) assert.equal(await store.contacts.byKey([key]), value);
        }),
        { numRuns: 25 },
      );
    });
  });
}

/** A place in this process's memory or, with `file`, on disk. */
export function placeOf(open: OpenStore, file: string, clear: () => void): Place {
  const opened = async () => open({ file, ids: seededIds('store contract'), secret: SECRET });
  return { open: opened, reopen: opened, clear };
}
