import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { browse, CALL } from '../testing/browse.ts';
import { openTestDesk } from '../testing/desk.ts';
import { disk } from '../testing/full-store.ts';
import { otherDesk } from '../testing/other-desk.ts';
import { CONTACT, INC } from '../testing/with-supplier.ts';

const AMY = 'amy.reid@northgate-uh.nhs.example';
/** Long enough to need a page of its own. */
const LONG = 'Images do not load. '.repeat(900);

test('a desk whose disk is full says so, accepts nothing, and goes on once there is space', async (t) => {
  using full = disk();
  const folder = mkdtempSync(join(tmpdir(), 'deskproof-full-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  await using desk = await openTestDesk({ options: { storeFile: join(folder, 'desk.sqlite') } });
  const other = await otherDesk(desk, 'northgate');
  await desk.ask('analyst', 'POST', '/api/contacts', CONTACT);
  await desk.clock.settle();
  const before = JSON.stringify([await desk.all(), await desk.incident(INC)]);
  full.fill();
  const log = async () => desk.ask('analyst', 'POST', '/api/contacts', { ...CONTACT, description: LONG });
  const refused = await log();
  assert.deepEqual([refused.status, refused.json['code'], refused.headers.get('retry-after')], [503, 'storage-full', '60']);
  assert.match(String(refused.json['message']), /its disk takes nothing. Nothing was done: try again later/);
  const note = await desk.ask('analyst', 'POST', `/api/incidents/${INC}/notes`, { text: LONG });
  assert.equal(note.status, 503);
  const ticket = await other.create({ description: LONG });
  assert.deepEqual([ticket.status, ticket.json['code'], ticket.headers.get('retry-after')], [503, 'storageFull', '60']);
  await assert.rejects(desk.mail({ from: AMY, subject: 'PC', text: LONG }), { responseCode: 452 });
  const form = await browse(desk).post('analyst', '/log-a-call', { ...CALL, description: LONG });
  assert.equal(form.status, 503);
  assert.match(form.html, /its disk takes nothing/);
  assert.ok(form.html.includes(LONG.trim()), 'the form keeps what was typed');
  assert.equal((await desk.ask(null, 'GET', '/healthz')).status, 200, 'reading goes on');
  assert.equal(JSON.stringify([await desk.all(), await desk.incident(INC)]), before, 'nothing was accepted');

  full.free();
  assert.equal((await log()).status, 201);
  assert.match(await desk.mail({ from: AMY, subject: 'PC', text: LONG }), /Taken as INC-00000/);
  await desk.clock.settle();
  assert.equal(desk.relay.letters.length, 1, 'and letters leave');
});
