import assert from 'node:assert/strict';
import type { LookupAddress } from 'node:dns';
import { test } from 'node:test';
import { openTestSupplier } from '../../testing/supplier.ts';
import { guardedLookup, denialReason } from '../../../kernel/callback-guard.ts';

const strict = { allowedOrigin: () => '', loopback: false };

const NEVER = [
  'file:///etc/passwd',
  'gopher://example.org/',
  'http://user:secret@example.org/',
  'http://10.1.2.3/',
  'http://172.16.0.1/',
  'http://172.31.255.255/',
  'http://192.168.1.1/',
  'http://100.64.0.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://0.0.0.0/',
  'http://127.0.0.1/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://224.0.0.1/',
  'http://[::1]/',
  'http://[::]/',
  'http://[fe80::1]/',
  'http://[fd00::1]/',
  'http://[::ffff:10.0.0.1]/',
  'http://[::ffff:169.254.169.254]/',
  'http://[64:ff9b::a9fe:a9fe]/',
  'http://[64:ff9b:1::a00:1]/',
  'http://[::10.0.0.1]/',
  'http://[::ffff:0:10.0.0.1]/',
  'http://[2001::1]/',
  'http://[2001:db8::1]/',
  'http://[fec0::1]/',
  'http://[100::1]/',
  'http://203.0.113.1/',
  'http://0177.0.0.1/',
  'http://167772161/',
  'http://①⓪.0.0.1/',
  'http://10。0。0。1/',
];
for (const url of NEVER) test(`nothing is sent to ${url}`, () => assert.notEqual(denialReason(url, strict), null));

test('public addresses are allowed, and names until they are resolved', () => {
  for (const url of [
    'https://desk.example/listener',
    'http://93.184.216.34/',
    'http://172.32.0.1/',
    'http://[2606:2800:220:1::1]/',
  ])
    assert.equal(denialReason(url, strict), null, url);
});

test('this machine is allowed where a rehearsal permits it, and no other internal address', () => {
  const here = { allowedOrigin: () => '', loopback: true };
  assert.equal(denialReason('http://127.0.0.1:7400/', here), null);
  assert.equal(denialReason('http://[::1]:7400/', here), null);
  assert.notEqual(denialReason('http://169.254.169.254/', here), null);
});

test('the agreed host and port are allowed wherever they are, and their neighbours are not', () => {
  const agreed = { allowedOrigin: () => 'http://10.1.2.3:7400/listener', loopback: false };
  assert.equal(denialReason('http://10.1.2.3:7400/listener/x', agreed), null);
  assert.notEqual(denialReason('http://10.1.2.3:9200/', agreed), null);
});

test('no connection is made to a name with an internal address', async () => {
  const looked = async (reach: typeof strict) =>
    new Promise<string>((resolve) => {
      guardedLookup('http://localhost/', reach)!('localhost', { all: true }, (error, found) =>
        resolve(error ? error.name : (found as LookupAddress[]).length > 0 ? 'found' : 'none'),
      );
    });
  assert.equal(await looked(strict), 'AddressForbidden');
  assert.equal(await looked({ ...strict, loopback: true }), 'found');
});

test('a redirect is a failure and is not followed', async (t) => {
  const { create, supplier, desk } = await openTestSupplier(t, 'on a port', { answer: () => 307 });
  await create();
  await supplier.move('T0000001', 'inProgress');
  assert.equal(desk.requests.length, 1);
  assert.deepEqual(
    supplier.deliveries.map(({ state, attempts }) => [state, attempts.map(({ status }) => status)]),
    [['waiting', [307]]],
  );
});

test('a callback to an internal address is refused at the hub, and one that resolves to it later is never sent', async (t) => {
  const { create, api, supplier, clock } = await openTestSupplier(t, 'on a port', { guarded: true });
  const refused = await api('POST', '/hub', { callback: 'http://127.0.0.1:9/' });
  assert.deepEqual([refused.status, refused.json?.['code']], [400, 'invalidValue']);
  assert.equal((await api('POST', '/hub', { callback: 'http://localhost:9/listener' })).status, 201);
  await create();
  await supplier.move('T0000001', 'inProgress');
  await clock.advance(Temporal.Duration.from({ hours: 100 }));
  const sent = supplier.journal.filter(({ direction }) => direction === 'sent');
  assert.ok(sent.length > 0);
  for (const { status, happened } of sent) {
    assert.equal(status, 'refused');
    assert.match(happened[0]!.says, /^not sent: localhost was resolved, and (127\.0\.0\.1|::1) is this machine$/);
  }
  assert.deepEqual([...new Set(supplier.deliveries.map(({ state }) => state))], ['blocked']);
  assert.ok(supplier.deliveries.every(({ attempts }) => attempts.length === 1));
});
