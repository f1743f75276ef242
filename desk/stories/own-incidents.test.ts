import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DatabaseSync } from 'node:sqlite';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventStreams } from '../http/stream.ts';
import { analyst, contact, elsewhere, handOff, here, person, portalUser, testDesk } from '../testing/test-desk.ts';

const amy = portalUser('amy', here, 'Amy.Reid@ward4f.example');
const ben = portalUser('ben', here, 'ben@ward4f.example');
const lead = person('requester', here);
const report = (who: string, summary: string) =>
  contact({ channel: 'portal', caller: { name: who, organisation: here, mail: `${who}@ward4f.example` }, summary });

async function filled() {
  const made = await testDesk({ idle: true });
  const { desk } = made;
  await desk.open(
    contact({ summary: 'A call of Amy', caller: { name: 'Amy', organisation: here, mail: 'amy.reid@ward4f.example' } }),
    analyst,
  );
  await desk.open(report('amy', 'Amy reports'), amy);
  await desk.open(report('ben', 'Ben reports'), ben);
  await desk.open(
    contact({ summary: 'Elsewhere', caller: { name: 'Amy', organisation: elsewhere, mail: 'amy.reid@ward4f.example' } }),
    analyst,
  );
  return made;
}

test('a portal user sees only their own incidents, and nothing reveals those of colleagues', async () => {
  const { desk, clock } = await filled();
  const streamed: string[] = [];
  const streams = eventStreams(desk, clock);
  streams.add(ben, { once() {}, write: (line: string) => streamed.push(line), writableLength: 0, end() {} } as never, null);
  const document = await desk.attach('INC-000003', { name: 'a.png', mediaType: 'image/png', content: Buffer.from('x') }, ben);
  await desk.command('INC-000002', { do: 'note', text: 'More.' }, amy);
  const seen = async (viewer: typeof amy) => ({
    list: (await desk.incidents({}, viewer)).items.map(({ summary }) => summary),
    byDeadline: (await desk.incidents({ order: 'deadline' }, viewer)).items.length,
    total: (await desk.counts(viewer)).total,
    search: (await desk.search('reports', viewer)).map(({ summary }) => summary),
  });
  assert.deepEqual(await seen(amy), { list: ['Amy reports', 'A call of Amy'], byDeadline: 2, total: 2, search: ['Amy reports'] });
  assert.deepEqual(await seen(ben), { list: ['Ben reports'], byDeadline: 1, total: 1, search: ['Ben reports'] });
  assert.deepEqual((await seen(lead)).total, 3);
  for (const act of [
    async () => desk.incident('INC-000003', amy),
    async () => desk.explain('INC-000003', amy),
    async () => desk.document('INC-000003', document.id, amy),
    async () => desk.verifyHistory('INC-000003', amy),
    async () => desk.command('INC-000003', { do: 'note', text: 'Mine now.' }, amy),
    async () => desk.attach('INC-000003', { name: 'b.png', mediaType: 'image/png', content: Buffer.from('x') }, amy),
    async () => desk.incident('INC-000004', amy),
  ])
    await assert.rejects(act, { code: 'not-found' });
  assert.equal((await desk.document('INC-000003', document.id, lead)).content.toString(), 'x');
  assert.ok(streamed.length > 0 && streamed.every((line) => line.includes('INC-000003')), streamed.join());
  await desk.close();
});

test('an incident is found by telephone number, supplier’s reference and organisation', async () => {
  const { desk, clock } = await testDesk();
  await desk.open(contact({ caller: { name: 'Amy', organisation: here, telephone: '(020) 7946-0123' } }), analyst);
  await desk.open(
    contact({ caller: { name: 'Ben', organisation: elsewhere }, description: 'Ring me on +44 (0)7700 900 456, any time.' }),
    analyst,
  );
  await desk.command('INC-000002', { do: 'handOff', supplier: 'bt-health', data: handOff }, analyst);
  await clock.settle();
  const found = async (text: string, viewer = analyst) => (await desk.search(text, viewer)).map(({ reference }) => reference);
  for (const text of [
    '020 7946 0123',
    '02079460123',
    '+44 20 7946 0123',
    '0044 (0)20 7946 0123',
    '+442079460123',
    '(020) 7946-0123',
    'records 020-7946-0123',
  ])
    assert.deepEqual(await found(text), ['INC-000001'], text);
  for (const text of ['07700900456', '+44 7700 900456', '07700 900 456', '0044 7700 900456'])
    assert.deepEqual(await found(text), ['INC-000002'], text);
  assert.deepEqual(await found('bt-health-1'), ['INC-000002']);
  assert.deepEqual(await found('elsewhere wharf'), ['INC-000001'], 'by the name of the organisation');
  assert.deepEqual(await found(elsewhere), ['INC-000002'], 'by its code');
  assert.deepEqual(await found('07700900456', amy), [], 'and only by a viewer who may see it');
  await desk.close();
});

test('lists are filtered by owner, team and stage, and ordered by the next deadline', async () => {
  const { desk, clock } = await testDesk({ idle: true });
  for (const urgency of ['5', '3', '1'] as const) await desk.open(contact({ urgency, summary: `Urgency ${urgency}` }), analyst);
  const list = async (query: Parameters<typeof desk.incidents>[0]) =>
    (await desk.incidents(query, analyst)).items.map(({ reference }) => reference.at(-1)).join('');
  assert.equal(await list({}), '321');
  assert.equal(await list({ order: 'deadline' }), '321');
  await desk.command('INC-000003', { do: 'respond', text: 'We look.', channel: 'phone' }, analyst);
  await desk.command('INC-000002', { do: 'acknowledge' }, analyst);
  await desk.command('INC-000002', { do: 'assign', team: 'Servers' }, analyst);
  assert.deepEqual(
    [await list({ owner: 'mine' }), await list({ owner: 'nobody' }), await list({ team: 'Servers' })],
    ['2', '31', '2'],
  );
  await clock.advance(Temporal.Duration.from({ hours: 48 }));
  const [first] = (await desk.incidents({ order: 'deadline', limit: 1 }, analyst)).items;
  const rest = await list({ order: 'deadline', after: first!.reference });
  assert.equal(`${first!.reference.at(-1)}${rest}`, await list({ order: 'deadline' }), 'the next page continues by deadline');
  await desk.command('INC-000003', { do: 'resolve', how: 'Anew.' }, analyst);
  assert.equal((await list({ order: 'deadline' })).length, 2);
  assert.equal(await list({ stage: 'resolved' }), '3');
  assert.equal(await list({ stage: 'closed' }), '');
  await desk.close();
});

test('a store of the previous version is searched, listed and owned like a current one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'deskproof-rows-'));
  try {
    const file = join(folder, 'desk.db');
    const made = await testDesk({ file, idle: true });
    await made.desk.open(report('ben', 'Ben reports'), ben);
    await made.desk.command('INC-000001', { do: 'acknowledge' }, analyst);
    await made.desk.close();
    const db = new DatabaseSync(file);
    db.exec(`drop index incident_due; drop index incident_owner_due; drop index incident_owner; drop table incident_person;
      alter table held_file drop column finding; drop index held_mail_dismissed;
      alter table incident drop column owner; alter table incident drop column team; alter table incident drop column due;
      drop table register_fact; drop table register_words; drop table register_head; drop table register_row; drop table reading;
      drop table search; create virtual table search using fts5 (tenant, reference, summary, description, caller);
      pragma user_version = 5;`);
    db.close();
    const { desk } = await testDesk({ file, idle: true });
    assert.equal((await desk.incidents({ owner: 'mine', order: 'deadline' }, analyst)).items.length, 1);
    assert.equal((await desk.incidents({}, ben)).items.length, 1);
    assert.equal((await desk.search('reports', ben)).length, 1);
    assert.equal((await desk.incidents({}, amy)).items.length, 0);
    await desk.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
