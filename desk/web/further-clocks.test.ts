import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDesk } from '../testing/desk.ts';
import { browse, REPORT } from '../testing/browse.ts';

const NORTHGATE = 'requester.northgate';

test('each further clock is listed below response and resolution; team agreements are shown to the desk alone', async () => {
  await using desk = await openTestDesk();
  const { get, post } = browse(desk);
  await post(NORTHGATE, '/report', REPORT);
  const path = '/incidents/INC-000001';
  await post('analyst', `${path}/respond`, { text: 'We see it too.', channel: 'portal' });
  const given = await desk.ask('analyst', 'POST', '/api/incidents/INC-000001/assign', JSON.stringify({ team: 'Servers' }), {
    'content-type': 'application/json',
  });
  assert.equal(given.status, 200);
  const lines = (html: string) =>
    (/<ul[^>]*aria-label="Further clocks">([\s\S]*?)<\/ul>/.exec(html)?.[1] ?? '')
      .replace(/<[^>]+>/g, '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  const update = /^Update: running\. .* 1 h .*left\. Due Tue 24 Nov 2026/;
  const [first, second, ...more] = lines((await get('analyst', path)).html);
  assert.match(first ?? '', update);
  assert.match(second ?? '', /^Team Servers: running\. .*2 h .*left\. Due /);
  assert.deepEqual(more, []);
  const seen = lines((await get(NORTHGATE, path)).html);
  assert.equal(seen.length, 1);
  assert.match(seen[0]!, update);
  assert.match((await get(NORTHGATE, path)).html, /<a href="\/incidents\/INC-000001\/explain">Update<\/a>/);
});
