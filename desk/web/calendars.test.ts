import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDesk } from '../testing/desk.ts';
import { browse } from '../testing/browse.ts';
import { drawWeek } from './week-drawing.ts';

const FORM = {
  mon: '08:00-12:00, 13:00 - 17:00',
  tue: '22:00-02:00',
  wed: '',
  thu: '',
  fri: '08:00–16:00',
  sat: '',
  sun: '',
  closures: '2026-12-25\r\n2026-12-24T12:00 to 2026-12-24T24:00\r\n',
  from: '2026-12-01T00:00',
  reason: 'Winter <hours>.',
};

test('the duty manager edits a calendar on its page, and the page shows the version to come', async () => {
  await using desk = await openTestDesk();
  const { get, post } = browse(desk);
  const before = await get('duty-manager', '/calendars/office');
  assert.match(before.html, /<h2[^>]*>Version 0, from the beginning/);
  assert.match(before.html, /id="mon" name="mon"[^>]*value="08:00-18:00"/);
  assert.match(before.html, /<desc id="week-1-desc">Monday: 08:00 to 18:00\. [^<]*Sunday: closed\.<\/desc>/);
  assert.match(before.html, /2026-12-25\n2026-12-28/, 'closures to come stand in the form');
  assert.doesNotMatch(before.html, /\n2003-01-01/, 'those that are past do not');
  const kept = await post('duty-manager', '/calendars/office', FORM);
  assert.deepEqual([kept.status, kept.location], [303, '/calendars/office?saved=1']);
  const { html } = await get('analyst', '/calendars/office?saved=1');
  assert.match(html, /The new version is kept/);
  assert.match(html, /Version 1, from Tue 1 Dec 2026, 00:00[^]*To come[^]*Winter &lt;hours&gt;\.[^]*Version 0/);
  assert.match(html, /Monday: 08:00 to 12:00, 13:00 to 17:00\. Tuesday: 22:00 to 02:00\. Wednesday: closed\./);
  assert.doesNotMatch(html, /<form method="post" action="\/calendars/, 'an analyst only reads');
  assert.match((await get('assessor', '/calendars')).html, /1 version is to come/);
});

test('a refused form is shown again as it was typed, with what to write', async () => {
  await using desk = await openTestDesk();
  const { get, post } = browse(desk);
  const refused = await post('duty-manager', '/calendars/office', { ...FORM, mon: '08:00-12:30, 12:00-17:00' });
  assert.equal(refused.status, 400);
  assert.match(refused.html, /mon 08:00-12:30 and mon 12:00-17:00 overlap/);
  assert.match(refused.html, /value="08:00-12:30, 12:00-17:00"/);
  const unsaid = await post('duty-manager', '/calendars/office', { ...FORM, reason: '' });
  assert.match(unsaid.html, /href="#reason"[^>]*>\s*Write why the calendar is edited/);
  assert.equal((await post('analyst', '/calendars/office', FORM)).status, 403);
  assert.equal((await get('requester.northgate', '/calendars')).status, 403);
  assert.equal((await get('analyst', '/calendars/nowhere')).status, 404);
});

test('the API shows every version and takes a new one; an invalid calendar is refused', async () => {
  await using desk = await openTestDesk();
  const path = '/api/calendars/office/versions';
  const body = { from: '2026-12-01T00:00', week: { mon: ['09:00-17:00'] }, reason: 'Winter hours.' };
  const { status, json } = await desk.ask('duty-manager', 'POST', path, body);
  assert.equal(status, 201);
  assert.deepEqual(
    (json as { versions: { from?: string; holds: string }[] }).versions.map(({ from, holds }) => [from, holds]),
    [
      [undefined, 'now'],
      ['2026-12-01T00:00:00Z', 'to come'],
    ],
  );
  const rows = [
    ['duty-manager', { ...body, week: {} }, 400],
    ['duty-manager', { ...body, week: { mond: ['09:00-17:00'] } }, 400],
    ['duty-manager', { ...body, week: { mon: '09:00-17:00' } }, 400],
    ['duty-manager', { ...body, wek: {} }, 400],
    ['analyst', body, 403],
    ['requester.northgate', body, 403],
    [null, body, 401],
  ] as const;
  for (const [who, asked, expected] of rows)
    assert.equal((await desk.ask(who, 'POST', path, asked)).status, expected, JSON.stringify(asked));
  assert.equal((await desk.ask('duty-manager', 'POST', '/api/calendars/nowhere/versions', body)).status, 404);
  const list = (await desk.ask('assessor', 'GET', '/api/calendars')).json as { id: string; usedBy: string[] }[];
  assert.deepEqual(
    list.map(({ id }) => id),
    Object.keys(desk.policy.calendars),
  );
  assert.equal((await desk.ask('requester.northgate', 'GET', '/api/calendars')).status, 403);
});

test('a night is drawn on both of its days, and Sunday’s continues on Monday', () => {
  const { days } = drawWeek({ sun: ['22:00-02:00'] });
  const drawn = days
    .filter(({ bars }) => bars.length > 0)
    .map(({ name, bars }) => [name, bars.map(({ width }) => Math.round(width))]);
  assert.deepEqual(drawn, [
    ['Monday', [57]],
    ['Sunday', [57]],
  ]);
});
