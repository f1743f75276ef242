import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { seededIds, virtualClock } from '../../kernel/index.ts';
import { openSupplier, servePort } from '../../simulators/lsp/index.ts';
import { loadStandard, shippedStandard } from '../../standards/index.ts';
import { openTestDesk } from '../testing/desk.ts';

const policy = await loadStandard(shippedStandard('nhs-lsd'));
const bt = policy.suppliers.find(({ id }) => id === 'bt-health')!;
const CONTACT = {
  channel: 'walk-up',
  caller: { name: 'Sam Carter', organisation: 'northgate', telephone: '+442079460301', mail: 'sam@northgate.example' },
  service: 'pacs',
  summary: 'No images',
  description: 'Since nine.',
  impact: '2',
  urgency: '2',
};
const DATA = {
  occurredAt: '2026-11-24T09:30:00Z',
  description: 'No images load',
  impact: 'Theatre waits',
  affectedUsers: 40,
  affectedService: 'PACS',
  workaround: 'None',
  stepsTaken: 'Restarted',
  requesterContact: 'Sam Carter, +442079460301',
  updateContact: 'servicedesk@desk.example',
};
const minutes = (count: number) => Temporal.Duration.from({ minutes: count });
const INC = 'INC-000001';

/** Our desk and a simulated supplier on one clock. Severity 2: half an hour to respond by contract, and until its desk is rung. */
async function bothSides(t: TestContext, callbacks: 'full' | 'thin' = 'full') {
  const clock = virtualClock(Temporal.Instant.from('2026-11-24T09:30:00Z'));
  const network = await servePort({ host: '127.0.0.1' });
  let url = '';
  const supplier = openSupplier(network, {
    name: 'both',
    clock,
    ids: seededIds('both sides'),
    supplier: { ...bt, callbacks },
    callback: () => `${url}/suppliers/bt-health/listener`,
  });
  let calls = 0;
  const desk = await openTestDesk({
    clock,
    options: { suppliers: { 'bt-health': supplier.access } },
    answerTo: ({ path }) => (path === '/calls' ? { status: 200, body: { callId: `call-${++calls}` } } : { status: 204 }),
  });
  ({ url } = desk.desk);
  t.after(async () => {
    await desk.close();
    supplier.close();
    await network.close();
  });
  const command = async (verb: string, body?: object) => {
    const answer = await desk.ask('analyst', 'POST', `/api/incidents/${INC}/${verb}`, body);
    assert.equal(answer.status, 200);
    await clock.settle();
  };
  return {
    clock,
    supplier,
    desk,
    command,
    handOff: async () => {
      await desk.ask('analyst', 'POST', '/api/contacts', CONTACT);
      await command('hand-off', { data: DATA });
    },
    incident: async () => desk.incident(INC),
    happened: async (type: string) => (await desk.incident(INC)).timeline.filter((event) => event.type === type).length,
    statuses: async () =>
      (await desk.incident(INC)).timeline
        .filter(({ type }) => type === 'supplierUpdated')
        .map(({ says }) => /: (\w+)/.exec(says)?.[1]),
    letters: (words: RegExp) => desk.relay.letters.filter(({ subject }) => words.test(subject ?? '')),
    rung: () =>
      desk.peer.asked
        .filter(({ path }) => path === '/calls')
        .map(({ body }) => JSON.parse(body) as { to: string; says: string })
        .filter(({ to }) => to === bt.contact.telephone),
    created: () => supplier.journal.filter(({ method, path }) => method === 'POST' && path.endsWith('/troubleTicket')),
  };
}

test('a supplier that says it has stored a ticket and has not is found out, and the incident is given to a person', async (t) => {
  const { clock, supplier, handOff, incident, happened, letters } = await bothSides(t);
  supplier.faults([{ fault: 'stores-nothing', times: 1 }]);
  await handOff();
  assert.equal((await incident()).state, 'with-supplier');
  await clock.advance(minutes(11));
  assert.equal(supplier.tickets.length, 0);
  assert.equal((await incident()).state, 'open');
  assert.equal(await happened('supplierSilent'), 1);
  assert.equal(letters(/has no such ticket/).length, 1);
});

test('a supplier that accepts and says nothing is told of when its response was due, once, and is no longer silent when it speaks', async (t) => {
  const { clock, supplier, handOff, incident, happened, letters } = await bothSides(t);
  supplier.faults([{ fault: 'forgets', times: 1 }]);
  await handOff();
  await clock.advance(minutes(29));
  assert.equal(await happened('supplierSilent'), 0);
  await clock.advance(minutes(1));
  assert.equal(await happened('supplierSilent'), 1);
  assert.equal(letters(/has said nothing/).length, 1);
  await clock.advance(minutes(24 * 60));
  assert.equal(await happened('supplierSilent'), 1);
  assert.equal((await incident()).state, 'with-supplier');
});

test('a supplier whose events are lost is read, and what went missing is applied in its order', async (t) => {
  const { clock, supplier, handOff, statuses, happened } = await bothSides(t);
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
  assert.equal(await happened('callerAsked'), 1);
  assert.equal(await happened('supplierSilent'), 0);
  await clock.advance(minutes(12 * 60));
  assert.equal((await statuses()).length, 5);
});

test('an event that only names its ticket has it read', async (t) => {
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

test('when its interface is away, the supplier is rung with our reference and the minimum data set; the ticket its people log is adopted', async (t) => {
  const { clock, supplier, handOff, incident, happened, rung, letters, created } = await bothSides(t);
  supplier.faults([{ fault: 'outage', lasts: 'PT24H' }]);
  await handOff();
  await clock.advance(minutes(29));
  assert.equal(rung().length, 0);
  await clock.advance(minutes(2));
  const [call, ...more] = rung();
  assert.equal(more.length, 0);
  assert.match(call!.says, /INC-000001, severity Major.*people affected: 40/);
  assert.equal(letters(/cannot be reached/).length, 1);
  assert.equal(await happened('supplierRung'), 1);
  // A line that fails is left alone: hours of outage are not hours of knocking.
  await clock.advance(minutes(3 * 60));
  assert.ok(created().length < 50, `${created().length} attempts`);

  supplier.faults([]);
  const { access } = supplier;
  const basic = Buffer.from(`${access.clientId}:${access.clientSecret}`).toString('base64');
  const login = await clock.track(
    fetch(access.tokenUrl, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=client_credentials',
    }).then(async (answer) => answer.json() as Promise<{ access_token: string }>),
  );
  const logged = await clock.track(
    fetch(`${access.url}/troubleTicket`, {
      method: 'POST',
      headers: { authorization: `Bearer ${login.access_token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        externalId: INC,
        description: 'By telephone',
        severity: 'Major',
        ticketType: 'incident',
        minimumDataSet: DATA,
      }),
    }),
  );
  assert.equal(logged.status, 201);
  await clock.advance(minutes(30));
  assert.equal(supplier.tickets.length, 1);
  assert.equal((await incident()).supplier?.reference, 'T0000001');
});

test('a supplier that closes by itself closes nothing here: the caller is asked, and the incident stays open', async (t) => {
  const { supplier, handOff, incident, happened } = await bothSides(t);
  await handOff();
  await supplier.move('T0000001', 'inProgress');
  supplier.faults([{ fault: 'callback-lost', times: 3 }]);
  await supplier.move('T0000001', 'resolved', 'Mended');
  supplier.faults([]);
  await supplier.move('T0000001', 'closed');
  assert.equal((await incident()).state, 'with-supplier');
  assert.equal(await happened('callerAsked'), 1);
  assert.equal(await happened('closed'), 0);
});

test('what was resolved without being mended goes back there, and what we did ourselves comes back as no news', async (t) => {
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

test('what the supplier asks for is answered by the interface, without patient numbers, and nobody answers a supplier that has nothing', async (t) => {
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
