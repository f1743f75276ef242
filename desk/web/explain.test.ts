import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDesk } from '../testing/desk.ts';
import { browse, CALL } from '../testing/browse.ts';

const URGENT = { ...CALL, service: 'ward-network', impact: '1', urgency: '1' };
const minutes = (n: number) => Temporal.Duration.from({ minutes: n });

test('the page explains each clock and each step, and the incident’s page links to it', async () => {
  await using desk = await openTestDesk({ answerTo: () => ({ status: 200, body: { callId: 'call-1' } }) });
  const { get, post } = browse(desk);
  await post('analyst', '/log-a-call', URGENT);
  await desk.clock.advance(minutes(12));
  await post('analyst', '/incidents/INC-000001/respond', { text: 'On it.', channel: 'phone' });
  assert.match((await get('analyst', '/incidents/INC-000001')).html, /href="\/incidents\/INC-000001\/explain"/);
  const { status, html } = await get('analyst', '/incidents/INC-000001/explain');
  assert.equal(status, 200);
  assert.match(html, /Response clock: stopped/);
  assert.match(html, /<li>Remaining: 30 min − 12 min = 18 min\.<\/li>/);
  assert.match(html, /Frozen at event \d+, <time datetime="2026-11-24T09:42:00Z">Tue 24 Nov 2026, 09:42<\/time>, and signed/);
  assert.match(html, /<desc id="timeline-desc">The response clock is stopped; its deadline is Tue 24 Nov 2026, 10:00\./);
  assert.match(
    html,
    /1\. IH-1, hierarchical[\s\S]*Team leader, Priya Nair[\s\S]*on time[\s\S]*telephone, <time datetime="2026-11-24T09:30:00Z">/,
  );
});

test('everybody who may see the incident may read it, and the people of the plan are named to staff alone', async () => {
  await using desk = await openTestDesk();
  const { get, post } = browse(desk);
  await post('analyst', '/log-a-call', URGENT);
  for (const path of [
    '/incidents/INC-000001/explain',
    '/api/incidents/INC-000001/explain',
    '/api/incidents/INC-000001/clock-case',
  ]) {
    assert.equal((await get('requester.queensferry', path)).status, 404, path);
    assert.equal((await get('requester.northgate', path)).status, 404, 'a call of somebody else');
    assert.equal((await get('organisation-lead.northgate', path)).status, 200, path);
    assert.equal((await get('assessor', path)).status, 200, path);
    assert.ok([303, 302, 401].includes((await get(null, path)).status), path);
  }
  const page = async (who: string) => (await get(who, '/incidents/INC-000001/explain')).html;
  assert.match(await page('assessor'), /Priya Nair/);
  assert.doesNotMatch(await page('organisation-lead.northgate'), /Priya Nair/);
});

test('texts of the policy are escaped, and no text of a caller is shown', async () => {
  await using desk = await openTestDesk({
    wiring: (parts) => ({
      ...parts,
      policy: {
        ...parts.policy,
        contacts: parts.policy.contacts.map((contact) => ({ ...contact, title: '<script>alert(1)</script>' })),
      },
    }),
  });
  const { get, post } = browse(desk);
  await post('analyst', '/log-a-call', { ...URGENT, summary: 'Zebra', description: 'Zebra' });
  const { html } = await get('analyst', '/incidents/INC-000001/explain');
  assert.match(html, /&lt;script&gt;alert\(1\)/);
  assert.doesNotMatch(html, /<script>alert|Zebra/);
});

test('the clock case of the API can be read by the clock-case reader', async () => {
  await using desk = await openTestDesk();
  await browse(desk).post('analyst', '/log-a-call', URGENT);
  const { json } = await desk.ask('analyst', 'GET', '/api/incidents/INC-000001/clock-case');
  const { answerFile } = await import('../../service-levels/index.ts');
  assert.deepEqual(
    answerFile(JSON.stringify(json), 'export').map(({ id, pass }) => [id, pass]),
    [['INC-000001', true]],
  );
});
