import assert from 'node:assert/strict';
import { test } from 'node:test';
import { virtualClock } from '../../kernel/index.ts';
import { browse, CALL } from '../testing/browse.ts';
import { openTestDesk } from '../testing/desk.ts';
import { printExplanation } from '../views/explain/index.ts';

const URGENT = { ...CALL, service: 'crs', impact: '1', urgency: '1' };
/** A page as its readers see it, including drawings and their descriptions. */
const read = (html: string) =>
  html
    .replace(/<(style|script)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
const times = (text: string) =>
  [...text.matchAll(/(?<![\d:T-])01:\d\d(?::\d\d)?(?! ?[GB])[^.,;]{0,12}/g)].map(([found]) => found);
const named = (text: string) => new Set(text.match(/(?<![\d:T-])01:\d\d(?::\d\d)? (?:BST|GMT)/g));

test('pages, letters and commands name BST or GMT with every time of the repeated hour', async () => {
  await using desk = await openTestDesk({ clock: virtualClock(Temporal.Instant.from('2026-10-25T00:40:00Z')) });
  const { get, post } = browse(desk);
  await post('analyst', '/log-a-call', URGENT);
  await desk.clock.advance(Temporal.Duration.from({ minutes: 15 }));
  await post('analyst', '/incidents/INC-000001/respond', { text: 'On it.', channel: 'phone' });
  await post('analyst', '/incidents/INC-000001/remind', { at: '2026-10-25T03:00', text: 'Ask the supplier.' });
  await desk.clock.advance(Temporal.Duration.from({ minutes: 40 }));

  let seen = new Set<string>();
  for (const path of [
    '/',
    '/incidents/INC-000001',
    '/incidents/INC-000001/explain',
    '/rota',
    '/calendars/office',
    '/suppliers',
  ]) {
    const { status, html } = await get('duty-manager', path);
    assert.equal(status, 200, path);
    assert.deepEqual(times(read(html)), [], path);
    seen = seen.union(named(read(html)));
  }
  assert.ok(seen.has('01:40 BST') && seen.has('01:35 GMT'), [...seen].join(', '));

  const { json } = await desk.ask('duty-manager', 'GET', '/api/incidents/INC-000001/explain');
  const printed = printExplanation(json);
  assert.deepEqual(times(printed), []);
  assert.ok(named(printed).has('01:40 BST'));

  assert.ok(desk.relay.letters.length > 0);
  for (const letter of desk.relay.letters) assert.deepEqual(times(`${letter.subject}\n${letter.text}`), []);
});
