import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { seededIds } from '../../kernel/index.ts';
import { examplePeople } from '../host/example-people.ts';
import { openTestDesk } from '../testing/desk.ts';

test('the same seed makes the same people, and everybody can sign in', async () => {
  await using desk = await openTestDesk();
  const make = (seed: string) => examplePeople(desk.policy, seededIds(seed), { passwords: 'quick' });
  assert.deepEqual(make('a'), make('a'));
  assert.notDeepEqual(make('a').credentials, make('b').credentials);
  const { accounts, credentials } = make('a');
  assert.equal(new Set(accounts.map(({ name }) => name)).size, accounts.length);
  assert.deepEqual(
    accounts
      .filter(({ role, portalRole }) => role === 'requester' && portalRole === undefined)
      .map(({ organisation }) => organisation),
    desk.policy.organisations.map(({ id }) => id),
  );
  assert.ok(accounts.every(({ username }) => credentials.get(username)?.password));
});

test('a desk whose port is taken fails and leaves nothing open', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  await assert.rejects(openTestDesk({ options: { http: { host: '127.0.0.1', port } } }), { code: 'EADDRINUSE' });
  await assert.rejects(openTestDesk({ options: { smtp: { host: '127.0.0.1', port } } }), { code: 'EADDRINUSE' });
  taken.close();
});

test('a desk closes while a live page is open', async () => {
  const desk = await openTestDesk();
  const { token } = desk.people.credentials.get('analyst')!;
  const stream = await fetch(`${desk.desk.url}/api/stream`, { headers: { authorization: `Bearer ${token}` } });
  await desk.close();
  await assert.doesNotReject(stream.text().catch(() => 'cut off'));
});

test('a replaced part is the one that the desk uses', async () => {
  await using desk = await openTestDesk({
    wiring: (parts) => ({ ...parts, parseMail: async (raw) => ({ ...(await parts.parseMail(raw)), subject: 'rewired' }) }),
  });
  await desk.mail({ from: 'mary@northgate-uh.nhs.example', subject: 'PACS', text: 'x' });
  assert.equal((await desk.incident('INC-000001')).summary, 'rewired');
});
