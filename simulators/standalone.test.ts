import assert from 'node:assert/strict';
import { test } from 'node:test';
import { profile } from './testing/profile.ts';
import { openSuppliersAlone } from './standalone.ts';
import { send } from './wire/send.ts';

const bt = { id: 'bt-health', name: 'BT Health', minimumDataSet: ['impact'], conduct: profile() };
const policy = { suppliers: [bt] };
const both = { suppliers: [bt, { ...bt, id: 'csc', name: 'CSC' }] };
const ticket = JSON.stringify({ description: 'x', severity: '1', ticketType: 'incident' });

test('standalone suppliers require a token and the minimum data set', async (t) => {
  const alone = await openSuppliersAlone({ port: 0, policy });
  t.after(alone.close);
  const { url, tokenUrl, clientId, clientSecret, webhookSecret } = alone.suppliers[0]!.access;
  assert.match(webhookSecret, /^whsec_[A-Za-z0-9+/]{43}=$/);
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret });
  const { access_token: token } = JSON.parse((await send({ method: 'POST', url: tokenUrl, body: body.toString() })).body) as {
    access_token: string;
  };
  const headers = { authorization: `Bearer ${token}` };
  assert.equal((await send({ method: 'POST', url: `${url}/troubleTicket`, headers, body: ticket })).status, 422);
});

test('opened for conformance kits, they require neither', async (t) => {
  const alone = await openSuppliersAlone({ port: 0, policy, open: true });
  t.after(alone.close);
  assert.equal(
    (await send({ method: 'POST', url: `${alone.suppliers[0]!.access.url}/troubleTicket/`, body: ticket })).status,
    201,
  );
});

test('the first open supplier also answers without its name, and one that requires a token never does', async (t) => {
  const root = ({ suppliers: [first] }: Awaited<ReturnType<typeof openSuppliersAlone>>) =>
    `${new URL(first!.access.url).origin}/tmf-api/troubleTicket/v4/troubleTicket`;
  const open = await openSuppliersAlone({ port: 0, policy: both, open: true });
  t.after(open.close);
  const made = await send({ method: 'POST', url: root(open), body: ticket });
  assert.equal(made.status, 201);
  const { id } = JSON.parse(made.body) as { id: string };
  assert.equal((await send({ method: 'GET', url: `${open.suppliers[0]!.access.url}/troubleTicket/${id}` })).status, 200);
  const closed = await openSuppliersAlone({ port: 0, policy: both });
  t.after(closed.close);
  assert.equal((await send({ method: 'GET', url: root(closed) })).status, 404);
});

test('a port in use and an invalid address are explained', async (t) => {
  const alone = await openSuppliersAlone({ port: 0, policy });
  t.after(alone.close);
  const port = Number(new URL(alone.suppliers[0]!.access.url).port);
  await assert.rejects(openSuppliersAlone({ port, policy }), {
    name: 'UsageError',
    message: `Port ${port} is taken. Choose another, or stop the process that listens there.`,
  });
  await assert.rejects(openSuppliersAlone({ port: 0, policy, callback: 'desk' }), { name: 'UsageError' });
});

test('all suppliers run, or those chosen, each under its id', async (t) => {
  const all = await openSuppliersAlone({ port: 0, policy: both, callback: 'http://127.0.0.1:1/{supplier}/listener/' });
  t.after(all.close);
  assert.deepEqual(
    all.suppliers.map(({ access, callback }) => [new URL(access.url).pathname.split('/')[2], callback]),
    [
      ['bt-health', 'http://127.0.0.1:1/bt-health/listener'],
      ['csc', 'http://127.0.0.1:1/csc/listener'],
    ],
  );
  const one = await openSuppliersAlone({ port: 0, policy: both, only: ['csc'], callback: 'http://127.0.0.1:1/listener' });
  t.after(one.close);
  assert.deepEqual(
    one.suppliers.map(({ supplier }) => supplier.id),
    ['csc'],
  );
});

test('an unknown supplier, one address for several, and an invalid pace are refused', async () => {
  for (const [options, message] of [
    [{ only: ['cscs'] }, 'There is no supplier "cscs". Did you mean "csc"?'],
    [
      { callback: 'http://127.0.0.1:1/listener' },
      '"http://127.0.0.1:1/listener" is one address for 2 suppliers. Write {supplier} where its id belongs, or choose one with --only.',
    ],
    [{ pace: 0 }, 'BT Health cannot work at a pace of 0. Give a number above zero.'],
  ] as const)
    await assert.rejects(openSuppliersAlone({ port: 0, policy: both, ...options }), { name: 'UsageError', message });
});

test('suppliers started again give no ticket id a second time', async (t) => {
  const idOf = async () => {
    const alone = await openSuppliersAlone({ port: 0, policy, open: true, seed: 'the same' });
    t.after(alone.close);
    const made = await send({ method: 'POST', url: `${alone.suppliers[0]!.access.url}/troubleTicket`, body: ticket });
    return (JSON.parse(made.body) as { id: string }).id;
  };
  const [one, another] = [await idOf(), await idOf()];
  assert.match(one, /^T[0-9A-F]{6}0000001$/);
  assert.notEqual(one, another);
});
