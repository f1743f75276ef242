import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { seededIds, type VirtualClock } from '../../kernel/index.ts';
import { openSupplier, servePort } from '../../simulators/lsp/index.ts';
import { besideSupplier, BT, CONTACT, DATA, INC } from '../testing/with-supplier.ts';

const opened = async (t: TestContext, storeFile = ':memory:') =>
  besideSupplier(
    t,
    async (clock: VirtualClock, callback) => {
      const network = await servePort({ host: '127.0.0.1' });
      const supplier = openSupplier(network, { name: 'marks', clock, ids: seededIds('marks'), supplier: BT, callback });
      return { supplier, close: async () => network.close() };
    },
    () => ({}),
    { storeFile },
  );

const NAME = 'Mavis Ottershaw';
const spelled = [NAME, 'Mavis\n Ottershaw', 'MAVIS OTTERSHAW', 'Mavis\u00a0Ottershaw'];
const heldIn = (text: string) => /mavis[\s\u00a0\\n]+ottershaw/i.test(text) || /ottershaw/i.test(text);

test('a name marked by staff is removed from every text, index, letter, file and byte of the store, and the history stays intact', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'deskproof-marks-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const { desk, supplier, command, clock } = await opened(t, join(folder, 'desk.sqlite'));
  await desk.ask('analyst', 'POST', '/api/contacts', {
    ...CONTACT,
    summary: `No images of ${spelled[0]}`,
    description: `Theatre waits for\n${spelled[1]}, and MavisOttershaw.txt is another word`,
  });
  await command('notes', { text: `Asked the ward about ${spelled[2]}` });
  await command('respond', { text: `Images of ${spelled[3]} are back`, channel: 'email' });
  const sent = await desk.ask('analyst', 'POST', `/api/incidents/${INC}/documents`, {
    name: `${NAME}.txt`,
    mediaType: 'text/plain',
    contentBase64: Buffer.from(`List: ${NAME}, bed 4`).toString('base64'),
  });
  assert.equal(sent.status, 201, JSON.stringify(sent.json));
  await command('hand-off', { data: { ...DATA, description: `No images of ${NAME}` } });
  const before = await desk.ask('analyst', 'GET', `/api/search?q=Ottershaw`);
  assert.equal((before.json['items'] as unknown[]).length, 1);

  await command('erase', { passage: NAME });
  await command('erase', { passage: 'MavisOttershaw.txt' });

  const after = await desk.ask('analyst', 'GET', `/api/incidents/${INC}`);
  assert.ok(!heldIn(JSON.stringify(after.json)), JSON.stringify(after.json));
  assert.match(JSON.stringify(after.json), /Copies that were sent cannot be recalled: [^"]*the supplier's ticket/);
  assert.match(JSON.stringify(after.json), /mail to the caller/);
  assert.equal(((await desk.ask('analyst', 'GET', '/api/search?q=Ottershaw')).json['items'] as unknown[]).length, 0);
  assert.equal(((await desk.ask('analyst', 'GET', '/api/search?q=theatre')).json['items'] as unknown[]).length, 1);
  assert.ok(!heldIn(JSON.stringify((await desk.ask('analyst', 'GET', '/api/incidents')).json)));
  const request = supplier.journal.filter(({ direction }) => direction === 'received').at(-1)!;
  assert.match(request.requestBody, /held a patient's data/);
  assert.ok(!heldIn(request.requestBody));
  const history = await desk.ask('analyst', 'GET', `/api/incidents/${INC}/history`);
  assert.equal(history.json['intact'], true, JSON.stringify(history.json));
  assert.ok(!heldIn(JSON.stringify(history.json)));
  const file = await desk.ask('analyst', 'GET', `/api/incidents/${INC}/documents/${String(sent.json['id'])}`);
  assert.match(file.bytes.toString(), /^List: \[patient's data removed\], bed 4$/);

  for (const name of readdirSync(folder)) {
    const bytes = readFileSync(join(folder, name));
    assert.ok(!heldIn(bytes.toString('latin1')), `${name} still holds it`);
  }
  await clock.settle();
});

test('a picture marked by staff is removed with its name', async (t) => {
  const { desk, command } = await opened(t);
  await desk.ask('analyst', 'POST', '/api/contacts', CONTACT);
  const picture = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(40, 7)]);
  const sent = await desk.ask('analyst', 'POST', `/api/incidents/${INC}/documents`, {
    name: 'ottershaw.png',
    mediaType: 'image/png',
    contentBase64: picture.toString('base64'),
  });
  await command('erase-document', { document: sent.json['id'] });
  await command('erase-document', { document: sent.json['id'] });
  assert.equal((await desk.ask('analyst', 'GET', `/api/incidents/${INC}/documents/${String(sent.json['id'])}`)).status, 404);
  const history = await desk.ask('analyst', 'GET', `/api/incidents/${INC}/history`);
  assert.equal(history.json['intact'], true);
  assert.ok(!heldIn(JSON.stringify(history.json)));
  await command('hand-off', { data: DATA });
});

test('an unknown passage, one that is too short, and users who are not staff are refused', async (t) => {
  const { desk } = await opened(t);
  await desk.ask('analyst', 'POST', '/api/contacts', CONTACT);
  const asked = async (who: 'analyst' | 'assessor', passage: string) =>
    (await desk.ask(who, 'POST', `/api/incidents/${INC}/erase`, { passage })).status;
  assert.equal(await asked('analyst', 'Mavis'), 400);
  assert.equal(await asked('analyst', 'No'), 400);
  assert.equal(await asked('assessor', 'images'), 403);
});

test('a flagged passage stays with the desk until somebody confirms or removes it, while the clocks run', async (t) => {
  const { desk, supplier, command } = await opened(t);
  await desk.ask('analyst', 'POST', '/api/contacts', {
    ...CONTACT,
    description: 'Patient Mavis Ottershaw, DOB 3 April 1961, has none.',
  });
  const handOff = async (data: object) => desk.ask('analyst', 'POST', `/api/incidents/${INC}/hand-off`, data);
  const refused = await handOff({ data: DATA });
  assert.equal(refused.status, 422, JSON.stringify(refused.json));
  assert.match(String(refused.json['message']), /date of birth.*description of event 1.*confirm that nothing flagged is/);
  assert.equal(
    (await handOff({ data: DATA, lookedAt: true })).status,
    422,
    'checking the hand-off does not clear the flags of the incident',
  );
  assert.equal(supplier.tickets.length, 0);
  const due = async () => JSON.stringify((await desk.ask('analyst', 'GET', `/api/incidents/${INC}`)).json['clocks']);
  const clocks = await due();
  await command('erase', { passage: 'Mavis Ottershaw' });
  assert.equal((await handOff({ data: DATA })).status, 422, 'the date is still there');
  await command('clear-flags');
  assert.equal(await due(), clocks);
  assert.equal((await desk.ask('analyst', 'GET', `/api/incidents/${INC}`)).json['suspected'], undefined);
  const flagged = { ...DATA, description: 'Patient John Smith has none' };
  assert.equal((await handOff({ data: flagged })).status, 422);
  await command('hand-off', { data: flagged, lookedAt: true });
  assert.equal(
    (await desk.ask('analyst', 'POST', `/api/incidents/${INC}/answer-supplier`, { text: 'Ask patient Mary Jones' })).status,
    422,
  );
  await command('answer-supplier', { text: 'Ask patient Mary Jones', lookedAt: true });
});
