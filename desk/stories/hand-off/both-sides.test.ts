import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { seededIds } from '../../../kernel/index.ts';
import { openSupplier, servePort } from '../../../simulators/lsp/index.ts';
import { TELEPHONE_TOKEN } from '../../testing/desk.ts';
import { besideSupplier, BT, DATA, INC, minutes } from '../../testing/with-supplier.ts';

/** Our desk and the simulated supplier on one clock. */
const bothSides = async (t: TestContext, callbacks: 'full' | 'thin' = 'full') =>
  besideSupplier(t, async (clock, callback) => {
    const network = await servePort({ host: '127.0.0.1' });
    const ids = seededIds('both sides');
    const supplier = openSupplier(network, { name: 'both', clock, ids, supplier: { ...BT, callbacks }, callback });
    return { supplier, close: async () => network.close() };
  });

test('a supplier that accepted a ticket without storing it is detected, and the incident goes to a person', async (t) => {
  const { clock, supplier, handOff, incident, countOf, letters, callsToManager } = await bothSides(t);
  supplier.faults([{ fault: 'stores-nothing', times: 1 }]);
  await handOff();
  assert.equal((await incident()).state, 'with-supplier');
  await clock.advance(minutes(11));
  assert.equal(supplier.tickets.length, 0);
  assert.equal((await incident()).state, 'open');
  assert.equal(await countOf('supplierSilent'), 1);
  assert.equal(letters(/has no such ticket/).length, 1);
  assert.equal(callsToManager().length, 1);
  assert.match(callsToManager()[0]!.says, /INC-000001, severity 2: .*has no such ticket/);
  assert.equal(await countOf('personRung'), 1);
});

test('a call about it that is not answered goes to the next person at once, with the same text, and to nobody twice', async (t) => {
  const { clock, supplier, desk, handOff, countOf, callsToManager, calledTo } = await bothSides(t);
  supplier.faults([{ fault: 'stores-nothing', times: 1 }]);
  await handOff();
  await clock.advance(minutes(11));
  const words = callsToManager()[0]!.says;
  const headOfIct = desk.policy.contacts.find(({ role }) => role === 'head-of-ict')!;
  const about = () => calledTo().filter(({ says }) => says === words);
  const ends = async (event: 'busy' | 'unanswered') => {
    const callId = `call-${calledTo().length}`;
    const report = { callId, direction: 'out', event, from: '020 7946 0100', to: about().at(-1)!.to, at: String(clock.now()) };
    const headers = { authorization: `Bearer ${TELEPHONE_TOKEN}` };
    assert.equal((await desk.ask(null, 'POST', '/channels/telephone/events', report, headers)).status, 204);
    await clock.settle();
  };
  await ends('busy');
  assert.deepEqual(
    about().map(({ to }) => to),
    [callsToManager()[0]!.to, headOfIct.telephone],
  );
  await ends('unanswered');
  await clock.advance(minutes(60));
  assert.equal(about().length, 2, 'there is nobody after the head of ICT');
  assert.equal(await countOf('personUnreached'), 2);
  assert.equal(await countOf('personRung'), 2);
});

test('a supplier that accepts and does not respond is reported once, when its response was due', async (t) => {
  const { clock, supplier, handOff, incident, countOf, letters, callsToManager } = await bothSides(t);
  supplier.faults([{ fault: 'forgets', times: 1 }]);
  await handOff();
  await clock.advance(minutes(29));
  assert.equal(await countOf('supplierSilent'), 0);
  await clock.advance(minutes(1));
  assert.equal(await countOf('supplierSilent'), 1);
  assert.equal(letters(/has not answered/).length, 1);
  assert.equal(callsToManager().length, 1);
  await clock.advance(minutes(24 * 60));
  assert.equal(await countOf('supplierSilent'), 1);
  assert.equal((await incident()).state, 'with-supplier');
});

test('a ticket whose events are lost is read, and missing updates are applied in order', async (t) => {
  const { clock, supplier, handOff, statuses, countOf } = await bothSides(t);
  await handOff();
  supplier.faults([{ fault: 'callback-lost' }]);
  await supplier.move('T0000001', 'inProgress', 'On it');
  await supplier.move('T0000001', 'pending', 'Which room?');
  await supplier.move('T0000001', 'inProgress');
  await clock.advance(minutes(1));
  await supplier.note('T0000001', 'An engineer is on the way');
  await clock.advance(minutes(1));
  await supplier.move('T0000001', 'resolved', 'Switch replaced');
  assert.deepEqual(await statuses(), []);
  await clock.advance(minutes(30));
  assert.deepEqual(await statuses(), ['inProgress', 'pending', 'inProgress', 'inProgress', 'resolved']);
  assert.equal(await countOf('callerAsked'), 1);
  assert.equal(await countOf('supplierSilent'), 0);
  await clock.advance(minutes(12 * 60));
  assert.equal((await statuses()).length, 5);
});

test('an event that only identifies its ticket triggers a read', async (t) => {
  const { clock, supplier, handOff, incident, statuses } = await bothSides(t, 'thin');
  await handOff();
  await supplier.move('T0000001', 'inProgress', 'On it');
  await clock.settle();
  await clock.advance(minutes(1));
  await supplier.note('T0000001', 'Found it');
  await clock.advance(minutes(1));
  await supplier.move('T0000001', 'resolved', 'Mended');
  await clock.settle();
  assert.deepEqual(await statuses(), ['inProgress', 'inProgress', 'resolved']);
  assert.equal((await incident()).supplier?.status, 'resolved');
});

test('when the interface is down, the supplier is telephoned with our reference and the minimum data set, and the ticket it logs is adopted', async (t) => {
  const { clock, supplier, handOff, incident, countOf, callsToSupplier, letters, post } = await bothSides(t);
  supplier.faults([{ fault: 'outage', lasts: 'PT24H' }]);
  await handOff();
  await clock.advance(minutes(29));
  assert.equal(callsToSupplier().length, 0);
  await clock.advance(minutes(2));
  const [call, ...more] = callsToSupplier();
  assert.equal(more.length, 0);
  assert.match(call!.says, /INC-000001, severity Major.*people affected: 40/);
  assert.equal(letters(/cannot be reached/).length, 1);
  assert.equal(await countOf('supplierRung'), 1);
  // The circuit stays open during an outage, so hours of outage do not cause hours of attempts.
  await clock.advance(minutes(3 * 60));
  const created = supplier.journal.filter(({ method, path }) => method === 'POST' && path.endsWith('/troubleTicket'));
  assert.ok(created.length < 50, `${created.length} attempts`);

  supplier.faults([]);
  const logged = {
    externalId: INC,
    description: 'By telephone',
    severity: 'Major',
    ticketType: 'incident',
    minimumDataSet: DATA,
  };
  assert.equal(await post('troubleTicket', logged), 201);
  await clock.advance(minutes(30));
  assert.equal(supplier.tickets.length, 1);
  assert.equal((await incident()).supplier?.reference, 'T0000001');
});

test('a supplier that closes a ticket by itself closes no incident: the caller is asked', async (t) => {
  const { supplier, desk, command, handOff, incident, countOf } = await bothSides(t);
  await handOff();
  await supplier.move('T0000001', 'inProgress');
  supplier.faults([{ fault: 'callback-lost', times: 3 }]);
  await supplier.move('T0000001', 'resolved', 'Mended');
  supplier.faults([]);
  await supplier.move('T0000001', 'closed');
  assert.equal((await incident()).state, 'with-supplier');
  assert.equal(await countOf('callerAsked'), 1);
  assert.equal(await countOf('closed'), 0);
  const shown = async () => (await incident()).handOffs.map(({ state, unconfirmed }) => [state, unconfirmed]);
  assert.deepEqual(await shown(), [['closed', true]]);
  const page = (await desk.ask('analyst', 'GET', `/api/incidents/${INC}/explain`)).json['handOffs'] as readonly {
    says: readonly string[];
  }[];
  assert.ok(page[0]!.says.includes('They report it resolved; the caller has not confirmed it.'));
  await command('confirm');
  assert.deepEqual(await shown(), [['closed', false]]);
});

test('a ticket resolved without a repair is reopened there, and our own changes come back as no update', async (t) => {
  const { clock, supplier, handOff, command, incident, statuses } = await bothSides(t);
  await handOff();
  await supplier.move('T0000001', 'inProgress', 'On it');
  await supplier.move('T0000001', 'resolved', 'Mended');
  await command('reopen', { reason: 'Still no images' });
  assert.equal(supplier.tickets[0]!.status, 'inProgress');
  await clock.advance(minutes(24 * 60));
  assert.deepEqual(await statuses(), ['inProgress', 'resolved']);
  await supplier.move('T0000001', 'resolved', 'Mended for good');
  assert.deepEqual(await statuses(), ['inProgress', 'resolved', 'resolved']);
  await command('confirm');
  await command('close');
  await clock.advance(minutes(24 * 60));
  assert.equal(supplier.tickets[0]!.status, 'closed');
  assert.equal((await statuses()).length, 3);
  assert.equal((await incident()).state, 'closed');
});

test('a reopening whose answer was lost is not repeated when the supplier has continued meanwhile', async (t) => {
  const { clock, supplier, handOff, command, incident } = await bothSides(t);
  await handOff();
  await supplier.move('T0000001', 'inProgress', 'On it');
  await supplier.move('T0000001', 'resolved', 'Mended');
  supplier.faults([{ fault: 'lost-answer', on: 'patch', times: 1 }]);
  await command('reopen', { reason: 'Still no images' });
  await supplier.move('T0000001', 'pending', 'Which room?');
  await clock.advance(minutes(5));
  assert.equal(supplier.tickets[0]!.status, 'pending');
  assert.equal((await incident()).supplier?.status, 'pending');
});

test("a supplier's question is answered through the interface without patients' numbers, and without a ticket there is no answer", async (t) => {
  const { supplier, desk, command, handOff } = await bothSides(t);
  await handOff();
  await supplier.move('T0000001', 'inProgress');
  await supplier.move('T0000001', 'pending', 'Which room?');
  await command('answer-supplier', { text: 'Room 12, patient 943 476 5919' });
  const [note] = supplier.tickets[0]!.note.slice(-1);
  assert.match(note!.text, /^Room 12, patient /);
  assert.doesNotMatch(note!.text, /943/);
  await command('take-back', { reason: 'Our own switch' });
  const refused = await desk.ask('analyst', 'POST', `/api/incidents/${INC}/answer-supplier`, { text: 'More' });
  assert.equal(refused.status, 409);
});
