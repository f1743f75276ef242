import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import { seededIds, virtualClock } from '../../../kernel/index.ts';
import { EVENT, STATUSES, type Json } from '../../../kernel/trouble-ticket/index.ts';
import { profile, PROMPT, SEVERITY_WORDS } from '../../testing/profile.ts';
import { startListener } from '../../testing/desk.ts';
import type { SupplierProfile } from '../profile/types.ts';
import type { FaultContext } from '../faults/index.ts';
import { openSuppliers, servePort } from '../index.ts';

const always = { '1': 1, '2': 1, '3': 1, '4': 1, '5': 1 };
const minutes = (n: number) => Temporal.Duration.from({ minutes: n });
const hours = (n: number) => Temporal.Duration.from({ hours: n });
const TICKET = {
  externalId: 'INC-000042',
  description: 'Nobody can open a patient record',
  severity: '1',
  ticketType: 'incident',
  minimumDataSet: { affectedService: 'CRS', impact: 'The whole hospital works on paper', workaround: 'paper' },
};
/** Accepted without fault. */
const UNHARMED: FaultContext = { applyLatency: async () => undefined, inject: () => null };
/** A fixed delay of twenty minutes for each relay. */
const TWENTY = { median: 'PT20M', p90: 'PT20M' };
const DELAYS: SupplierProfile['resolves'] = { '1': TWENTY, '2': TWENTY, '3': TWENTY, '4': TWENTY, '5': TWENTY };

/** Both routes on one network: the national desk, and the supplier behind it. */
async function routes({ bt, desk: own }: { bt?: Partial<SupplierProfile>; desk?: Partial<SupplierProfile> } = {}) {
  const clock = virtualClock(Temporal.Instant.from('2026-11-23T09:00:00Z'));
  const network = await servePort({ host: '127.0.0.1' });
  const desk = await startListener(clock);
  const opened = openSuppliers(network, {
    name: 'scenario',
    clock,
    ids: seededIds('4711'),
    policy: {
      suppliers: [
        {
          id: 'bt-health',
          name: 'BT',
          minimumDataSet: [],
          severities: SEVERITY_WORDS!,
          conduct: profile({ resolves: PROMPT, ...bt }),
        },
        {
          id: 'national',
          name: 'National desk',
          route: 'national-desk',
          minimumDataSet: [],
          conduct: profile({ resolves: DELAYS, begins: 'PT5M', ...own }),
        },
      ],
      services: [{ id: 'crs', name: 'Care Records Service', aliases: ['CRS'], supplier: 'bt-health' }],
    },
    callback: (id) => `${desk.url}/${id}`,
    loopback: true,
  });
  const { 'bt-health': supplier, national } = opened.byId;
  national!.behave({ profile: { seed: '4711' } });
  if (bt) supplier!.behave({ profile: { seed: '4711' } });
  const tenant = network.tenants.get('scenario~national')!;
  return {
    clock,
    national: national!,
    supplier: supplier!,
    create: (body: Json = TICKET) => {
      return tenant.accept(body, UNHARMED);
    },
    patch: (id: string, body: Json) => tenant.tickets.patch(id, body),
    /** The other route, directly to the supplier. */
    createDirectly: (body: Json) => {
      const direct = network.tenants.get('scenario')!;
      direct.accept(body, UNHARMED);
    },
    /** The events that the desk received, by sender and time: status or note. */
    received: () =>
      desk.requests.flatMap(({ path, body }) => {
        const { eventTime, eventType, event } = JSON.parse(body) as {
          eventTime: string;
          eventType: string;
          event: { troubleTicket: { status: string; note: { text: string }[] } };
        };
        if (eventType !== EVENT.statusChanged && eventType !== EVENT.changed) return [];
        const { status, note } = event.troubleTicket;
        return [`${eventTime.slice(11, 16)} ${path.split('/')[1]} ${status}: ${note.at(-1)!.text}`];
      }),
    close: async () => {
      opened.close();
      await network.close();
      await desk.close();
    },
  };
}
async function both(t: TestContext, options?: Parameters<typeof routes>[0]) {
  const opened = await routes(options);
  t.after(opened.close);
  return opened;
}

test('an incident is rekeyed and passed on, and updates come back late as one sentence', async (t) => {
  const { clock, national, supplier, create, received } = await both(t, { bt: {} });
  const { id } = create();
  await clock.advance(hours(24));
  assert.deepEqual(received(), [
    '09:05 national inProgress: Logged by the national service desk as NSD-T0000001.',
    '09:25 national inProgress: Passed to the supplier.',
    '09:55 national inProgress: The supplier is working on it.',
    '10:55 national resolved: The supplier reports it resolved.',
  ]);
  const [behind] = supplier.tickets;
  assert.deepEqual([behind!.externalId, behind!.severity, behind!.status], ['NSD-T0000001', 'Critical', 'resolved']);
  const { at, lost, ...passed } = national.passedOn[id]!;
  assert.deepEqual(passed, { supplier: 'bt-health', ticket: behind!.id, updates: 2, relayed: 2 });
  assert.equal(at, '2026-11-23T09:25:00Z');
  assert.deepEqual(lost, ['externalId', 'impact', 'workaround']);
});

test('the same incident by both routes: directly it is resolved three quarters of an hour sooner, with an explanation', async (t) => {
  const { clock, create, createDirectly, received } = await both(t, { bt: {} });
  create();
  createDirectly({ ...TICKET, externalId: 'INC-000043' });
  await clock.advance(hours(24));
  const resolved = received().filter((line) => line.includes(' resolved: '));
  assert.match(resolved[0]!, /^10:10 bt-health resolved: Service restored: .{20,}/);
  assert.equal(resolved[1], '10:55 national resolved: The supplier reports it resolved.');
});

test('updates that arrive while one is being relayed are summarised in it', async (t) => {
  const { clock, national, supplier, create, received } = await both(t);
  const { id } = create();
  await clock.advance(minutes(30));
  await supplier.move('T0000001', 'inProgress', 'We see it.');
  await supplier.note('T0000001', 'It is the database. Work offline until noon.');
  await supplier.change('T0000001', { severity: 'Major' }, 'Half of the sites work.');
  await supplier.move('T0000001', 'resolved', 'The database was started again.');
  await clock.advance(hours(1));
  assert.deepEqual(received().slice(2), ['09:50 national resolved: The supplier reports it resolved.']);
  const { updates, relayed } = national.passedOn[id]!;
  assert.deepEqual([updates, relayed], [4, 1]);
  assert.doesNotMatch(JSON.stringify(national.tickets), /offline until noon|Major|started again/);
});

test('a supplier’s question and its answer both pass through the national desk', async (t) => {
  const { clock, national, supplier, create, patch, received } = await both(t, { bt: { asksForMore: always } });
  const { id } = create();
  await clock.advance(hours(2));
  assert.equal(national.tickets[0]!.status, 'pending');
  assert.match(national.tickets[0]!.statusChangeReason!, /^The supplier asks: .{10,80}$/);
  patch(id, { note: [{ text: 'All of them.' }] });
  await clock.advance(hours(24));
  assert.ok(supplier.tickets[0]!.note.some(({ text }) => text === 'All of them.'));
  assert.deepEqual(
    received().map((line) => line.split(':').slice(0, 2).join(':')),
    [
      '09:05 national inProgress',
      '09:25 national inProgress',
      '09:55 national pending',
      '11:20 national inProgress',
      '11:50 national inProgress',
      '12:35 national resolved',
    ],
  );
});

test('the national desk asks its own question before it passes anything on', async (t) => {
  const { clock, supplier, create, patch } = await both(t, { desk: { asksForMore: always } });
  const { id } = create();
  await clock.advance(hours(3));
  assert.deepEqual(supplier.tickets, []);
  patch(id, { note: [{ text: 'Everybody.' }] });
  await clock.advance(hours(1));
  assert.equal(supplier.tickets.length, 1);
});

test('a local cause comes back without its reason', async (t) => {
  const { clock, national, create } = await both(t, { bt: { localCause: always } });
  create();
  await clock.advance(hours(24));
  const [ticket] = national.tickets;
  assert.deepEqual([ticket!.status, ticket!.statusChangeReason], ['cancelled', 'The supplier has sent it back.']);
});

test('when the desk closes or reopens a ticket, the supplier’s ticket follows', async (t) => {
  const { clock, supplier, create, patch, received } = await both(t, { bt: {} });
  const { id } = create();
  await clock.advance(hours(3));
  patch(id, { status: 'inProgress', statusChangeReason: 'It still fails.' });
  await clock.advance(hours(3));
  assert.deepEqual(received().slice(-1), ['13:40 national resolved: The supplier reports it resolved.']);
  patch(id, { status: 'closed', statusChangeReason: 'The caller confirms.' });
  await clock.advance(hours(3));
  assert.equal(supplier.tickets[0]!.status, 'closed');
});

const act = fc.record({
  after: fc.integer({ min: 0, max: 240 }),
  body: fc.oneof(
    fc.constantFrom(...STATUSES).map((status) => ({ status, statusChangeReason: 'because' })),
    fc.constant({ note: [{ text: 'a word' }] }),
  ),
});

test('whatever the desk does, the supplier’s ticket stays valid, and a run repeats exactly', async () => {
  const strays: unknown[] = [];
  const recordUnhandled = (error: unknown) => void strays.push(error);
  process.on('unhandledRejection', recordUnhandled);
  const bt = { localCause: { '1': 0.2 }, downgrades: { '1': 0.3 }, asksForMore: { '1': 0.5 } };
  await fc.assert(
    fc.asyncProperty(fc.string(), fc.array(act, { maxLength: 8 }), async (reference, acts) => {
      const live = async () => {
        const { clock, supplier, national, create, patch, received, close } = await routes({
          bt,
          desk: { asksForMore: { '1': 0.5 } },
        });
        const { id } = create({ ...TICKET, externalId: `INC-${reference}` });
        for (const { after, body } of acts) {
          await clock.advance(minutes(after));
          try {
            patch(id, body);
          } catch {
            // The desk requested an illegal change, and it was refused.
          }
        }
        await clock.advance(hours(24 * 60));
        await close();
        return JSON.stringify([received(), national.tickets, supplier.tickets]);
      };
      assert.equal(await live(), await live());
    }),
    { numRuns: 10 },
  );
  process.off('unhandledRejection', recordUnhandled);
  assert.deepEqual(strays, []);
});
