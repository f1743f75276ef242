import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { openTestDesk, type TestDesk } from '../testing/desk.ts';

/** The status of a page or an operation asked for under a name of the sender's choice. */
const under = async ({ desk }: TestDesk, host: string, path: string, headers: Readonly<Record<string, string>> = {}) =>
  new Promise<{ readonly status: number; readonly location: string | undefined }>((resolve, reject) => {
    const { port } = new URL(desk.url);
    request({ host: '127.0.0.1', port, path, headers: { ...headers, host } }, (response) => {
      response.resume();
      resolve({ status: response.statusCode!, location: response.headers.location });
    })
      .on('error', reject)
      .end();
  });

test('pages are served under the names of this machine and the configured names only', async () => {
  await using desk = await openTestDesk({ options: { hosts: ['Desk.Trust.example'] } });
  const names = ['127.0.0.1', 'localhost:7400', '[::1]:1', 'desk.trust.example', 'DESK.trust.example:8443'];
  for (const name of names) assert.equal((await under(desk, name, '/sign-in')).status, 200, name);
  for (const name of ['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example', 'desk.trust.example.evil', '10.0.0.1'])
    assert.equal((await under(desk, name, '/sign-in', { 'x-forwarded-host': 'localhost' })).status, 421, name);
});

test('a cookie is accepted under known names only; a token under any name', async () => {
  await using desk = await openTestDesk();
  const { username, password } = { username: 'analyst', password: desk.people.credentials.get('analyst')!.password };
  const { headers } = await desk.ask(null, 'POST', '/api/session', { username, password });
  const cookie = { cookie: headers.getSetCookie()[0]!.split(';')[0]! };
  const token = { authorization: `Bearer ${desk.people.credentials.get('analyst')!.token}` };
  assert.equal((await under(desk, 'localhost', '/api/me', cookie)).status, 200);
  assert.equal((await under(desk, 'evil.example', '/api/me', cookie)).status, 421);
  assert.equal((await under(desk, 'desk', '/api/me', token)).status, 200);
});

test('a redirect never contains the host of the request', async () => {
  await using desk = await openTestDesk();
  const { status, location } = await under(desk, 'localhost', '/', { 'x-forwarded-host': 'evil.example' });
  assert.ok(status === 302 || status === 303);
  assert.match(location ?? '', /^\/[^/]/);
});

test("a caller's mail is one address; no text of a contact becomes a header or a further recipient of a letter", async () => {
  await using desk = await openTestDesk();
  const phone = { channel: 'phone', service: 'pacs', description: 'b', impact: '3', urgency: '3' };
  const caller = { name: 'Amy', organisation: 'northgate', telephone: '020 7946 0123' };
  const log = async (summary: string, mail: string) =>
    desk.ask('analyst', 'POST', '/api/contacts', { ...phone, summary, caller: { ...caller, mail } });
  for (const mail of ['amy', 'amy@ward.example, bob@elsewhere.example', 'amy@ward.example\r\nBcc: bob@elsewhere.example']) {
    const { status, json } = await log('No images', mail);
    assert.deepEqual([status, (json as { readonly code: string }).code], [400, 'invalid'], mail);
  }
  const before = desk.relay.letters.length;
  assert.equal((await log('No images\r\nBcc: bob@elsewhere.example\r\n\r\nText', 'amy@northgate-uh.nhs.example')).status, 201);
  await desk.ask('analyst', 'POST', '/api/incidents/INC-000001/respond', {
    text: 'We look.\r\n.\r\nMAIL FROM:<a@b.example>',
    channel: 'email',
  });
  await desk.clock.advance(Temporal.Duration.from({ minutes: 1 }));
  const letters = desk.relay.letters.slice(before);
  assert.ok(letters.length > 0);
  for (const letter of letters) {
    assert.doesNotMatch(JSON.stringify(letter.to), /elsewhere/);
    assert.ok(!letter.headers.has('bcc'));
  }
});
