import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDesk } from '../testing/desk.ts';
import { browse } from '../testing/browse.ts';

const CONTACT = {
  channel: 'walk-up',
  caller: { name: 'Sam Carter', organisation: 'northgate', telephone: '+442079460301' },
  service: 'pacs',
  summary: 'No images',
  description: 'Since nine.',
  impact: '2',
  urgency: '2',
};
const DATA = {
  occurredAt: '2026-11-24T09:30:00Z',
  description: 'No images load',
  impact: 'Theatre waits',
  affectedUsers: 40,
  affectedService: 'PACS',
  workaround: 'None',
  stepsTaken: 'Restarted',
  requesterContact: 'Sam Carter, +442079460301',
  updateContact: 'servicedesk@desk.example',
};
/** A supplier that takes a first hand-off for less severe than we do, and refuses every other. */
const answering = () => {
  let created = 0;
  return ({ path, method }: { readonly path: string; readonly method: string }) => {
    if (path === '/token') return { status: 200, body: { access_token: 'token', expires_in: 3600 } };
    if (method === 'POST' && path === '/troubleTicket' && ++created > 1)
      return { status: 422, body: { reason: 'incomplete', message: 'lacks <location>' } };
    return { status: 201, body: { id: 'T1', status: 'acknowledged', severity: 'Low' } };
  };
};

test('two severities stand side by side on the incident, in the queue and under suppliers; a refused message waits for the duty manager', async () => {
  await using desk = await openTestDesk({ answerTo: answering() });
  const { get, post } = browse(desk);
  for (const reference of ['INC-000001', 'INC-000002']) {
    await desk.ask('analyst', 'POST', '/api/contacts', CONTACT);
    await desk.ask('analyst', 'POST', `/api/incidents/${reference}/hand-off`, { data: DATA });
    await desk.clock.settle();
  }
  const page = await get('analyst', '/incidents/INC-000001');
  assert.match(page.html, /2 here; Low \(4\) there: <strong>the two disagree/);
  assert.match((await get('analyst', '/')).html, /Severities differ/);
  const suppliers = await get('analyst', '/suppliers');
  assert.match(suppliers.html, /BT Health[^]*Works[^]*1 of another severity/);
  assert.match(suppliers.html, /1 message that did not arrive waits/);

  const letters = await get('analyst', '/dead-letters');
  assert.match(letters.html, /INC-000002[^]*lacks &lt;location&gt;/);
  assert.doesNotMatch(letters.html, /Send again/);
  const [, id] = /dead-letters\/(\d+)\/replay/.exec((await get('duty-manager', '/dead-letters')).html)!;
  assert.equal((await post('analyst', `/dead-letters/${id}/replay`, {})).status, 403);
  assert.match((await post('duty-manager', `/dead-letters/${id}/discard`, { reason: '' })).html, /Say why it is discarded/);
  assert.equal((await post('duty-manager', `/dead-letters/${id}/discard`, { reason: 'Solved here' })).status, 303);
  assert.match((await get('duty-manager', '/dead-letters')).html, /There is none/);
  assert.equal((await get('requester.queensferry', '/suppliers')).status, 403);
  assert.match((await get(null, '/metrics')).html, /desk_supplier_line\{supplier="bt-health"\} 0/);
});
