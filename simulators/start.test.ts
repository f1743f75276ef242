import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { seededIds, virtualClock } from '../kernel/index.ts';
import { startSimulators } from './index.ts';
import { startListener } from './testing/desk.ts';
import { send } from './wire/send.ts';

const supplier = { id: 'bt-health', name: 'BT Health (simulated)', minimumDataSet: ['description'] };
const start = Temporal.Instant.from('2026-11-23T09:00:00Z');

async function side(t: TestContext, simulators: Awaited<ReturnType<typeof startSimulators>>, name: string) {
  const clock = virtualClock(start);
  const desk = await startListener(clock);
  t.after(desk.close);
  const other = await simulators.tenant(name, {
    clock,
    ids: seededIds('4711'),
    desk: {
      telephoneEvents: () => `${desk.url}/telephone`,
      smtp: () => ({ host: '127.0.0.1', port: 1 }),
      supplierCallback: () => `${desk.url}/listener`,
      telephone: '+442079460000',
      fax: '+442079460999',
    },
    policy: { suppliers: [supplier] },
  });
  return { clock, desk, other };
}

test('tenants share the ports and nothing else', async (t) => {
  const simulators = await startSimulators();
  const [one, two] = [await side(t, simulators, 'one'), await side(t, simulators, 'two')];
  t.after(async () => simulators.close());
  await one.other.telephone.call('+442079460123');
  assert.deepEqual([one.desk.requests.length, two.desk.requests.length], [1, 0]);
  assert.notEqual(one.other.supplier.access.clientSecret, two.other.supplier.access.clientSecret);
  const [{ url: asOne }, { url: asTwo }] = [one.other.supplier.access, two.other.supplier.access];
  assert.equal(new URL(asOne).port, String(simulators.ports.supplier));
  assert.notEqual(asOne, asTwo);
});

test('a duplicate name, or one that cannot be part of an address, is refused', async (t) => {
  const simulators = await startSimulators();
  await side(t, simulators, 'one');
  t.after(async () => simulators.close());
  await assert.rejects(side(t, simulators, 'one'), /There is a tenant "one" already/);
  await assert.rejects(side(t, simulators, 'a b'), /cannot name a tenant/);
});

test('a port that no longer answers is named; while all answer, none is', async () => {
  const simulators = await startSimulators();
  assert.deepEqual(await simulators.lost(), []);
  await simulators.close();
  assert.deepEqual(await simulators.lost(), ['supplier', 'telephone']);
});

test('after closing, nothing listens and no handle is left', async (t) => {
  const handles = () => process.getActiveResourcesInfo().filter((kind) => /TCPServer|Timeout/.test(kind));
  const before = handles();
  const simulators = await startSimulators();
  const { desk, other } = await side(t, simulators, 'one');
  const { url } = other.supplier.access;
  await other.telephone.call('+442079460123');
  assert.equal((await send({ method: 'GET', url: `${url}/troubleTicket` })).status, 401);
  await simulators.close();
  await desk.close();
  await assert.rejects(send({ method: 'GET', url: `${url}/troubleTicket` }), { name: 'ConnectionRefused' });
  assert.deepEqual(handles(), before);
});

test('each supplier of a tenant has its own access, tickets and callback address', async (t) => {
  const simulators = await startSimulators();
  const clock = virtualClock(start);
  const desk = await startListener(clock);
  t.after(async () => Promise.all([simulators.close(), desk.close()]));
  const other = await simulators.tenant('one', {
    clock,
    ids: seededIds('4711'),
    desk: {
      telephoneEvents: () => `${desk.url}/telephone`,
      smtp: () => ({ host: '127.0.0.1', port: 1 }),
      supplierCallback: (id) => `${desk.url}/${id}`,
      telephone: '+442079460000',
      fax: '+442079460999',
    },
    policy: { suppliers: [supplier, { ...supplier, id: 'csc', name: 'CSC (simulated)' }] },
  });
  const { 'bt-health': bt, csc } = other.suppliers;
  assert.equal(other.supplier, bt);
  assert.notEqual(bt!.access.clientSecret, csc!.access.clientSecret);
  const ticket = { externalId: 'INC-000001', description: 'Nothing prints', severity: '3', ticketType: 'incident' };
  for (const { access } of [bt!, csc!]) {
    const tokenCall = await send({
      method: 'POST',
      url: access.tokenUrl,
      headers: { authorization: `Basic ${Buffer.from(`${access.clientId}:${access.clientSecret}`).toString('base64')}` },
      body: 'grant_type=client_credentials',
    });
    const { access_token: token } = JSON.parse(tokenCall.body) as { access_token: string };
    const headers = { authorization: `Bearer ${token}` };
    const post = { method: 'POST', headers, body: JSON.stringify(ticket) } as const;
    assert.equal((await send({ ...post, url: `${access.url}/troubleTicket` })).status, 201);
    const elsewhere = access === bt!.access ? csc!.access.url : bt!.access.url;
    assert.equal((await send({ ...post, url: `${elsewhere}/troubleTicket` })).status, 401, 'a token is good for one supplier');
  }
  await csc!.move('T0000001', 'inProgress');
  assert.deepEqual(
    desk.requests.map(({ path }) => path),
    ['/csc/TroubleTicketStatusChangeEvent'],
  );
  assert.deepEqual([bt!.tickets[0]!.status, csc!.tickets[0]!.status], ['acknowledged', 'inProgress']);
});
