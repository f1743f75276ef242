import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { watch } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { UsageError } from '../../kernel/index.ts';
import { loadStandard, shippedStandard } from '../../standards/index.ts';
import { openDeskAlone, type AloneOptions } from './standalone.ts';

const policy = await loadStandard(shippedStandard('nhs-lsd'));
const folder = mkdtempSync(join(tmpdir(), 'deskproof-alone-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const open = async (name: string, more: Partial<AloneOptions> = {}) =>
  openDeskAlone({
    policy,
    port: 0,
    smtpPort: 0,
    file: join(folder, name),
    reset: false,
    secret: undefined,
    log: () => undefined,
    ...more,
  });

async function signIn(url: string, username: string, password: string): Promise<Response> {
  return fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
}
const modeOf = (file: string) => (statSync(file).mode & 0o777).toString(8);

test('passwords are generated at the first start and shown once; other users of the machine can read neither them nor the store', async () => {
  const first = await open('desk.db');
  const { username, password } = first.people!.find((one) => one.username === 'analyst')!;
  assert.equal((await signIn(first.desk.url, username, password)).status, 200);
  assert.equal(modeOf(first.secretsFile!), '600');
  assert.equal(modeOf(join(folder, 'desk.db')), '600');
  await first.desk.close();

  const second = await open('desk.db');
  assert.equal(second.people, null);
  assert.equal((await signIn(second.desk.url, username, password)).status, 200);
  await second.desk.close();

  const anew = await open('desk.db', { reset: true });
  assert.notEqual(anew.people!.find((one) => one.username === 'analyst')!.password, password);
  assert.equal((await signIn(anew.desk.url, username, password)).status, 401);
  await anew.desk.close();
});

test('with a secret from outside nothing is kept, and the passwords follow from it', async () => {
  const one = await open('one.db', { secret: 'a secret from outside' });
  const two = await open('two.db', { secret: 'a secret from outside' });
  assert.deepEqual(one.people, two.people);
  assert.equal(one.secretsFile, null);
  assert.equal(existsSync(join(folder, 'one.db.secrets.json')), false);
  await Promise.all([one.desk.close(), two.desk.close()]);
});

test('with desks that are named there are no examples, and only the named ones get in', async () => {
  const secrets = ['a secret of many characters'];
  const named = { id: 'desk.real', name: 'A real desk', organisation: 'northgate', secrets, webhookSecrets: ['whsec_AAAA'] };
  const { desk, partners } = await open('named.db', { partners: [named], secret: 'a secret from outside' });
  assert.equal(partners, null);
  const ask = async (id: string) =>
    fetch(`${desk.url}/oauth2/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${id}:${secrets[0]}`)}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=client_credentials',
    });
  assert.deepEqual([(await ask('desk.real')).status, (await ask('desk.northgate')).status], [200, 401]);
  await desk.close();
});

test('a store whose secret is missing is not opened with a new one', async () => {
  const { desk, secretsFile } = await open('lost.db');
  await desk.close();
  rmSync(secretsFile!);
  await assert.rejects(open('lost.db'), (error: unknown) => error instanceof UsageError && error.message.includes('--reset'));
});

test('an acknowledged incident survives a restart, and its letter is written to a file', async () => {
  const first = await open('letters.db');
  const letters = watch(first.lettersFolder)[Symbol.asyncIterator]();
  const arrival = letters.next();
  const { password } = first.people!.find(({ username }) => username === 'requester.northgate')!;
  const { token } = (await (await signIn(first.desk.url, 'requester.northgate', password)).json()) as { token: string };
  const created = await fetch(`${first.desk.url}/api/contacts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({
      channel: 'portal',
      service: 'crs',
      summary: 'No records',
      description: 'None.',
      impact: '3',
      urgency: '3',
    }),
  });
  assert.equal(created.status, 201);
  await arrival;
  await letters.return?.();
  await first.desk.close();
  const [letter] = readdirSync(first.lettersFolder);
  assert.match(
    readFileSync(join(first.lettersFolder, letter!), 'utf8'),
    /^To: .*@northgate-uh\.nhs\.example\nSubject: .*INC-000001/,
  );

  const second = await open('letters.db');
  const found = await fetch(`${second.desk.url}/api/incidents/INC-000001`, { headers: { authorization: `Bearer ${token}` } });
  assert.equal(found.status, 200);
  await second.desk.close();
});

test('a port in use is named in the error, with the option to change', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  await assert.rejects(
    open('taken.db', { port }),
    (error: unknown) => error instanceof UsageError && error.message.includes(`port ${port}`) && error.message.includes('--port'),
  );
  await assert.rejects(
    open('taken-too.db', { smtpPort: port }),
    (error: unknown) => error instanceof UsageError && error.message.includes('--smtp-port'),
  );
  other.close();
});
