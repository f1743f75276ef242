import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browse } from '../testing/browse.ts';
import { ADDRESSES, openTestDesk } from '../testing/desk.ts';

const AMY = 'amy.reid@northgate-uh.nhs.example';

test('mail that waits is shown in the queue, read, and made an incident or discarded', async () => {
  await using desk = await openTestDesk();
  const { get, post } = browse(desk);
  assert.doesNotMatch((await get('analyst', '/')).html, /held-mail/);
  for (const [from, subject] of [
    [AMY, 'Automatic reply: <b>hello</b>'],
    ['MAILER-DAEMON@mx.example', 'failure notice'],
  ] as const)
    await desk.mail({ from, subject, text: 'PACS is down', envelope: { from: '', to: ADDRESSES.mail } });
  assert.match((await get('analyst', '/')).html, /2 mails wait for somebody to read/);
  assert.doesNotMatch((await get('requester.northgate', '/')).html, /held-mail/);
  assert.equal((await get('requester.northgate', '/held-mail')).status, 403);

  const { html } = await get('analyst', '/held-mail');
  assert.match(html, /Automatic reply: &lt;b&gt;hello[^]*Northgate University Hospital[^]*PACS is down/);
  const [first, second] = [...html.matchAll(/held-mail\/([\w-]+)\/open/g)].map(([, id]) => id!);
  assert.doesNotMatch((await get('assessor', '/held-mail')).html, /Make it an incident/);
  const nobody = await post('analyst', `/held-mail/${second}/open`, { organisation: '' });
  assert.deepEqual([nobody.status, /Say whose contact it is/.test(nobody.html)], [422, true]);
  const opened = await post('analyst', `/held-mail/${first}/open`, { organisation: 'northgate' });
  assert.equal(opened.location, '/incidents/INC-000001?done=held-mail');
  assert.match(
    (await get('analyst', opened.location)).html,
    /The mail is now INC-000001[^]*a program: only what an analyst writes/,
  );
  assert.match((await post('analyst', `/held-mail/${second}/dismiss`, { reason: '' })).html, /Say why it is discarded/);
  assert.equal((await post('assessor', `/held-mail/${second}/dismiss`, { reason: 'x' })).status, 403);
  assert.equal((await post('analyst', `/held-mail/${second}/dismiss`, { reason: 'Not ours' })).location, '/held-mail');
  assert.match((await get('analyst', '/held-mail')).html, /There is none/);
});

test('discarded mail is listed with who discarded it and why, and can still be made an incident', async () => {
  await using desk = await openTestDesk();
  const { get, post } = browse(desk);
  for (const subject of ['Away until Monday', 'Away until Tuesday'])
    await desk.mail({ from: AMY, subject, text: 'Ask Mavis Ottershaw', headers: { 'auto-submitted': 'auto-replied' } });
  const waiting = (await get('analyst', '/held-mail')).html;
  assert.match(waiting, /href="\/held-mail\/dismissed"/);
  const [first, second] = [...waiting.matchAll(/held-mail\/([\w-]+)\/open/g)].map(([, id]) => id!);
  await post('analyst', `/held-mail/${first}/dismiss`, { reason: 'Nobody <b>asked</b>' });
  await desk.clock.advance(Temporal.Duration.from({ minutes: 5 }));
  await post('duty-manager', `/held-mail/${second}/dismiss`, { reason: 'Read' });
  assert.equal((await get('requester.northgate', '/held-mail/dismissed')).status, 403);
  assert.doesNotMatch((await get('assessor', '/held-mail/dismissed')).html, /Make it an incident/);
  const { html } = await get('analyst', '/held-mail/dismissed');
  const who = (name: string) => desk.people.accounts.find(({ username }) => username === name)!.name;
  const said = (name: string, reason: string) => `Discarded by ${who(name)}[^]*${reason}`;
  assert.match(
    html,
    new RegExp(`${said('duty-manager', 'Read')}[^]*${said('analyst', 'Nobody &lt;b&gt;asked')}`),
    'newest first',
  );
  assert.doesNotMatch(html, /Why it is discarded/);

  const wrong = await post('analyst', `/held-mail/${first}/erase`, { passage: 'Nobody of that name', list: 'dismissed' });
  assert.deepEqual([wrong.status, /does not contain these words/.test(wrong.html)], [400, true]);
  assert.match(wrong.html, /value="Nobody of that name"/);
  const erased = await post('analyst', `/held-mail/${first}/erase`, { passage: 'Mavis Ottershaw', list: 'dismissed' });
  assert.equal(erased.location, '/held-mail/dismissed');
  const again = await post('analyst', `/held-mail/${first}/dismiss`, { reason: 'Once more' });
  assert.equal(again.status, 404);
  const opened = await post('analyst', `/held-mail/${first}/open`, { organisation: 'northgate', list: 'dismissed' });
  assert.equal(opened.location, '/incidents/INC-000001?done=held-mail');
  const left = (await get('analyst', '/held-mail/dismissed')).html;
  assert.doesNotMatch(left, /Nobody &lt;b&gt;asked/);
  assert.match(left, /Away until Tuesday/);
});

test('the response form shows a bounced letter and the address for answers', async () => {
  await using desk = await openTestDesk();
  const { get } = browse(desk);
  desk.relay.refuse(1, 550);
  await desk.mail({ from: AMY, subject: 'PC', text: 'hangs', replyTo: 'amy@webmail.example' });
  await desk.clock.settle();
  const { html } = await get('analyst', '/incidents/INC-000001');
  assert.match(html, /Not reached[^]*our letter to amy\.reid@northgate-uh\.nhs\.example did not arrive: 550/);
  assert.match(html, /Asked for answers to[^]*amy@webmail\.example, which is not of the sender/);
  assert.doesNotMatch((await get('requester.northgate', '/incidents/INC-000001')).html, /webmail/);
  await desk.mail({ from: AMY, subject: 'PC', text: 'hangs', envelope: { from: 'who@elsewhere.example', to: ADDRESSES.mail } });
  assert.match((await get('analyst', '/incidents/INC-000002')).html, /Unverified[^]*another place than its sender/);
});
