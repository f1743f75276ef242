import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { seededIds, type VirtualClock } from '../../../kernel/index.ts';
import { openSupplier, servePort, type SupplierControl } from '../../../simulators/lsp/index.ts';
import { besideSupplier, BT, DATA, INC, minutes } from '../../testing/with-supplier.ts';

const TICKET = 'T0000001';
const bothSides = async (
  t: TestContext,
  callbacks: 'full' | 'thin' = 'full',
  rotated: (supplier: SupplierControl) => {
    readonly webhookSecret?: string;
    readonly previousWebhookSecret?: string;
  } = () => ({}),
) => {
  let control: SupplierControl;
  const open = async (clock: VirtualClock, callback: () => string) => {
    const network = await servePort({ host: '127.0.0.1' });
    const ids = seededIds('troubles');
    const supplier = openSupplier(network, { name: 'troubles', clock, ids, supplier: { ...BT, callbacks }, callback });
    control = supplier;
    return { supplier, close: async () => network.close() };
  };
  const sides = await besideSupplier(t, open, () => rotated(control));
  return { ...sides, lastHandOff: async () => (await sides.incident()).handOffs.at(-1)! };
};

test('an event for a ticket whose creation answer was lost is stored, and applied once the desk knows the ticket', async (t) => {
  const { clock, supplier, handOff, statuses, lastHandOff } = await bothSides(t, 'thin');
  supplier.faults([{ fault: 'lost-answer', on: 'create', times: 1 }]);
  await handOff();
  assert.equal(supplier.tickets.length, 1);
  await supplier.move(TICKET, 'inProgress', 'On it');
  await clock.settle();
  assert.deepEqual([await statuses(), (await lastHandOff()).ticket], [[], null]);
  await clock.advance(minutes(1));
  assert.deepEqual([await statuses(), (await lastHandOff()).ticket], [['inProgress'], TICKET]);
  assert.equal(supplier.tickets.length, 1);
  await clock.advance(minutes(60));
  assert.deepEqual(await statuses(), ['inProgress']);
});

test('a ticket that the supplier deletes is lost, and the incident goes to a person at once', async (t) => {
  const { clock, supplier, handOff, incident, countOf, letters, lastHandOff, post, listener } = await bothSides(t);
  assert.equal(await post('hub', { callback: listener() }), 201);
  await handOff();
  await supplier.move(TICKET, 'inProgress', 'On it');
  await supplier.remove(TICKET);
  await clock.settle();
  assert.deepEqual([(await incident()).state, (await lastHandOff()).state], ['open', 'broken']);
  assert.equal(await countOf('returned'), 1);
  assert.equal(letters(/has no such ticket/).length, 1);
});

test('a reopening that fails is reported by telephone, with both references', async (t) => {
  const { clock, supplier, handOff, command, countOf, callsToSupplier, letters, lastHandOff } = await bothSides(t);
  await handOff();
  await supplier.move(TICKET, 'inProgress');
  await supplier.move(TICKET, 'resolved', 'Mended');
  supplier.faults([{ fault: 'outage', lasts: 'PT2H' }]);
  await command('reopen', { reason: 'Still no images' });
  await clock.advance(minutes(29));
  assert.deepEqual(callsToSupplier(), []);
  await clock.advance(minutes(2));
  assert.equal(callsToSupplier().length, 1);
  assert.match(callsToSupplier()[0]!.says, new RegExp(`${INC}, your ${TICKET}, does not work yet`));
  assert.equal(letters(/cannot be reached/).length, 1);
  assert.equal((await lastHandOff()).health, 'down');
  await clock.advance(minutes(180));
  assert.equal(supplier.tickets[0]!.status, 'inProgress');
  assert.equal(await countOf('supplierRung'), 1);
});

test('a supplier that responds again is no longer silent', async (t) => {
  const { clock, supplier, handOff, countOf, lastHandOff } = await bothSides(t);
  await handOff();
  await clock.advance(minutes(31));
  assert.equal((await lastHandOff()).health, 'silent');
  await supplier.note(TICKET, 'Found it under a pile');
  await clock.settle();
  const { health, silentSince } = await lastHandOff();
  assert.deepEqual([health, silentSince], ['ok', null]);
  await clock.advance(minutes(120));
  assert.equal(await countOf('supplierSilent'), 1);
});

test('reclassifying the incident changes the severity of its ticket, with a note that gives the reason', async (t) => {
  const { clock, supplier, handOff, command, countOf, lastHandOff } = await bothSides(t);
  await handOff();
  supplier.faults([{ fault: 'outage', lasts: 'PT5M' }]);
  await command('reclassify', { impact: '1', urgency: '1', reason: 'All theatres have stopped' });
  const before = await lastHandOff();
  assert.deepEqual(
    [before.ours, before.theirs, before.disagrees],
    ['1', 'Major', true],
    'until the supplier has the new severity',
  );
  await clock.advance(minutes(10));
  const [ticket] = supplier.tickets;
  assert.equal(ticket!.severity, 'Critical');
  assert.deepEqual(
    ticket!.note.map(({ text }) => text),
    ['For the desk this is severity 1 (Critical) from now on. All theatres have stopped'],
  );
  const after = await lastHandOff();
  assert.deepEqual([after.theirs, after.theirSeverity, after.disagrees], ['Critical', '1', false]);
  assert.equal(await countOf('supplierSilent'), 0);
  await clock.advance(minutes(60));
  assert.equal(await countOf('supplierSilent'), 1, 'an answer to our request is not an update from the supplier');
});

test('a supplier that reverts the severity keeps its own beside ours, and our note is not repeated', async (t) => {
  const { clock, supplier, handOff, command, lastHandOff } = await bothSides(t);
  await handOff();
  supplier.faults([{ fault: 'lost-answer', on: 'patch', times: 1 }]);
  await command('reclassify', { impact: '1', urgency: '1', reason: 'All theatres have stopped' });
  await clock.advance(minutes(2));
  assert.equal(supplier.tickets[0]!.note.length, 1);
  await supplier.change(TICKET, { severity: 'Major' }, 'One site only');
  await clock.settle();
  const { ours, theirs, disagrees, health } = await lastHandOff();
  assert.deepEqual([ours, theirs, disagrees, health], ['1', 'Major', true, 'disagreeing']);
});

test('of two tickets under our reference one is followed, and a person is notified of the other', async (t) => {
  const { clock, supplier, handOff, countOf, incident, letters, callsToManager, post } = await bothSides(t);
  supplier.faults([{ fault: 'outage', lasts: 'PT24H' }]);
  await handOff();
  await clock.advance(minutes(31));
  assert.equal(callsToManager().length, 1);
  supplier.faults([]);
  const logged = {
    externalId: INC,
    description: 'By telephone',
    severity: 'Major',
    ticketType: 'incident',
    minimumDataSet: DATA,
  };
  assert.deepEqual([await post('troubleTicket', logged), await post('troubleTicket', logged)], [201, 201]);
  await clock.advance(minutes(30));
  assert.equal(supplier.tickets.length, 2);
  assert.equal((await incident()).supplier?.reference, TICKET);
  const [letter, ...more] = letters(/has several tickets/);
  assert.equal(more.length, 0);
  assert.match(letter!.text ?? '', /follows T0000001; .*T0000002 closed/);
  assert.equal(await countOf('supplierAccepted'), 1);
});

/** The desk's answer to each of the supplier's events. */
const answers = ({ journal }: SupplierControl) =>
  journal.filter(({ path }) => path.includes('/listener/')).map(({ status }) => status);

test('a rotation of the supplier’s secret refuses no event: before, during and after the overlap', async (t) => {
  const { clock, supplier, handOff } = await bothSides(t, 'full', (control) => {
    const previousWebhookSecret = control.access.webhookSecret;
    return { webhookSecret: control.rotateSecret(minutes(60)), previousWebhookSecret };
  });
  await handOff();
  await supplier.move(TICKET, 'inProgress', 'Signed with both');
  await clock.advance(minutes(90));
  await supplier.note(TICKET, 'Signed with the new one');
  await clock.settle();
  assert.deepEqual(answers(supplier), [201, 201]);
});

test('a desk with the old secret accepts the supplier’s events until the overlap ends', async (t) => {
  const { clock, supplier, handOff } = await bothSides(t);
  await handOff();
  supplier.rotateSecret(minutes(60));
  await supplier.move(TICKET, 'inProgress', 'Signed with both');
  assert.deepEqual(answers(supplier), [201]);
  await clock.advance(minutes(90));
  await supplier.note(TICKET, 'Signed with the new one');
  assert.deepEqual(answers(supplier), [201, 401]);
});
