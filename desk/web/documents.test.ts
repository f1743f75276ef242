import assert from 'node:assert/strict';
import { test } from 'node:test';
import { besideSupplier, BT, DATA, CONTACT, INC } from '../testing/with-supplier.ts';
import { seededIds } from '../../kernel/index.ts';
import { openSupplier, servePort } from '../../simulators/lsp/index.ts';
import { browse } from '../testing/browse.ts';

const PNG = Buffer.from('89504e470d0a1a0a', 'hex').toString('base64');

test('the page shows whether the supplier has each document, and staff alone see this and may release one', async (t) => {
  const { desk, supplier, clock } = await besideSupplier(t, async (ticking, callback) => {
    const network = await servePort({ host: '127.0.0.1' });
    const ids = seededIds('documents on a page');
    const there = openSupplier(network, { name: 'page', clock: ticking, ids, supplier: BT, callback });
    return { supplier: there, close: async () => network.close() };
  });
  const { get, post } = browse(desk);
  await desk.ask('analyst', 'POST', '/api/contacts', CONTACT);
  const attached = await desk.ask('analyst', 'POST', `/api/incidents/${INC}/documents`, {
    name: 'screen.png',
    mediaType: 'image/png',
    contentBase64: PNG,
  });
  const { id } = attached.json as { id: string };
  await desk.ask('analyst', 'POST', `/api/incidents/${INC}/hand-off`, { data: DATA });
  await clock.settle();
  const STAYS = /BT Health: not sent: nothing can be removed from it, and no analyst has marked it/;
  assert.match((await get('analyst', `/incidents/${INC}`)).html, STAYS);
  const seen = await get('organisation-lead.northgate', `/incidents/${INC}`);
  assert.match(seen.html, /screen\.png/);
  assert.doesNotMatch(seen.html, /BT Health: not sent/);
  assert.equal(
    (await desk.ask('organisation-lead.northgate', 'POST', `/api/incidents/${INC}/release-document`, { document: id })).status,
    403,
  );
  assert.equal((await desk.ask('analyst', 'POST', `/api/incidents/${INC}/release-document`, { document: 'none' })).status, 404);
  assert.equal((await post('analyst', `/incidents/${INC}/release-document`, { document: id })).status, 303);
  await clock.settle();
  const page = (await get('analyst', `/incidents/${INC}`)).html;
  assert.match(page, /BT Health: sent/);
  assert.match(page, /Marked as free of patients' data/);
  assert.doesNotMatch(page, /Release a document to the supplier/);
  assert.equal(supplier.tickets[0]!.attachment.length, 1);
  await supplier.attach('T0000001', { name: 'trace.txt', mimeType: 'text/plain', content: Buffer.from('x').toString('base64') });
  await clock.settle();
  assert.match((await get('organisation-lead.northgate', `/incidents/${INC}`)).html, /trace\.txt[^]*From BT Health/);
});
