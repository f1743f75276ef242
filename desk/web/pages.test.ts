import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDesk } from '../testing/desk.ts';
import { browse, CALL, REPORT } from '../testing/browse.ts';

const [NORTHGATE, QUEENSFERRY, LEAD] = ['requester.northgate', 'requester.queensferry', 'organisation-lead.northgate'];

const heading = (html: string) =>
  /<h1[^>]*>([\s\S]*?)<\/h1>/
    .exec(html)?.[1]
    ?.replace(/<[^>]*>/g, '')
    .trim();
const formsOf = (html: string) => [...html.matchAll(/action="\/incidents\/[^/"]+\/([a-z-]+)"/g)].map(([, id]) => id);

test('a requester reports an incident and sees its reference', async () => {
  await using desk = await openTestDesk();
  const { get, post } = browse(desk);
  const { status, location } = await post(NORTHGATE, '/report', REPORT);
  assert.equal(status, 303);
  assert.equal(location, '/incidents/INC-000001?done=reported');
  const { html } = await get(NORTHGATE, location);
  assert.match(html, /nhsuk-notification-banner--success[\s\S]*Your report is received as INC-000001/);
  assert.match(heading(html)!, /Records do not open/);
  assert.match(html, /Tue 24 Nov 2026, 09:30/);
});

test('the same form sent twice makes one incident', async () => {
  await using desk = await openTestDesk();
  const { post } = browse(desk);
  const first = await post(NORTHGATE, '/report', REPORT);
  const second = await post(NORTHGATE, '/report', REPORT);
  assert.equal(second.location, first.location);
  const walkIns = [await post('analyst', '/log-a-call', CALL), await post('analyst', '/log-a-call', CALL)];
  assert.equal(walkIns[0]!.location, walkIns[1]!.location);
  assert.equal((await desk.all()).length, 2);
});

test('texts of people are escaped on every page', async () => {
  await using desk = await openTestDesk();
  const { get, post } = browse(desk);
  const hostile = `</h1><script>alert("x")</script><img src=x onerror=alert(1)> {{ 7*7 }} ' " &`;
  const form = { ...CALL, callerName: hostile, summary: hostile, description: hostile, location: hostile };
  assert.equal((await post('analyst', '/log-a-call', form)).status, 303);
  await post('analyst', '/incidents/INC-000001/note', { text: hostile });
  const refused = await post('analyst', '/log-a-call', { ...form, organisation: hostile, mail: hostile });
  const pages = [
    await get('analyst', '/'),
    await get('analyst', '/incidents/INC-000001'),
    await get('analyst', `/search?q=${encodeURIComponent(hostile)}`),
    await get('analyst', `/incidents/INC-000001?done=${encodeURIComponent(hostile)}`),
    await get(null, `/sign-in?next=${encodeURIComponent(hostile)}`),
    refused,
  ];
  for (const { html } of pages) {
    assert.doesNotMatch(html, /<script>alert|<img src=x/);
    assert.doesNotMatch(html, /\b49\b/);
  }
  assert.match(refused.html, /value="&lt;\/h1&gt;&lt;script&gt;/);
});

test('the content security policy allows scripts by address or by the hash of the script in the layout, and styles by address alone', async () => {
  await using desk = await openTestDesk();
  const { headers, html } = await browse(desk).get('analyst', '/');
  const policy = headers.get('content-security-policy')!;
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /script-src 'self' 'sha256-[\w+/=]+'(;|$)/);
  assert.doesNotMatch(policy, /unsafe/);
  assert.doesNotMatch(html, /\sstyle=|\son[a-z]+=|<style/);
  assert.equal(html.match(/<script>/g)?.length, 1);
});

test('each role has its own forms; an assessor has none, and a form sent anyway changes nothing', async () => {
  await using desk = await openTestDesk();
  const { get, post } = browse(desk);
  await post('analyst', '/log-a-call', CALL);
  const page = async (who: string) => (await get(who, '/incidents/INC-000001')).html;
  assert.deepEqual(formsOf(await page('analyst')), [
    'acknowledge',
    'respond',
    'assign',
    'major-incident',
    'propose',
    'escalate',
    'note',
    'hand-off',
    'pause',
    'service',
    'reclassify',
    'erase',
    'parent',
    'resolve',
    'remind',
    'attach',
  ]);
  assert.deepEqual(
    formsOf(await page('duty-manager')),
    formsOf(await page('analyst')).toSpliced(-1, 0, 'deadline', 'correct-severity'),
  );
  assert.deepEqual(formsOf(await page(LEAD)), ['note', 'escalate', 'attach']);
  assert.deepEqual(formsOf(await page('assessor')), []);
  for (const action of ['acknowledge', 'respond', 'note', 'close', 'no-such-thing']) {
    assert.equal((await post('assessor', `/incidents/INC-000001/${action}`, { text: 'x' })).status, 403, action);
  }
  assert.equal((await post(LEAD, '/incidents/INC-000001/acknowledge', {})).status, 403);
  assert.equal((await post('assessor', '/log-a-call', CALL)).status, 403);
  assert.equal((await post('analyst', '/report', REPORT)).status, 403);
  assert.equal((await desk.incident('INC-000001')).owner, null);
});

test('one organisation sees nothing of another: not the page, the list, the counts, the search nor a document', async () => {
  await using desk = await openTestDesk();
  const { get, post } = browse(desk);
  await post(NORTHGATE, '/report', REPORT);
  const { id } = (
    await desk.ask('analyst', 'POST', '/api/incidents/INC-000001/documents', {
      name: 'a.txt',
      mediaType: 'text/plain',
      contentBase64: Buffer.from('hello').toString('base64'),
    })
  ).json as { id: string };
  for (const path of ['/incidents/INC-000001', `/incidents/INC-000001/documents/${id}`]) {
    assert.equal((await get(NORTHGATE, path)).status, 200, path);
    const theirs = await get(QUEENSFERRY, path);
    assert.equal(theirs.status, 404, path);
    assert.doesNotMatch(theirs.html, /Records/);
  }
  assert.equal((await post(QUEENSFERRY, '/incidents/INC-000001/note', { text: 'x' })).status, 404);
  for (const path of ['/', '/search?q=records', '/?state=open&service=crs']) {
    const { html } = await get(QUEENSFERRY, path);
    assert.doesNotMatch(html, /INC-000001/, path);
  }
  assert.match((await get(QUEENSFERRY, '/')).html, /desk-count">0<\/span> in all/);
  assert.match((await get(NORTHGATE, '/')).html, /desk-count">1<\/span> in all/);
});

test('a refused form lists all errors, each linked to its field, and keeps what was typed', async () => {
  await using desk = await openTestDesk();
  const { post } = browse(desk);
  const typed = { callerName: 'Sister Anne', telephone: 'none', impact: '2', urgency: '' };
  const { status, html } = await post('analyst', '/log-a-call', [...Object.entries(typed), ['safety', 'possible-harm']]);
  assert.equal(status, 422);
  assert.match(html, /<title[^>]*>Error: Log a call/);
  const summary = /nhsuk-error-summary__list[\s\S]*?<\/ul>/.exec(html)![0];
  const links = [...summary.matchAll(/href="#([\w-]+)"/g)].map(([, field]) => field);
  assert.deepEqual(links, ['organisation', 'service', 'summary', 'description', 'urgency', 'telephone']);
  for (const field of links) {
    assert.match(html, new RegExp(`id="${field}"`), field);
    assert.match(html, new RegExp(`id="${field}-error"`), field);
  }
  assert.match(html, /name="callerName"[^>]*value="Sister Anne"/);
  assert.match(html, /<option value="2" selected>/);
  assert.match(html, /value="possible-harm" checked/);
  assert.equal((await desk.all()).length, 0);
});

test('a hand-off without its minimum data set is refused on the page, and the missing fields are named', async () => {
  await using desk = await openTestDesk();
  const { post } = browse(desk);
  await post('analyst', '/log-a-call', CALL);
  const { status, html } = await post('analyst', '/incidents/INC-000001/hand-off', {
    supplier: 'bt-health',
    description: 'Typed before',
    affectedUsers: '12',
  });
  assert.equal(status, 422);
  assert.match(html, /minimum data set/);
  assert.match(html, /href="#hand-off-workaround"/);
  assert.match(html, /<details class="nhsuk-details" open>[\s\S]*Typed before/);
  assert.deepEqual(desk.peer.asked, []);
});

test('closing before the caller has confirmed is refused with the reason; after the confirmation it succeeds', async () => {
  await using desk = await openTestDesk();
  const { get, post } = browse(desk);
  await post('analyst', '/log-a-call', { ...CALL, service: 'ward-network' });
  await post('analyst', '/incidents/INC-000001/resolve', { how: 'Switch replaced' });
  const early = await post('analyst', '/incidents/INC-000001/close', {});
  assert.equal(early.status, 409);
  assert.match(early.html, /There is a problem[\s\S]*closes only after the caller has confirmed/);
  assert.equal((await post('analyst', '/incidents/INC-000001/confirm', {})).location, '/incidents/INC-000001?done=confirm');
  assert.equal((await post('analyst', '/incidents/INC-000001/close', {})).status, 303);
  assert.deepEqual(formsOf((await get('analyst', '/incidents/INC-000001')).html), [
    'respond',
    'note',
    'erase',
    'reopen',
    'attach',
  ]);
});

test('an uploaded file is stored unchanged, listed with its digest, and downloaded unchanged', async () => {
  await using desk = await openTestDesk();
  const { get, post } = browse(desk);
  await post('analyst', '/log-a-call', CALL);
  const form = new FormData();
  form.append('file', new Blob(['twelve bytes'], { type: 'text/plain' }), 'screen "one".txt');
  const body = new Response(form);
  const sent = await desk.ask('analyst', 'POST', '/incidents/INC-000001/attach', Buffer.from(await body.arrayBuffer()), {
    'content-type': body.headers.get('content-type')!,
    origin: desk.desk.url,
  });
  assert.equal(sent.status, 303);
  const { html } = await get('analyst', '/incidents/INC-000001');
  const [document] = (await desk.incident('INC-000001')).documents;
  assert.ok(html.includes(document!.sha256) && html.includes('text/plain, 12 bytes'));
  const download = await get('analyst', `/incidents/INC-000001/documents/${document!.id}`);
  assert.equal(download.html, 'twelve bytes');
  assert.match(download.headers.get('content-disposition')!, /^attachment; filename="screen/);
  assert.equal(download.headers.get('x-content-type-options'), 'nosniff');
  const empty = await desk.ask('analyst', 'POST', '/incidents/INC-000001/attach', '--x--\r\n', {
    'content-type': 'multipart/form-data; boundary=x',
    origin: desk.desk.url,
  });
  assert.equal(empty.status, 422);
});

test('signing in leads to the page that was asked for; a wrong password does not reveal whether the name exists', async () => {
  await using desk = await openTestDesk();
  const { get, post } = browse(desk);
  const away = await get(null, '/incidents/INC-000001');
  assert.equal(away.headers.get('location'), '/sign-in?next=%2Fincidents%2FINC-000001');
  const wrong = await post(null, '/sign-in', { username: 'analyst', password: 'no' });
  const unknown = await post(null, '/sign-in', { username: 'nobody-at-all', password: 'no' });
  assert.equal(wrong.status, 401);
  assert.equal(unknown.html.replaceAll('nobody-at-all', 'analyst'), wrong.html);
  const password = desk.people.credentials.get('analyst')!.password;
  assert.equal((await post(null, '/sign-in', { username: 'analyst', password, next: '/catalogue' })).location, '/catalogue');
  for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)', '/sign-out']) {
    assert.equal((await post(null, '/sign-in', { username: 'analyst', password, next })).location, '/', next);
  }
});

test('a form from another site is refused, and changes nothing', async () => {
  await using desk = await openTestDesk();
  const { status } = await desk.ask(null, 'POST', '/report', String(new URLSearchParams(REPORT)), {
    'content-type': 'application/x-www-form-urlencoded',
    origin: 'https://evil.example',
  });
  assert.equal(status, 403);
  assert.equal((await desk.all()).length, 0);
});

test('catalogue and procedures are for the desk and its assessor; a request without Accept gets JSON, a browser a page', async () => {
  await using desk = await openTestDesk();
  const { get } = browse(desk);
  for (const path of ['/catalogue', '/procedures', '/procedures/LSD-PR-03', '/log-a-call']) {
    assert.equal((await get('analyst', path)).status, 200, path);
    assert.equal((await get(NORTHGATE, path)).status, 403, path);
  }
  const { html } = await get('assessor', '/procedures/LSD-PR-03');
  assert.equal(html.match(/<h1/g)?.length, 1);
  assert.equal((await get('analyst', '/procedures/LSD-PR-99')).status, 404);
  assert.equal(heading((await get('analyst', '/nothing/here')).html), 'Page not found');
  assert.equal((await get('analyst', '/api/nothing')).headers.get('content-type'), 'application/json; charset=utf-8');
});

test('the queue is paged, keeps its filter, and gives the same rows for the same request', async () => {
  await using desk = await openTestDesk();
  const { get, post } = browse(desk);
  for (let i = 0; i < 27; i++) await post(NORTHGATE, '/report', { ...REPORT, once: String(i) });
  const first = await get('analyst', '/?severity=2&state=open');
  const rows = (html: string) => [...html.matchAll(/data-reference="(INC-\d+)"/g)].map(([, reference]) => reference);
  assert.equal(rows(first.html).length, 25);
  assert.equal(rows(first.html)[0], 'INC-000001');
  assert.match(first.html, /By the next deadline: missed deadlines come first/);
  assert.match(first.html, />30 min left</);
  const next = /href="(\/\?[^"]*after=[^"]*)"/.exec(first.html)![1]!.replaceAll('&amp;', '&');
  assert.match(next, /state=open/);
  assert.deepEqual(rows((await get('analyst', next)).html), ['INC-000026', 'INC-000027']);
  assert.equal((await get('analyst', '/?severity=2&state=open')).html, first.html);
  assert.deepEqual(rows((await get('analyst', '/?severity=5')).html), []);
  await desk.clock.advance(Temporal.Duration.from({ minutes: 35 }));
  assert.match((await get('analyst', '/')).html, />overdue by 5 min</);
  await post('analyst', '/incidents/INC-000001/respond', { text: 'We are on it.' });
  assert.equal(rows((await get('analyst', '/')).html)[0], 'INC-000002', 'what has missed its deadline comes first');
  const after = (await get('analyst', next)).html;
  assert.match(/data-reference="INC-000001"[\s\S]*?<\/tr>/.exec(after)![0], />3 h 25 min left</);
});

test('pages load nothing from another host, and all their assets exist', async () => {
  await using desk = await openTestDesk();
  const { get } = browse(desk);
  const { html } = await get('analyst', '/');
  const asked = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path!);
  assert.ok(asked.length >= 5);
  assert.doesNotMatch(html, /(?:src|href)="(?:https?:)?\/\//);
  for (const path of asked) assert.equal((await get(null, path)).status, 200, path);
  const css = (await get(null, '/assets/nhsuk-frontend.css')).html;
  assert.doesNotMatch(css, /@font-face|https?:\/\/(?!www\.w3\.org)/);
  for (const [, icon] of css.matchAll(/url\((\/assets\/[^)]+)\)/g)) assert.equal((await get(null, icon!)).status, 200, icon!);
  assert.equal((await get(null, '/assets/../package.json')).status, 404);
});
