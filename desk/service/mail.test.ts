import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import type { MailToHold } from './mail-types.ts';
import type { DeskService } from './types.ts';
import { openStore } from '../store/index.ts';
import { slowStore } from '../testing/slow-store.ts';
import { analyst, contact, here, person, system, testDesk } from '../testing/test-desk.ts';
import { seededIds } from '../../kernel/index.ts';

const caller = person('caller', here);
const away = (key: string | null): MailToHold => ({
  ...{ key, why: 'automatic-answer', from: 'amy.reid@ward4f.example', name: 'Amy Reid', organisation: here },
  ...{ subject: 'Away', text: 'Until Monday.', notKept: '', messageId: null },
  files: [{ name: 'a.txt', mediaType: 'text/plain', content: Buffer.from('a') }],
});
const heldIds = async (desk: DeskService) => (await desk.heldMail(analyst)).items.map(({ id }) => id);
const slowDesk = async (seed: number) => testDesk({ openStore: slowStore(openStore, seed, 6) });
const outcomes = async (work: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(work)).map((done) => (done.status === 'fulfilled' ? 'done' : (done.reason as { code: string }).code));

suite('a mail that arrives twice at once', () => {
  test('is one reply, under one key', async () => {
    const { desk, events } = await slowDesk(3);
    await desk.open(contact({ channel: 'email', mailKey: 'first' }), system);
    const reply = async (once: string) =>
      desk.command('INC-000001', { do: 'receiveReply', text: 'Still so.', from: 'amy.reid@ward4f.example' }, caller, once);
    const answered = await Promise.all([reply('a'), reply('a'), reply('b'), reply('a')]);
    assert.deepEqual(
      answered.map(({ reference }) => reference),
      Array.from({ length: 4 }, () => 'INC-000001'),
    );
    assert.equal((await events('INC-000001', 'replied')).length, 2);
    await desk.close();
  });

  test('is one document', async () => {
    const { desk } = await slowDesk(9);
    await desk.open(contact({ channel: 'email', mailKey: 'first' }), system);
    const file = (text: string) => ({ name: 'a.txt', mediaType: 'text/plain', content: Buffer.from(text) });
    await Promise.all(['a', 'a', 'b', 'a'].map(async (text) => desk.attachOnce('INC-000001', file(text), caller)));
    assert.equal((await desk.incident('INC-000001', analyst)).documents.length, 2);
    await desk.close();
  });

  test('is one held mail', async () => {
    const { desk } = await slowDesk(5);
    await Promise.all([desk.hold(away('k')), desk.hold(away('k')), desk.hold(away(null)), desk.hold(away(null))]);
    assert.equal((await desk.heldMail(analyst)).total, 3);
    await desk.close();
  });

  test('is one returned letter', async () => {
    const { desk, other, clock, events } = await slowDesk(7);
    await desk.open(contact({ channel: 'email', mailKey: 'first' }), system);
    await clock.settle();
    const letters = await desk.lettersAmong(['<none@desk.example>', other.mails[0]!.messageId]);
    assert.deepEqual(letters, [other.mails[0]!.messageId]);
    await Promise.all([desk.letterReturned(letters, 'no such user'), desk.letterReturned(letters, 'no such user')]);
    assert.equal((await events('INC-000001', 'callerNotReached')).length, 1);
    await desk.close();
  });
});

suite('of two people who decide about one held mail, one succeeds', () => {
  test('in one process', async () => {
    const { desk } = await slowDesk(11);
    await desk.hold(away('k'));
    const [id] = await heldIds(desk);
    const open = async () => desk.openHeldMail(id!, {}, analyst);
    assert.deepEqual(await outcomes([open(), open(), desk.dismissHeldMail(id!, 'No matter.', analyst)]), [
      'done',
      'not-found',
      'not-found',
    ]);
    assert.equal((await desk.counts(analyst)).total, 1);
    assert.equal((await desk.incident('INC-000001', analyst)).documents.length, 1);
    assert.deepEqual(await heldIds(desk), []);
    await desk.close();
  });

  test('in two processes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'deskproof-held-'));
    const file = join(folder, 'desk.db');
    const [{ desk: one }, { desk: two }] = [
      await testDesk({ file, openStore: slowStore(openStore, 13, 6) }),
      await testDesk({ file, openStore: slowStore(openStore, 17, 6), ids: seededIds('the other process') }),
    ];
    for (let round = 0; round < 5; round++) {
      await one.hold(away(`k${round}`));
      const [id] = await heldIds(two);
      const [opened, dismissed] = await outcomes([
        one.openHeldMail(id!, {}, analyst),
        two.dismissHeldMail(id!, 'No matter.', analyst),
      ]);
      // What was discarded first can still be opened.
      assert.equal(opened, 'done');
      assert.ok(dismissed === 'done' || dismissed === 'not-found');
    }
    assert.deepEqual(await heldIds(one), []);
    assert.equal((await one.dismissedMail(analyst)).total, 0);
    assert.equal((await one.counts(analyst)).total, 5);
    await one.close();
    await two.close();
    rmSync(folder, { recursive: true, force: true });
  });
});
