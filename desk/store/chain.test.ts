import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, suite, test } from 'node:test';
import { analyst, assessor, contact, testDesk } from '../testing/test-desk.ts';
import { sha256 } from '../../kernel/index.ts';

const REFERENCE = 'INC-000001';

suite('a history that was changed outside the desk is not intact', () => {
  let dir = '';
  before(async () => void (dir = await mkdtemp(join(tmpdir(), 'chain-'))));
  after(async () => rm(dir, { recursive: true, force: true }));

  /** A store with one incident of four events and a document, then `tamper` on the file, then the desk's verification result. */
  const verifiedAfter = async (name: string, tamper: (db: DatabaseSync) => void) => {
    const file = join(dir, `${name}.db`);
    const { desk } = await testDesk({ file, idle: true });
    await desk.open(contact(), analyst);
    await desk.command(REFERENCE, { do: 'acknowledge' }, analyst);
    await desk.command(REFERENCE, { do: 'note', text: 'Rang the ward.' }, analyst);
    await desk.attach(REFERENCE, { name: 'screen.png', mediaType: 'image/png', content: Buffer.from('a picture') }, analyst);
    await desk.close();
    const db = new DatabaseSync(file);
    tamper(db);
    db.close();
    const again = await testDesk({ file, idle: true });
    const verdict = await again.desk.verifyHistory(REFERENCE, assessor);
    await again.desk.close();
    return verdict;
  };

  const rows: readonly (readonly [string, string])[] = [
    ['an owner changed', `update event set facts = replace(facts, 'The analyst', 'Somebody') where seq = 2`],
    ['a time moved', `update event set at = '2026-06-05T08:00:00Z' where seq = 2`],
    ['another actor', `update event set actor_id = 'somebody' where seq = 3`],
    ['a note rewritten', `update words set content = 'Never rang.' where seq = 3 and name = 'text'`],
    ['a note taken away without a word', `update words set content = null where seq = 3 and name = 'text'`],
    ['a note removed', `delete from words where seq = 3`],
    ['an event removed from the middle', `delete from event where seq = 2`],
    ['the end cut off', `delete from event where seq = 4`],
    [
      'the end cut off, and the head with it',
      `delete from event where seq = 4; update head set seq = 3, hash = (select hash from event where seq = 3)`,
    ],
    ['the head removed', `delete from head`],
    ['a document exchanged', `update document set content = cast('another' as blob)`],
    ['a document removed', `delete from document`],
  ];
  for (const [name, sql] of rows)
    test(name, async () => assert.equal((await verifiedAfter(sha256(name).slice(0, 8), (db) => db.exec(sql))).intact, false));
  test('an unchanged history is intact', async () =>
    assert.deepEqual(await verifiedAfter('untouched', () => undefined), { intact: true, events: 4 }));
});

test('digests of the chain ends kept elsewhere reveal changes that the store alone does not', async () => {
  const { desk } = await testDesk({ idle: true });
  await desk.open(contact(), analyst);
  const [kept] = await desk.heads(assessor);
  await desk.command(REFERENCE, { do: 'acknowledge' }, analyst);
  const [now] = await desk.heads(assessor);
  assert.deepEqual([kept?.seq, now?.seq], [1, 2]);
  assert.equal((await desk.incident(REFERENCE, analyst)).timeline[0]?.hash, kept?.hash);
  await desk.close();
});
