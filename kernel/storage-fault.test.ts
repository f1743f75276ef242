import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { findStorageFault, storageCodeOf, StorageFault, writingTo } from './storage-fault.ts';

const system = (code: string) => Object.assign(new Error(`${code}: write`), { code });

for (const code of ['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES'])
  test(`${code} names the folder, and leaves no file`, (t) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'deskproof-storage-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const fault = findStorageFault([folder], (file, bytes) => {
      writeFileSync(file, bytes.subarray(0, 9));
      throw system(code);
    });
    assert.deepEqual([fault?.code, fault?.path], [code, folder]);
    assert.match(fault!.message, new RegExp(`^${folder}: [^\n]+$`));
    assert.deepEqual(readdirSync(folder), []);
  });

test('a folder that can be written is no fault, nor is one that is gone', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'deskproof-storage-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  assert.equal(findStorageFault([folder, path.join(folder, 'gone')]), null);
  assert.deepEqual(readdirSync(folder), []);
});

test('a real full device is one', { skip: !existsSync('/dev/full') }, async () => {
  await assert.rejects(
    writingTo('/reports', () => writeFileSync('/dev/full', 'x')),
    (error) => error instanceof StorageFault && error.message.startsWith('/reports: no space is left on the device'),
  );
});

test('a database that may not grow is one', () => {
  const db = new DatabaseSync(':memory:');
  db.exec('pragma max_page_count = 2; create table t (x)');
  let code: string | null = null;
  try {
    db.exec('insert into t values (randomblob(100000))');
  } catch (error) {
    code = storageCodeOf(new Error('outer', { cause: error }));
  }
  db.close();
  assert.equal(code, 'ENOSPC');
});

test('the innermost folder is named, and other errors pass', async () => {
  const inner = writingTo('/outer', async () => writingTo('/inner', async () => Promise.reject(system('ENOSPC'))));
  await assert.rejects(inner, { path: '/inner' });
  await assert.rejects(
    writingTo('/outer', () => assert.fail('something else')),
    /^AssertionError/,
  );
});
