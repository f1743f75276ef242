import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDesk, TELEPHONE_TOKEN, type TestDesk } from '../testing/desk.ts';
import { browse, CALL } from '../testing/browse.ts';

const FROM = '020 7946 0555';
const ring = async (desk: TestDesk, event: 'ringing' | 'abandoned') =>
  desk.ask(
    null,
    'POST',
    '/channels/telephone/events',
    { callId: 'call-1', direction: 'in', event, from: FROM, to: '+442079460999', at: desk.clock.now().toString() },
    { authorization: `Bearer ${TELEPHONE_TOKEN}` },
  );

test('a call rings in the queue, is taken from there, and the caller hears the reference', async () => {
  await using desk = await openTestDesk();
  const { get, post } = browse(desk);
  assert.equal((await ring(desk, 'ringing')).status, 204);
  assert.match((await get('analyst', '/')).html, /href="\/log-a-call\?call=call-1">Take the call from 020 7946 0555/);
  assert.doesNotMatch((await get('requester.northgate', '/')).html, /call-1/);

  const form = (await get('analyst', '/log-a-call?call=call-1')).html;
  assert.match(form, /name="callId" value="call-1"/);
  assert.match(form, /name="telephone"[^>]*value="020 7946 0555"/);

  const { location } = await post('analyst', '/log-a-call', { ...CALL, callId: 'call-1', telephone: FROM });
  assert.equal(location, '/incidents/INC-000001?done=logged');
  assert.equal((await desk.incident('INC-000001')).channel, 'phone');
  const asked = desk.peer.asked.filter(({ path }) => path.includes('/call-1/'));
  assert.deepEqual(
    asked.map(({ path }) => path.split('/').at(-1)),
    ['answer', 'say', 'hang-up'],
  );
  assert.match(asked[1]!.body, /INC-000001/);
  assert.doesNotMatch((await get('analyst', '/')).html, /call-1/);
});

test('the form of an abandoned call asks to telephone back, and keeps the call', async () => {
  await using desk = await openTestDesk();
  const { get, post } = browse(desk);
  await ring(desk, 'ringing');
  await ring(desk, 'abandoned');
  const form = (await get('analyst', '/log-a-call?call=call-1')).html;
  assert.match(form, /The caller on <strong>020 7946 0555<\/strong> gave up at Tue 24 Nov 2026, 09:30\. Telephone back/);
  assert.match(form, /name="telephone"[^>]*value="020 7946 0555"/);
  assert.equal((await post('analyst', '/log-a-call', { ...CALL, callId: 'call-1' })).status, 303);
  assert.equal((await desk.incident('INC-000001')).channel, 'phone');
  assert.deepEqual(
    desk.peer.asked.filter(({ path }) => path.includes('/call-1/')),
    [],
  );
  assert.match((await get('analyst', '/log-a-call?call=never-rang')).html, /no longer ringing/);
});
