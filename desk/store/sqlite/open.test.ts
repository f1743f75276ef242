import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { suite, test } from 'node:test';
import { openStore } from './index.ts';
import { openStoreToRead } from './open-to-read.ts';
import { analyst, testDesk } from '../../testing/test-desk.ts';
import { seededIds, UsageError } from '../../../kernel/index.ts';

const VERSION_3 = readFileSync(new URL('./fixtures/version-3.sql', import.meta.url), 'utf8');
const SECRET = 'a secret for tests';
/** Message-ID of the letter with which the earlier desk acknowledged the incident. */
const LETTER = '<INC-000001.5866a0f7dff64d4bb4dc3fb419a8b6e5@st-elsewheres.nhs.example>';

/** A file created by `sql`. */
function fileWith(sql: string) {
  const folder = mkdtempSync(join(tmpdir(), 'deskproof-version-'));
  const file = join(folder, 'desk.db');
  const db = new DatabaseSync(file);
  db.exec(`begin; ${sql}; commit;`);
  db.close();
  return { file, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}
const query = (file: string, sql: string) => {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    return db.prepare(sql).all();
  } finally {
    db.close();
  }
};
const versionOf = (file: string) => query(file, 'pragma user_version')[0]?.['user_version'];
const tablesOf = (file: string) =>
  new Map(query(file, 'select name, sql from sqlite_schema where sql is not null').map(({ name, sql }) => [String(name), sql]));

suite('a store of version 3', () => {
  test('opens with its incident and the Message-IDs of its mail intact', async () => {
    using old = fileWith(VERSION_3);
    const store = await openStore({ file: old.file, ids: seededIds('migrated'), secret: SECRET });
    assert.deepEqual(await store.log.verify(1), { intact: true, events: 3 });
    for (const id of ['<first@ward4f.example>', '<second@ward4f.example>', LETTER])
      assert.deepEqual(await store.contacts.byMessage(id), [1], id);
    assert.equal((await store.documents.of(1)).length, 1);
    assert.equal(await store.heldMails.count(), 0);
    await store.close();
    assert.equal(versionOf(old.file), 10);
    const again = await openStore({ file: old.file, ids: seededIds('migrated'), secret: SECRET });
    assert.equal(again.id, store.id, 'opened again it is the same store');
    await again.close();
  });

  test('gets exactly the tables of a new store', async () => {
    using old = fileWith(VERSION_3);
    using made = fileWith('');
    for (const { file } of [old, made]) await (await openStore({ file, ids: seededIds('tables'), secret: SECRET })).close();
    assert.deepEqual(
      [...tablesOf(old.file)].toSorted(([a], [b]) => a.localeCompare(b)),
      [...tablesOf(made.file)].toSorted(([a], [b]) => a.localeCompare(b)),
    );
  });

  test('keeps its calls, and reads the number of a hand-off into its own column', async () => {
    using old = fileWith(
      `${VERSION_3}; insert into call values ('c1', 1, 'IH-1', 'team-lead'), ('c2', 1, 'hand-off 12', 'duty-manager')`,
    );
    const store = await openStore({ file: old.file, ids: seededIds('calls'), secret: SECRET });
    assert.deepEqual(await store.escalations.byCall('c1'), { n: 1, step: 'IH-1', to: 'team-lead' });
    assert.deepEqual(await store.escalations.byCall('c2'), { n: 1, handOff: 12, to: 'duty-manager' });
    await store.close();
  });

  test('is used by the current desk', async () => {
    using old = fileWith(VERSION_3);
    const { desk, clock } = await testDesk({ file: old.file });
    await clock.settle();
    assert.deepEqual(await desk.threadsOf({ inReplyTo: LETTER, references: [], subject: '' }), ['INC-000001']);
    const { correspondence } = await desk.command('INC-000001', { do: 'note', text: 'Still there.' }, analyst);
    assert.deepEqual(correspondence, {
      generated: false,
      unverified: false,
      replyTo: null,
      replyToElsewhere: null,
      notReached: null,
    });
    assert.deepEqual(await desk.verifyHistory('INC-000001', analyst), { intact: true, events: 4 });
    await desk.close();
  });

  test('is migrated completely or not at all', async () => {
    using old = fileWith(`${VERSION_3}; create table held_file (in_the_way text)`);
    await assert.rejects(openStore({ file: old.file, ids: seededIds('half'), secret: SECRET }), /held_file already exists/);
    assert.equal(versionOf(old.file), 3);
    assert.equal(tablesOf(old.file).get('held_mail'), undefined);
    assert.equal(query(old.file, 'select * from message').length, 3);
  });

  test('is read without a migration', async () => {
    using old = fileWith(VERSION_3);
    const { log, close } = await openStoreToRead({ file: old.file, secret: SECRET });
    assert.deepEqual(await log.verify(1), { intact: true, events: 3 });
    await close();
    assert.equal(versionOf(old.file), 3);
  });
});

test('a store of an unknown version is refused with what to do', async () => {
  for (const version of [1, 2, 11]) {
    using other = fileWith(`pragma user_version = ${version}`);
    await assert.rejects(openStore({ file: other.file, ids: seededIds('other'), secret: SECRET }), UsageError);
    await assert.rejects(
      openStoreToRead({ file: other.file, secret: null }),
      /reads 3, 4, 5, 6, 7, 8, 9 and 10\). Read it with the version that wrote it/,
    );
    assert.equal(versionOf(other.file), version);
  }
});
