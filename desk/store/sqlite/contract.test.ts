import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openStore } from './index.ts';
import { slowStore } from '../../testing/slow-store.ts';
import { placeOf, storeContract } from '../../testing/store-contract.ts';
import { seededIds } from '../../../kernel/index.ts';

function onDisk() {
  const folder = mkdtempSync(join(tmpdir(), 'deskproof-store-'));
  return { file: join(folder, 'desk.db'), clear: () => rmSync(folder, { recursive: true, force: true }) };
}
const place =
  (open = openStore) =>
  () => {
    const { file, clear } = onDisk();
    return placeOf(open, file, clear);
  };

storeContract('SQLite in this process', place());
storeContract('a store behind a slow line', place(slowStore(openStore, 7, 4)));

test('a killed store keeps every acknowledged batch and no part of any other', async () => {
  const { file, clear } = onDisk();
  const seen: number[] = [];
  for (let round = 0; round < 4; round++) {
    const child = fork(new URL('../../testing/writes-until-killed.ts', import.meta.url), [file, String(round)], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    const acknowledged: number[] = [];
    child.on('message', (n: number) => {
      acknowledged.push(n);
      if (acknowledged.length === 30 + round * 17) child.kill('SIGKILL');
    });
    await once(child, 'exit');
    assert.ok(acknowledged.length >= 30, 'it was killed while it wrote');
    seen.push(...acknowledged);
  }
  const store = await openStore({ file, ids: seededIds('after'), secret: 'a secret for tests' });
  const rows = new Set((await store.outbox.due(Number.MAX_SAFE_INTEGER, 100_000)).map(({ n }) => n));
  for (const n of seen) assert.ok(rows.has(n), `batch ${n} was acknowledged`);
  for (const n of rows) assert.equal(await store.contacts.byKey([`key ${n}`]), n, `batch ${n} is whole`);
  await store.close();
  clear();
});
