import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MODES, type Mode as StageMode } from '../../testing/supplier.ts';
import { supplierUnderFaults, type SupplierUnderFaults } from '../../testing/under-faults.ts';
import { FAULTS } from './catalogue.ts';
import type { ActiveFault, Mode } from './types.ts';

const minutes = (n: number) => Temporal.Duration.from({ minutes: n });
const modeOf = (mode: StageMode): Mode => (mode === 'on a port' ? 'port' : 'in-process');

const paths = ({ desk }: SupplierUnderFaults) =>
  desk.requests.map(
    ({ body }) => (JSON.parse(body) as { event: { troubleTicket: { status: string } } }).event.troubleTicket.status,
  );

interface FaultCase {
  readonly faults: readonly ActiveFault[];
  readonly says: string;
  readonly check: (set: SupplierUnderFaults) => Promise<void>;
}

/** The effect of each fault as the desk sees it, in each mode that the catalogue lists. */
const CASES: readonly FaultCase[] = [
  {
    faults: [{ fault: 'latency', takes: 'PT90S', on: 'list', times: 1 }],
    says: 'takes its time once, and then none',
    async check({ ask, clock, lastFaults }) {
      const answered = ask('GET', '/troubleTicket').then(() => String(clock.now()));
      await clock.advance(minutes(10));
      assert.equal(await answered, '2026-11-23T09:01:30Z');
      assert.deepEqual(lastFaults(), ['latency']);
      assert.equal((await ask('GET', '/troubleTicket')).status, 200);
    },
  },
  {
    faults: [{ fault: 'unavailable', on: 'read', retryAfter: 45 }],
    says: 'is unavailable for reading only, and says for how long',
    async check({ ask, create }) {
      const { json } = await create();
      const { status, headers } = await ask('GET', `/troubleTicket/${json?.['id']}`);
      assert.deepEqual([status, headers['retry-after']], [503, '45']);
    },
  },
  {
    faults: [{ fault: 'refuses', on: 'create', status: 415, times: 1 }],
    says: 'refuses one creation with the status that is set, and takes the next',
    async check({ create }) {
      assert.equal((await create()).status, 415);
      assert.equal((await create()).status, 201);
    },
  },
  {
    faults: [{ fault: 'too-many', allow: 2, per: 'PT1M' }],
    says: 'lets two calls a minute pass, by its clock',
    async check({ ask, clock, lastFaults }) {
      const codes = async () => [
        await ask('GET', '/troubleTicket'),
        await ask('GET', '/troubleTicket'),
        await ask('GET', '/troubleTicket'),
      ];
      const first = await codes();
      assert.deepEqual(
        first.map(({ status }) => status),
        [200, 200, 429],
      );
      assert.equal(first[2]?.headers['retry-after'], '60');
      assert.deepEqual(lastFaults(), ['too-many']);
      await clock.advance(Temporal.Duration.from({ seconds: 59 }));
      assert.equal((await ask('GET', '/troubleTicket')).headers['retry-after'], '1');
      await clock.advance(Temporal.Duration.from({ seconds: 1 }));
      assert.equal((await ask('GET', '/troubleTicket')).status, 200);
    },
  },
  {
    faults: [{ fault: 'too-many', times: 1, retryAfter: 7 }],
    says: 'turns one call away',
    async check({ ask }) {
      assert.deepEqual([(await ask('GET', '/troubleTicket')).status, (await ask('GET', '/troubleTicket')).status], [429, 200]);
    },
  },
  {
    faults: [{ fault: 'reset', on: 'create', times: 1 }],
    says: 'breaks the connection and has stored nothing',
    async check({ create, supplier }) {
      await assert.rejects(create({}, 'k1'), TypeError);
      assert.equal(supplier.tickets.length, 0);
      assert.equal((await create({}, 'k1')).status, 201);
    },
  },
  {
    faults: [{ fault: 'lost-answer', times: 1 }],
    says: 'has stored the ticket, and the answer is lost',
    async check({ create, supplier }) {
      await assert.rejects(create({}, 'k1'), TypeError);
      assert.equal(supplier.tickets.length, 1);
      assert.equal(supplier.journal.at(-1)?.status, 'lost');
    },
  },
  {
    faults: [{ fault: 'empty', on: 'create' }],
    says: 'answers 201 with nothing in it',
    async check({ create, supplier }) {
      const { status, text } = await create();
      assert.deepEqual([status, text, supplier.tickets.length], [201, '', 1]);
    },
  },
  {
    faults: [{ fault: 'malformed', on: 'create' }],
    says: 'answers with a body that is not JSON',
    async check({ create, supplier }) {
      await assert.rejects(create(), SyntaxError);
      assert.equal(supplier.tickets.length, 1);
      assert.equal(supplier.journal.at(-1)?.status, 201);
    },
  },
  {
    faults: [{ fault: 'expired-token', times: 1 }],
    says: 'calls a good token expired, once',
    async check({ ask }) {
      const { status, headers } = await ask('GET', '/troubleTicket');
      assert.deepEqual([status, headers['www-authenticate']], [401, 'Bearer error="invalid_token"']);
      assert.equal((await ask('GET', '/troubleTicket')).status, 200);
    },
  },
  {
    faults: [{ fault: 'wrong-signature', times: 1 }],
    says: 'signs one callback with an unknown key',
    async check({ create, supplier, lastFaults }) {
      await create();
      await supplier.move('T0000001', 'inProgress');
      assert.deepEqual(lastFaults(), ['wrong-signature']);
      await supplier.move('T0000001', 'held');
      assert.deepEqual(lastFaults(), []);
    },
  },
  {
    faults: [{ fault: 'callback-lost', times: 1 }],
    says: 'loses a callback, believes it sent, and never says it again',
    async check(set) {
      await set.create();
      await set.supplier.move('T0000001', 'inProgress');
      assert.deepEqual([set.lastFaults(), set.supplier.journal.at(-1)?.status], [['callback-lost'], 'lost']);
      await set.supplier.move('T0000001', 'held');
      await set.clock.advance(minutes(600));
      assert.deepEqual(paths(set), ['held']);
      assert.deepEqual(
        set.supplier.deliveries.map(({ state }) => state),
        ['lost', 'delivered'],
      );
    },
  },
  {
    faults: [{ fault: 'callback-late', by: 'PT20M', times: 1 }],
    says: 'sends a callback late, after the one that came after it',
    async check(set) {
      await set.create();
      await set.supplier.move('T0000001', 'inProgress');
      await set.supplier.move('T0000001', 'held');
      await set.clock.advance(minutes(19));
      assert.deepEqual(paths(set), ['held']);
      await set.clock.advance(minutes(1));
      assert.deepEqual(paths(set), ['held', 'inProgress']);
    },
  },
  {
    faults: [{ fault: 'callback-duplicated' }],
    says: 'sends each callback twice under one id',
    async check(set) {
      await set.create();
      await set.supplier.move('T0000001', 'inProgress');
      assert.deepEqual(paths(set), ['inProgress', 'inProgress']);
      assert.equal(new Set(set.desk.requests.map(({ headers }) => headers['webhook-id'])).size, 1);
    },
  },
  {
    faults: [{ fault: 'callback-reordered' }],
    says: 'lets the second callback overtake the first, and sends a last one when nothing overtakes it',
    async check(set) {
      await set.create();
      await set.supplier.move('T0000001', 'inProgress');
      await set.supplier.move('T0000001', 'held');
      assert.deepEqual(paths(set), ['held', 'inProgress']);
      await set.supplier.move('T0000001', 'inProgress');
      assert.equal(set.desk.requests.length, 2);
      await set.clock.advance(minutes(5));
      assert.equal(set.desk.requests.length, 3);
    },
  },
  {
    faults: [{ fault: 'forgets' }],
    says: 'accepts a ticket, and never does or says anything',
    async check(set) {
      set.supplier.behave({ walk: [{ after: 'PT5M', to: 'inProgress' }] });
      assert.equal((await set.create()).status, 201);
      await set.clock.advance(minutes(60));
      assert.equal(set.supplier.tickets[0]?.status, 'acknowledged');
      await set.supplier.move('T0000001', 'inProgress');
      assert.deepEqual(paths(set), []);
    },
  },
  {
    faults: [{ fault: 'stores-nothing', times: 1 }],
    says: 'answers 201 and has no ticket, however often it is asked',
    async check({ create, ask, supplier }) {
      const { status, json } = await create({}, 'k1');
      assert.deepEqual([status, json?.['id'], supplier.tickets.length], [201, 'T0000001', 0]);
      assert.equal((await create({}, 'k1')).json?.['id'], 'T0000001');
      assert.equal((await ask('GET', '/troubleTicket/T0000001')).status, 404);
      assert.deepEqual((await ask('GET', '/troubleTicket?externalId=INC-000042')).json, []);
      assert.equal((await create({}, 'k2')).json?.['id'], 'T0000002');
    },
  },
  {
    faults: [{ fault: 'resolves-nothing', rounds: 1 }],
    says: 'says resolved while nothing works, until it is reopened',
    async check({ create, ask, supplier }) {
      await create();
      await supplier.move('T0000001', 'inProgress');
      assert.equal(supplier.isMended('T0000001'), false);
      await supplier.move('T0000001', 'resolved');
      assert.deepEqual([supplier.tickets[0]?.status, supplier.isMended('T0000001')], ['resolved', false]);
      await ask('PATCH', '/troubleTicket/T0000001', { status: 'inProgress', statusChangeReason: 'It is still down.' });
      await supplier.move('T0000001', 'resolved');
      assert.equal(supplier.isMended('T0000001'), true);
    },
  },
  {
    faults: [{ fault: 'outage', from: 'PT10M', lasts: 'PT4H' }],
    says: 'is down for hours, and its callbacks wait until it is back',
    async check(set) {
      await set.create();
      await set.clock.advance(minutes(30));
      await assert.rejects(set.ask('GET', '/troubleTicket'), TypeError);
      await assert.rejects(set.login(), TypeError);
      await assert.rejects(set.ask('POST', '/hub', { callback: set.desk.url }), TypeError);
      await set.supplier.move('T0000001', 'inProgress');
      await set.clock.advance(minutes(3 * 60 + 39));
      assert.deepEqual(paths(set), []);
      await set.clock.advance(minutes(1));
      assert.deepEqual(paths(set), ['inProgress']);
      assert.equal((await set.login()).status, 200);
    },
  },
  {
    faults: [{ fault: 'clock-skew', by: '-PT10M' }],
    says: 'stamps and signs ten minutes behind',
    async check({ create, supplier, desk }) {
      assert.equal((await create()).json?.['creationDate'], '2026-11-23T08:50:00Z');
      await supplier.move('T0000001', 'inProgress');
      const [callback] = desk.requests;
      assert.equal(
        Number(callback!.headers['webhook-timestamp']),
        Temporal.Instant.from('2026-11-23T08:50:00Z').epochMilliseconds / 1000,
      );
      assert.equal(String(supplier.journal.at(-1)!.at), '2026-11-23T09:00:00Z');
    },
  },
  {
    faults: [{ fault: 'truncated', on: 'create', times: 1 }],
    says: 'breaks off its answer',
    async check({ create, supplier }) {
      await assert.rejects(create({}, 'k1'), TypeError);
      assert.equal(supplier.tickets.length, 1);
      assert.equal((await create({}, 'k1')).status, 201);
    },
  },
  {
    faults: [{ fault: 'dribble', on: 'list', pieces: 3, over: 'PT20S', times: 1 }],
    says: 'answers drop by drop, on the clock',
    async check({ create, ask, clock }) {
      await create();
      const answered = ask('GET', '/troubleTicket').then(({ text }) => [
        String(clock.now()),
        (JSON.parse(text) as unknown[]).length,
      ]);
      await clock.advance(minutes(1));
      assert.deepEqual(await answered, ['2026-11-23T09:00:20Z', 1]);
    },
  },
];

for (const { faults, says, check } of CASES) {
  const [{ fault }] = faults as [ActiveFault];
  for (const mode of MODES) {
    if (FAULTS.find(({ id }) => id === fault)!.modes.includes(modeOf(mode)))
      test(`${fault}: ${says}, ${mode}`, async (t) => check(await supplierUnderFaults(t, mode, faults)));
    else
      test(`${fault} is refused ${mode}`, async (t) => {
        await assert.rejects(supplierUnderFaults(t, mode, faults), {
          name: 'UsageError',
          message: /needs the supplier on a real port/,
        });
      });
  }
}

test('every fault of the catalogue has a case', () => {
  assert.deepEqual(
    FAULTS.map(({ id }) => id).filter((id) => !CASES.some(({ faults }) => faults[0]!.fault === id)),
    [],
  );
});
