import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSuppliersAlone } from './standalone.ts';
import { send } from './wire/send.ts';

const suppliers = [{ id: 'bt-health', name: 'BT Health', minimumDataSet: ['impact'] }];
const ticket = JSON.stringify({ description: 'x', severity: '1', ticketType: 'incident' });

test('suppliers on their own take a token and keep their agreement', async (t) => {
  const alone = await openSuppliersAlone({ port: 0, suppliers });
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

test('opened for conformance kits, they ask for neither', async (t) => {
  const alone = await openSuppliersAlone({ port: 0, suppliers, open: true });
  t.after(alone.close);
  assert.equal(
    (await send({ method: 'POST', url: `${alone.suppliers[0]!.access.url}/troubleTicket/`, body: ticket })).status,
    201,
  );
});

test('a port that is taken, and an address that is none, are said in words', async (t) => {
  const alone = await openSuppliersAlone({ port: 0, suppliers });
  t.after(alone.close);
  const port = Number(new URL(alone.suppliers[0]!.access.url).port);
  await assert.rejects(openSuppliersAlone({ port, suppliers }), {
    name: 'UsageError',
    message: `Port ${port} is taken. Choose another, or end what listens there.`,
  });
  await assert.rejects(openSuppliersAlone({ port: 0, suppliers, callback: 'desk' }), { name: 'UsageError' });
});
