import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDesk } from '../testing/desk.ts';
import { browse, CALL } from '../testing/browse.ts';

test('case 25: the duty manager sets a deadline on the page, in local time, and the page says who and why', async () => {
  await using desk = await openTestDesk();
  const { get, post } = browse(desk);
  await post('analyst', '/log-a-call', CALL);
  const path = '/incidents/INC-000001';
  const form = { clock: 'resolution', due: '2027-06-05T15:00', reason: 'Agreed with <the> ward.' };
  const wrong = await post('duty-manager', `${path}/deadline`, { ...form, due: 'soon' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.html, /href="#deadline-due"[^>]*>\s*Write a date and a time/);
  assert.equal((await post('analyst', `${path}/deadline`, form)).status, 403);
  assert.equal((await post('duty-manager', `${path}/deadline`, form)).status, 303);
  const { html } = await get('analyst', path);
  assert.match(html, /Deadline set by hand: Sat 5 Jun 2027, 15:00/);
  assert.match(html, /Agreed with &lt;the&gt; ward\./);
  assert.match(html, /Deadline of the resolution clock set by hand to Sat 5 Jun 2027, 15:00:/);
  assert.match((await get('analyst', `${path}/explain`)).html, /Set by hand: due Sat 5 Jun 2027, 15:00/);
  assert.equal((await post('duty-manager', `${path}/withdraw-deadline`, { clock: 'resolution', reason: 'No.' })).status, 303);
  assert.doesNotMatch((await get('analyst', path)).html, /Deadline set by hand:/);
});

test('case 47: a reminder is set on the page, in local time, and is shown until it is sent', async () => {
  await using desk = await openTestDesk();
  const { get, post } = browse(desk);
  await post('analyst', '/log-a-call', CALL);
  const path = '/incidents/INC-000001';
  const form = { at: '2026-11-25T10:15', text: 'Ask <the> ward.' };
  assert.equal((await post('analyst', `${path}/remind`, { ...form, at: '2026-11-23T10:15' })).status, 400);
  assert.equal((await post('analyst', `${path}/remind`, form)).status, 303);
  const { html } = await get('analyst', path);
  assert.match(html, /Reminder<\/dt>\s*<dd[^>]*><span[^>]*>Wed 25 Nov 2026, 10:15: Ask &lt;the&gt; ward\./);
  assert.match(html, /Reminder set for Wed 25 Nov 2026, 10:15:/);
});

test('case 47: a reminder is withdrawn on the page', async () => {
  await using desk = await openTestDesk();
  const { get, post } = browse(desk);
  await post('analyst', '/log-a-call', CALL);
  const path = '/incidents/INC-000001';
  assert.doesNotMatch((await get('analyst', path)).html, /Withdraw a reminder/);
  await post('analyst', `${path}/remind`, { at: '2026-11-25T10:15', text: 'Ask <the> ward.' });
  const [, reminder] = /<option value="(\d+)"[^>]*>Wed 25 Nov 2026, 10:15: Ask &lt;the&gt; ward\./.exec(
    (await get('analyst', path)).html,
  )!;
  assert.equal((await post('analyst', `${path}/withdraw-reminder`, { reminder: reminder! })).status, 303);
  const { html } = await get('analyst', path);
  assert.match(html, /A reminder was withdrawn\./);
  assert.doesNotMatch(html, /Reminder<\/dt>/);
});

test('a major incident is stood down on the page, by the duty manager alone', async () => {
  await using desk = await openTestDesk();
  const { get, post } = browse(desk);
  await post('analyst', '/log-a-call', { ...CALL, impact: '1', urgency: '1' });
  const path = '/incidents/INC-000001';
  assert.doesNotMatch((await get('analyst', path)).html, /Stand the major incident down/);
  assert.match((await get('duty-manager', path)).html, /Stand the major incident down/);
  assert.equal((await post('analyst', `${path}/stand-down`, { reason: 'Back.' })).status, 403);
  assert.equal((await post('duty-manager', `${path}/stand-down`, { reason: 'Back <again>.' })).status, 303);
  const { html } = await get('duty-manager', path);
  assert.match(html, /Major incident stood down: Back &lt;again&gt;\./);
  assert.doesNotMatch(html, /Major incident<\/dt>/);
});

test('case 28: the page says when a caller is asked again', async () => {
  await using desk = await openTestDesk();
  const { get, post } = browse(desk);
  await post('analyst', '/log-a-call', CALL);
  await post('analyst', '/incidents/INC-000001/pause', { reason: 'awaiting-caller' });
  assert.match((await get('analyst', '/incidents/INC-000001')).html, /The caller is asked again<\/dt>\s*<dd[^>]*><time/);
});
