import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browse, type Form } from '../testing/browse.ts';
import { openTestDesk } from '../testing/desk.ts';
import { drawUse } from './use-drawing.ts';

/** The desk's clock stands at Tuesday 24 November 2026, 09:30. */
const REQUEST: Form = {
  title: 'New <release> of PACS',
  type: 'normal',
  service: 'pacs',
  organisation: 'northgate',
  description: 'No pictures for two hours.',
  risk: 'medium',
  impact: 'low',
  backOut: 'The old release; 30 minutes.',
  start: '2026-12-08T02:00',
  end: '2026-12-08T04:00',
};
const ASSESSMENT: Form = {
  ...{ outcome: 'proceed', reason: 'Old images stay readable.' },
  ...{ beforeSeverity: '2', beforeLikelihood: '2', afterSeverity: '2', afterLikelihood: '1' },
};

async function opened() {
  const desk = await openTestDesk();
  const pages = browse(desk);
  const does = async (who: string, action: string, form: Form = {}) => pages.post(who, `/changes/CHG-000001/${action}`, form);
  return { desk, ...pages, does, [Symbol.asyncDispose]: async () => desk.close() };
}

test('a change goes from its form to the schedule, each step on its page', async () => {
  await using desk = await opened();
  const raised = await desk.post('analyst', '/changes/new', REQUEST);
  assert.deepEqual([raised.status, raised.location], [303, '/changes/CHG-000001?done=raised']);
  assert.match((await desk.get('analyst', '/changes/CHG-000001?done=raised')).html, /New &lt;release&gt; of PACS/);
  await desk.does('analyst', 'submit');
  assert.equal((await desk.does('clinical-safety-officer', 'clinical-risk', ASSESSMENT)).status, 303);
  assert.equal((await desk.does('change-manager', 'approve')).status, 303);
  await desk.desk.clock.settle();
  const { html } = await desk.get('analyst', '/changes/CHG-000001');
  assert.match(html, /Scheduled<\/strong>/);
  assert.match(html, /Henry Sallow, Northgate University Hospital/);
  assert.match(html, /to be sent by 2026-11-30/);
  assert.match(html, /<strong>not yet for Northgate University Hospital<\/strong>/);
  const list = await desk.get('analyst', '/changes');
  assert.match(list.html, /Tue 8 Dec 2026, 02:00<\/time> to/);
  const refused = await desk.does('change-manager', 'begin');
  assert.equal(refused.status, 409);
  assert.match(refused.html, /Nobody signed its time off for northgate/);
});

test('who may do what: each sees the forms of their own, and others are refused', async () => {
  await using desk = await opened();
  await desk.post('analyst', '/changes/new', REQUEST);
  await desk.does('analyst', 'submit');
  assert.doesNotMatch((await desk.get('analyst', '/changes/CHG-000001')).html, /id="clinical-risk"/);
  assert.match((await desk.get('clinical-safety-officer', '/changes/CHG-000001')).html, /id="clinical-risk"/);
  assert.doesNotMatch((await desk.get('assessor', '/changes/CHG-000001')).html, /What can be done now/);
  assert.equal((await desk.get('requester.northgate', '/changes/CHG-000001')).status, 404);
  await desk.does('clinical-safety-officer', 'clinical-risk', ASSESSMENT);
  assert.equal((await desk.does('analyst', 'approve')).status, 403);
});

test('what was typed stays when it is refused, and a collision is said in words', async () => {
  await using desk = await opened();
  await desk.post('analyst', '/changes/new', { ...REQUEST, start: '2026-12-22T02:00', end: '2026-12-22T04:00' });
  await desk.does('analyst', 'submit');
  await desk.does('clinical-safety-officer', 'clinical-risk', ASSESSMENT);
  const { status, html } = await desk.does('change-manager', 'approve', { accept: 'It is urgent & small.' });
  assert.equal(status, 409);
  assert.match(html, /Christmas and New Year freezes Picture Archiving/);
  assert.match(html, /It is urgent &amp; small\./);
  const empty = await desk.post('analyst', '/changes/new', { ...REQUEST, title: '', service: '' });
  assert.equal(empty.status, 422);
  assert.match(empty.html, /href="#title"[^]*Write what is changed[^]*No pictures for two hours/);
});

test('a time that the clocks skip is refused, and one that comes twice asks which is meant', async () => {
  await using desk = await opened();
  const skipped = await desk.post('analyst', '/changes/new', { ...REQUEST, start: '2026-03-29T01:30', end: '2026-03-29T03:00' });
  assert.match(skipped.html, /The clocks go forward, so there is no such time/);
  const twice = { ...REQUEST, start: '2026-10-25T01:30', end: '2026-10-25T03:00' };
  assert.match((await desk.post('analyst', '/changes/new', twice)).html, /Which of the two/);
  assert.equal((await desk.post('analyst', '/changes/new', { ...twice, 'start-offset': 'GMT' })).status, 303);
  const { json } = await desk.desk.ask('analyst', 'GET', '/api/changes/CHG-000001');
  assert.equal((json as { start: string }).start, '2026-10-25T01:30:00Z');
});

test('the slot finder shows times, by what they were found, and the curve as a picture and a table', async () => {
  await using desk = await opened();
  const { status, html } = await desk.get('analyst', '/changes/slots?service=pacs&organisation=northgate&minutes=60');
  assert.equal(status, 200);
  assert.match(html, /<tbody[^>]*>\s*<tr[^>]*>[^]*?Wed 2 Dec 2026, 02:00/);
  assert.match(html, /No calendar was given by Northgate University Hospital[^]*a substitute/);
  assert.match(html, /<svg[^]*Clinical use by the hour of the day[^]*<caption[^>]*>Clinical use by the hour/);
  assert.match(
    (await desk.get('analyst', '/changes/slots?service=&minutes=x')).html,
    /Choose the service[^]*Write a whole number/,
  );
  assert.equal((await desk.get('requester.northgate', '/changes/slots')).status, 403);
});

test('a customer reads its own planned work, and where its calendar can read it', async () => {
  await using desk = await opened();
  await desk.post('analyst', '/changes/new', REQUEST);
  const empty = await desk.get('requester.northgate', '/changes');
  assert.match(empty.html, /Nothing is planned[^]*\/api\/changes\/feeds\/[\w-]{20,}\.ics/);
  await desk.post('requester.queensferry', '/changes/new', { title: 'A new ward', service: 'pacs' });
  assert.match((await desk.get('requester.queensferry', '/changes/CHG-000002')).html, /A new ward/);
});

test('law of the drawing: the highest hour is the highest bar, and the least is named', () => {
  const curve = Array.from({ length: 24 }, (_, hour) => ({ hour, sessions: hour === 3 ? 0 : 1 + hour, contacts: 24 - hour }));
  const { bars, description } = drawUse(curve);
  const sessions = bars.filter(({ of }) => of === 'sessions');
  assert.equal(sessions.length, 23);
  assert.equal(Math.max(...sessions.map(({ height }) => height)), sessions.at(-1)!.height);
  assert.match(description, /Least at 03:00/);
});
