import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browse } from '../testing/browse.ts';
import { openTestDesk, type TestDesk } from '../testing/desk.ts';

const to = async ({ clock }: TestDesk, instant: string) => clock.advanceTo(Temporal.Instant.from(instant));
/** Logs a call of severity 2 for an organisation. */
async function logged({ ask }: TestDesk, organisation: string, summary = 'Records do not open'): Promise<string> {
  const caller = { name: 'Sister Reid', organisation, telephone: '020 7946 0123' };
  const { json } = await ask('analyst', 'POST', '/api/contacts', {
    ...{
      channel: 'phone',
      caller,
      service: 'crs',
      type: 'incident',
      summary,
      description: 'Since seven.',
      impact: '2',
      urgency: '2',
    },
  });
  return json['reference'];
}

test('the list, a report with plots, and the incidents behind a number', async () => {
  await using desk = await openTestDesk();
  const { get } = browse(desk);
  const mine = await logged(desk, 'northgate', 'A <b>bold</b> summary');
  const theirs = await logged(desk, 'queensferry');
  assert.match((await get('analyst', '/reports')).html, /No month has ended/);
  await to(desk, '2026-12-08T09:00:00Z');
  const list = await get('analyst', '/reports');
  assert.match(list.html, /2026-11[^]*All customers[^]*Northgate University Hospital[^]*taken by the receiver’s mail system/);
  const { html } = await get('analyst', '/reports/2026-11');
  assert.match(html, /Issued <time[^>]*>Tue 1 Dec 2026, 00:00<\/time>; it does not change/);
  assert.match(html, /<svg class="desk-drawing desk-series"[^]*Table “Logged by day” has every number/);
  assert.match(html, /Incidents logged in the period, by the time of logging/, 'each figure prints its rule');
  assert.match(html, /30 November/);
  const records = await get('analyst', '/reports/2026-11/records?number=logged');
  assert.match(records.html, new RegExp(`${mine}[^]*A &lt;b&gt;bold&lt;/b&gt; summary[^]*${theirs}`));
  const own = await get('analyst', '/reports/2026-11/records?number=logged&organisation=northgate');
  assert.doesNotMatch(own.html, new RegExp(theirs));
  assert.equal((await get('analyst', '/reports/2026-13')).status, 400);
  assert.equal((await get('analyst', '/reports/2026-11/records?number=loged')).status, 400);
  assert.equal((await get('requester.northgate', '/reports')).status, 403);
});

test('the form chooses a report, and a missed target gets its cause on the page', async () => {
  await using desk = await openTestDesk();
  const { get, post } = browse(desk);
  const reference = await logged(desk, 'northgate');
  const chosen = await get('analyst', '/reports?period=2026-11&organisation=northgate&service=');
  assert.deepEqual([chosen.status, chosen.headers.get('location')], [303, '/reports/2026-11?organisation=northgate']);
  await to(desk, '2026-11-24T10:30:00Z');
  assert.match((await get('analyst', '/reports/2026-11')).html, /the figures so far[^]*Cause missing/);
  const typed = { reference, target: 'response', cause: 'Two were <ill>.', action: '' };
  const refused = await post('analyst', '/reports/2026-11/explain', typed);
  assert.match(refused.html, /Say what is done about it[^]*Two were &lt;ill&gt;\./, 'nothing typed is lost');
  assert.equal((await post('assessor', '/reports/2026-11/explain', { ...typed, action: 'A third.' })).status, 403);
  const kept = await post('analyst', '/reports/2026-11/explain', { ...typed, action: 'A third is on call.' });
  assert.deepEqual([kept.status, kept.location], [303, '/reports/2026-11?told=1#missed']);
  const { html } = await get('assessor', '/reports/2026-11');
  assert.match(html, /Cause: Two were &lt;ill&gt;\.\s*Action: A third is on call\./);
  assert.doesNotMatch(html, /Cause missing|Write cause and action/);
});

test('the API gives the same numbers, and CSV that a spreadsheet reads', async () => {
  await using desk = await openTestDesk();
  await logged(desk, 'northgate');
  const { json } = await desk.ask('analyst', 'GET', '/api/reports/2026-11?organisation=northgate');
  const { figures } = json as { figures: { id: string; value: number }[] };
  assert.equal(figures.find(({ id }) => id === 'logged')!.value, 1);
  const csv = await desk.ask('analyst', 'GET', '/api/reports/2026-11/csv?organisation=northgate');
  assert.equal(csv.headers.get('content-disposition'), 'attachment; filename="report-2026-11-northgate.csv"');
  assert.match(csv.bytes.toString(), /^\uFEFFPart,Name,Value,Unit,Rule or explanation\r\n/);
  assert.match(csv.bytes.toString(), /Logged by severity,Severity 2,1,count,/);
  assert.equal((await desk.ask('analyst', 'GET', '/api/reports/2026-11?organisation=northgat')).status, 422);
});

test('the wall shows what is open and what today brought, and keeps itself up to date', async () => {
  await using desk = await openTestDesk();
  const { get } = browse(desk);
  await logged(desk, 'northgate');
  const { html } = await get('duty-manager', '/wall');
  assert.match(html, /id="wall" data-live/);
  assert.match(html, /src="\/assets\/live\.js"/);
  assert.match(html, /desk-count">1<\/span> severity 2[^]*desk-count">1<\/span> logged today/);
  assert.equal((await get('requester.northgate', '/wall')).status, 403);
});
