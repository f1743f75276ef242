import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDesk } from '../testing/desk.ts';
import { browse, CALL } from '../testing/browse.ts';

const ARTICLE = {
  kind: 'known-error',
  service: 'pacs',
  title: 'Mammograms <upside> down',
  symptom: 'Mammograms are shown upside down',
  answer: 'Turn them by hand.',
  audience: 'staff',
  code: 'KE-4711',
  incident: '',
};
const SUGGEST = {
  ...CALL,
  service: '',
  summary: 'the wifi is fine but packs will not load mammograms, they are upside down',
  suggest: 'yes',
};

test('while a call is logged the page suggests with reasons, chooses nothing, and keeps what is typed', async () => {
  await using desk = await openTestDesk();
  const { get, post } = browse(desk);
  assert.equal((await post('analyst', '/articles/new', ARTICLE)).location, '/articles/KB-000001');
  const { status, html } = await post('analyst', '/log-a-call', SUGGEST);
  assert.equal(status, 200);
  assert.match(html, /<ol><li><strong>Picture Archiving and Communications System<\/strong>/);
  assert.match(html, /“packs”[^<]*\(a triage script: packs, PAX/);
  assert.match(html, /Known error <a href="\/articles\/KB-000001">Mammograms &lt;upside&gt; down<\/a>[^]*Turn them by hand/);
  assert.match(html, /name="summary"[^>]*value="the wifi is fine/);
  assert.doesNotMatch(html, /<option value="pacs" selected/);
  assert.equal((await desk.all()).length, 0);
  const unknown = await post('analyst', '/log-a-call', { ...SUGGEST, summary: 'All gone down', description: '' });
  assert.match(unknown.html, /There is nothing to go on/);
  const logged = await post('analyst', '/log-a-call', { ...SUGGEST, suggest: '', service: 'pacs' });
  assert.match(logged.location ?? '', /^\/incidents\/INC-000001/);
  assert.match((await get('analyst', '/incidents/INC-000001')).html, /What we know about it<\/a>: 1 known error offered/);
});

test('an article is used for an incident, helps, is versioned, reviewed and found', async () => {
  await using desk = await openTestDesk();
  const { get, post } = browse(desk);
  await post('analyst', '/articles/new', ARTICLE);
  await post('analyst', '/log-a-call', { ...CALL, service: 'pacs', summary: 'Mammograms are upside down' });
  const page = '/incidents/INC-000001/articles';
  assert.match((await get('analyst', page)).html, /Use KB-000001/);
  assert.equal((await post('analyst', `${page}/use`, { article: 'kb-000001' })).status, 303);
  assert.equal((await post('analyst', `${page}/helped`, { article: 'KB-000001', helped: 'yes' })).status, 303);
  assert.equal((await post('analyst', `${page}/known-error`, { article: 'KB-000001' })).status, 303);
  const known = await get('assessor', page);
  assert.match(known.html, /It is the known error <a href="\/articles\/KB-000001">/);
  assert.doesNotMatch(known.html, /<form method="post" action="\/incidents/);
  assert.match((await post('analyst', `${page}/use`, { article: 'KB-000009' })).html, /There is no article KB-000009/);

  const revised = { ...ARTICLE, basedOn: '1', minor: 'no', answer: 'Turn them with R.' };
  assert.equal((await post('analyst', '/articles/KB-000001/revise', revised)).status, 303);
  const late = await post('analyst', '/articles/KB-000001/revise', { ...revised, answer: 'Mine <b>' });
  assert.equal(late.status, 409);
  assert.match(late.html, /changed meanwhile: version 2[^]*Mine &lt;b&gt;/);
  assert.equal((await post('duty-manager', '/articles/KB-000001/review', { finding: 'Tried it.' })).status, 303);
  const { html } = await get('assessor', '/articles/KB-000001');
  assert.match(html, /Validated[^]*To be reviewed by Wed 24 Nov 2027[^]*Used 1 time: it helped 1/);
  assert.match(html, /Version 2[^]*Version 1[^]*Tried it\.[^]*INC-000001<\/a>, version 1: it helped/);
  assert.match((await get('analyst', '/articles?q=mamogram')).html, /KB-000001/);
  assert.match((await get('analyst', '/articles?overdue=yes')).html, /There is no such article/);
  for (const path of ['/articles/new', page, '/competence', '/tests'])
    assert.equal((await get('requester.northgate', path)).status, 403, path);
  assert.equal((await get('requester.northgate', '/articles/KB-000001')).status, 404);
  assert.doesNotMatch((await get('requester.northgate', '/articles')).html, /KB-000001/);
});

test('an article drafted from a resolved incident brings its words', async () => {
  await using desk = await openTestDesk();
  const { get, post } = browse(desk);
  await post('analyst', '/log-a-call', { ...CALL, service: 'pacs', summary: 'Viewer grey' });
  await post('analyst', '/incidents/INC-000001/resolve', { how: 'Restarted the viewer' });
  const { html } = await get('analyst', '/articles/new?incident=INC-000001');
  assert.match(html, /Drafted from <a href="\/incidents\/INC-000001">[^]*value="Viewer grey"/);
});

test('the duty manager records competence and plans shifts; the page shows who may take what, and the gaps', async () => {
  await using desk = await openTestDesk();
  const { get, post } = browse(desk);
  const proof = { person: 'asha', name: 'Asha <Nair>', service: 'pacs', level: 'alone', test: 'INC-000001', right: '', of: '' };
  assert.equal((await post('duty-manager', '/competence/show', proof)).status, 303);
  assert.equal((await post('duty-manager', '/competence/plan', { ...proof, shift: 'late', date: '2026-11-24' })).status, 303);
  const { html } = await get('analyst', '/competence');
  assert.match(html, /Asha &lt;Nair&gt;[^]*alone, until Wed 24 Nov 2027/);
  const gaps = html.slice(html.indexOf('id="gaps"'), html.indexOf('id="matrix"'));
  assert.match(gaps, /Late shift of 2026-11-24, Care Records Service/);
  assert.doesNotMatch(gaps, /Late shift of 2026-11-24, Picture Archiving/);
  assert.doesNotMatch(html, /action="\/competence/);
  const failed = await post('duty-manager', '/competence/show', { ...proof, test: 'TST-000001', right: '8', of: '10' });
  assert.match(failed.html, /8 of 10 right is not a pass\. 9 are needed\./);
  assert.equal((await post('analyst', '/competence/show', proof)).status, 403);
});

test('an analyst sits a test question by question, by name and shift, against the clock', async () => {
  await using desk = await openTestDesk();
  const { get, post } = browse(desk);
  const questions = [
    { text: 'No <film> comes up', service: 'pacs' },
    { text: 'My mailbox is full', service: null },
  ];
  const set = await desk.ask('duty-manager', 'POST', '/api/tests', { title: 'November', questions, minutes: 10 });
  assert.equal(set.status, 201);
  const page = '/tests/TST-000001';
  assert.doesNotMatch((await get('analyst', page)).html, /No &lt;film|Results/);
  assert.match((await post('analyst', `${page}/begin`, { shift: '' })).html, /Choose your shift/);
  await post('analyst', `${page}/begin`, { shift: 'night' });
  assert.match((await get('analyst', page)).html, /Question 1 of 2\. Your time ends[^]*No &lt;film&gt; comes up/);
  assert.match((await post('analyst', `${page}/answer`, { question: '1' })).html, /Choose the service, or none of ours/);
  await post('analyst', `${page}/answer`, { question: '1', service: 'pacs' });
  await post('analyst', `${page}/answer`, { question: '2', service: 'none' });
  assert.match(
    (await get('assessor', page)).html,
    /Not answered by: Early shift, Late shift[^]*Night shift: 2 of 2 right in \d+ seconds, passed/,
  );
  assert.match((await get('analyst', '/tests')).html, /November<\/a>, 2 questions, answered/);
});
