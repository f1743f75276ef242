import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openTestDesk, type TestDesk } from '../testing/desk.ts';

const REPORT = { channel: 'portal', service: 'crs', summary: 'a', description: 'b', impact: '3', urgency: '3' };
const signIn = async (desk: TestDesk, username: string, password = desk.people.credentials.get(username)?.password) => {
  const { status, headers, json } = await desk.ask(null, 'POST', '/api/session', { username, password });
  return { status, cookie: headers.getSetCookie()[0] ?? '', body: json as Readonly<Record<string, unknown>> };
};
const session = ({ cookie }: { cookie: string }) => cookie.split(';')[0]!;

test('signing in gives a token and a cookie for the same person', async () => {
  await using desk = await openTestDesk();
  const { status, cookie, body } = await signIn(desk, 'requester.northgate');
  assert.equal(status, 200);
  assert.match(cookie, /^deskproof=s\..*; Path=\/; HttpOnly; SameSite=Strict$/);
  const byToken = await desk.ask(null, 'GET', '/api/me', undefined, { authorization: `Bearer ${String(body['token'])}` });
  const byCookie = await desk.ask(null, 'GET', '/api/me', undefined, { cookie: session({ cookie }) });
  assert.deepEqual(byToken.json, byCookie.json);
  assert.equal((byToken.json as Readonly<Record<string, unknown>>)['organisation'], 'northgate');
});

test('a wrong password, an unknown name and a tampered session are all answered with 401', async () => {
  await using desk = await openTestDesk();
  assert.equal((await signIn(desk, 'analyst', 'wrong')).status, 401);
  assert.equal((await signIn(desk, 'nobody', 'wrong')).status, 401);
  const { body } = await signIn(desk, 'requester.northgate');
  const token = String(body['token']);
  const [s, , ...rest] = token.split('.');
  const asAnalyst = [s, Buffer.from('analyst').toString('base64url'), ...rest].join('.');
  for (const forged of [asAnalyst, `${token}x`, token.slice(0, -1), 's', 's...', '']) {
    assert.equal((await desk.ask(null, 'GET', '/api/me', undefined, { authorization: `Bearer ${forged}` })).status, 401);
  }
});

test("a session ends when it is signed out, and after twelve hours of the desk's clock", async () => {
  await using desk = await openTestDesk();
  const [first, second] = [await signIn(desk, 'analyst'), await signIn(desk, 'analyst')];
  const me = async (who: { cookie: string }) =>
    (await desk.ask(null, 'GET', '/api/me', undefined, { cookie: session(who) })).status;
  const bearer = { authorization: `Bearer ${String(first.body['token'])}` };
  assert.equal((await desk.ask(null, 'DELETE', '/api/session', undefined, bearer)).status, 204);
  assert.deepEqual([await me(first), await me(second)], [401, 200]);
  await desk.clock.advance(Temporal.Duration.from({ hours: 12 }));
  assert.equal(await me(second), 401);
});

test('after ten wrong passwords a name is locked for fifteen minutes, also for the right password', async () => {
  await using desk = await openTestDesk();
  for (let i = 0; i < 10; i++) assert.equal((await signIn(desk, 'analyst', `guess ${i}`)).status, 401);
  assert.equal((await signIn(desk, 'analyst')).status, 429);
  assert.equal((await signIn(desk, 'duty-manager')).status, 200);
  await desk.clock.advance(Temporal.Duration.from({ minutes: 15 }));
  assert.equal((await signIn(desk, 'analyst')).status, 200);
});

test('concurrent guesses count too', async () => {
  await using desk = await openTestDesk();
  const statuses = await Promise.all(
    Array.from({ length: 20 }, async (_, i) => (await signIn(desk, 'analyst', `guess ${i}`)).status),
  );
  assert.deepEqual([statuses.filter((s) => s === 401).length, statuses.filter((s) => s === 429).length], [10, 10]);
});

test('with the cookie, only our own pages may change something', async () => {
  await using desk = await openTestDesk();
  const cookie = session(await signIn(desk, 'requester.northgate'));
  const send = async (headers: Readonly<Record<string, string>>) =>
    (await desk.ask(null, 'POST', '/api/contacts', REPORT, { cookie, ...headers })).status;
  // Node's own fetch does not send sec-fetch-site.
  assert.equal(await send({}), 403);
  assert.equal(await send({ origin: 'https://elsewhere.example' }), 403);
  assert.equal(await send({ origin: 'null' }), 403);
  assert.equal(await send({ origin: desk.desk.url }), 201);
  const form = await desk.ask(null, 'POST', '/sign-in', 'username=a&password=b', {
    'content-type': 'application/x-www-form-urlencoded',
    origin: 'https://elsewhere.example',
  });
  assert.equal(form.status, 403);
  assert.equal((await desk.all()).length, 1);
});

test('a signed-out session is refused by a second process on the same store, after a restart, and on open streams', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'sign-outs-'));
  const options = { options: { storeFile: join(dir, 'desk.db') } };
  const one = await openTestDesk(options);
  const two = await openTestDesk(options);
  const signedIn = await signIn(one, 'analyst');
  const cookie = { cookie: session(signedIn) };
  const me = async (desk: TestDesk) => (await desk.ask(null, 'GET', '/api/me', undefined, cookie)).status;
  assert.deepEqual([await me(one), await me(two)], [200, 200]);

  const stream = await fetch(`${one.desk.url}/api/stream`, { headers: cookie });
  const streamed = stream.text();
  assert.equal((await one.ask(null, 'DELETE', '/api/session', undefined, { ...cookie, origin: one.desk.url })).status, 204);
  assert.match(await streamed, /^retry: 2000\n\n$/, 'the stream ended with the session');
  assert.deepEqual([await me(one), await me(two)], [401, 401]);
  assert.equal((await fetch(`${two.desk.url}/api/stream`, { headers: cookie })).status, 401);

  await one.close();
  await two.close();
  const restarted = await openTestDesk(options);
  assert.equal(await me(restarted), 401);
  await restarted.close();
  await rm(dir, { recursive: true });
});
