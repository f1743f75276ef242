import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyst, contact, handOff, here, person, severityOne, system, testDesk } from '../testing/test-desk.ts';

const minutes = (n: number) => Temporal.Duration.from({ minutes: n });

test('a call is opened, listed, acknowledged, answered, resolved, confirmed and closed', async () => {
  const { desk, clock, other } = await testDesk();
  const opened = await desk.open(contact({ callId: 'call-7' }), analyst);
  assert.equal(opened.reference, 'INC-000001');
  assert.equal(opened.state, 'open');
  assert.equal(opened.clocks.find(({ measures }) => measures === 'response')?.state, 'running');
  assert.deepEqual(
    (await desk.incidents({}, analyst)).items.map(({ reference }) => reference),
    ['INC-000001'],
  );

  await clock.advance(minutes(5));
  assert.equal((await desk.command('INC-000001', { do: 'acknowledge' }, analyst)).owner, analyst.name);
  const answered = await desk.command('INC-000001', { do: 'respond', text: 'We are on it.', channel: 'phone' }, analyst);
  const response = answered.clocks.find(({ measures }) => measures === 'response');
  assert.deepEqual([response?.state, response?.elapsedMs], ['stopped', 5 * 60_000]);

  await desk.command('INC-000001', { do: 'resolve', how: 'Account unlocked.' }, analyst);
  await assert.rejects(desk.command('INC-000001', { do: 'close' }, analyst), { code: 'not-confirmed', status: 409 });
  await desk.command('INC-000001', { do: 'confirm' }, person('requester', here));
  const closed = await desk.command('INC-000001', { do: 'close' }, analyst);
  assert.equal(closed.state, 'closed');
  assert.deepEqual(await desk.verifyHistory('INC-000001', analyst), { intact: true, events: 7 });
  await clock.settle();
  // The answer in writing, the question and the close; the reference was given by telephone.
  assert.deepEqual(
    other.mails.map(({ text }) => /told you|Please confirm|is closed/.exec(text)?.[0]),
    ['told you', 'Please confirm', 'is closed'],
  );
  await desk.close();
});

test('a reference with extra zeros finds the same incident and its documents', async () => {
  const { desk } = await testDesk({ idle: true });
  await desk.open(contact(), analyst);
  await desk.attach('INC-0000001', { name: 'a.txt', mediaType: 'text/plain', content: Buffer.from('ERR-2047') }, analyst);
  for (const reference of ['INC-000001', 'INC-00000001'])
    assert.ok((await desk.verifyHistory(reference, analyst)).intact, reference);
  await desk.close();
});

test('an incident is handed off to the supplier, resolved there, and closed after the caller confirms', async () => {
  const { desk, clock, other } = await testDesk();
  await desk.open(contact(severityOne), analyst);
  await desk.command('INC-000001', { do: 'handOff', supplier: 'bt-health', data: handOff }, analyst);
  await clock.settle();
  const withSupplier = await desk.incident('INC-000001', analyst);
  assert.deepEqual(withSupplier.supplier, { id: 'bt-health', reference: 'bt-health-1', status: 'acknowledged' });
  const update = { do: 'supplierUpdate', supplier: 'bt-health', ticket: 'bt-health-1', note: 'Server restarted.' } as const;
  const answer = await desk.command('INC-000001', { ...update, status: 'resolved', eventId: 'e1' }, system);
  assert.equal(answer.state, 'with-supplier');
  await assert.rejects(desk.command('INC-000001', { do: 'close' }, analyst), { code: 'not-confirmed' });
  await desk.command('INC-000001', { do: 'confirm' }, analyst);
  await desk.command('INC-000001', { do: 'close' }, analyst);
  await clock.settle();
  assert.deepEqual(other.supplierRequests, ['close bt-health-1']);
  await desk.close();
});
