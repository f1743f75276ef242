import { openStore } from '../store/index.ts';
import { seededIds } from '../../kernel/index.ts';

/** Commits batches of two writes, several at a time, and reports each that was acknowledged, until its parent kills it. For tests only. */
const [, , file = '', round = '0'] = process.argv;
const store = await openStore({ file, ids: seededIds('killed'), secret: 'a secret for tests' });

async function writeOn(from: number): Promise<never> {
  for (let n = from; ; n += 5) {
    const item = { kind: 'mail', to: 'a@b.example', subject: 's', text: 't' } as const;
    await store.commit({
      relied: [{ on: 'contact-key', key: `key ${n}`, n: null }],
      writes: [
        { to: 'contacts', do: 'keep', with: [[`key ${n}`], n] },
        { to: 'outbox', do: 'add', with: [{ n, lane: `lane ${n}`, item, key: `row ${n}`, due: 0 }] },
      ],
    });
    process.send?.(n);
  }
}
await Promise.all([0, 1, 2, 3, 4].map(async (i) => writeOn(Number(round) * 1_000_000 + i)));
