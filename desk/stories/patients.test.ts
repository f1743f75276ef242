import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyst, contact, handOff, here, person, system, testDesk } from '../testing/test-desk.ts';

const NUMBER = '401 023 2137';
const DIGITS = /401\D?023\D?2137/;
const REFERENCE = 'INC-000001';

test('a patient’s number is stored nowhere, whoever wrote it and wherever', async () => {
  const { desk, clock, other } = await testDesk();
  const bad = (what: string) => `${what} of ${NUMBER}`;
  await desk.open(
    contact({
      channel: 'email',
      messageId: '<m1@x>',
      summary: bad('Record'),
      description: `${bad('Screen')} and NHS 943-476-5919`,
      location: bad('Bed'),
    }),
    system,
  );
  await desk.command(REFERENCE, { do: 'respond', text: bad('Answer'), channel: 'email' }, analyst);
  await desk.command(REFERENCE, { do: 'note', text: bad('Note') }, analyst);
  await desk.command(
    REFERENCE,
    { do: 'receiveReply', text: bad('Reply'), messageId: '<m2@x>', from: 'amy.reid@ward4f.example' },
    system,
  );
  await desk.command(REFERENCE, { do: 'reclassify', impact: '2', urgency: '3', reason: bad('Because') }, analyst);
  await desk.command(REFERENCE, { do: 'handOff', supplier: 'bt-health', data: handOff }, analyst);
  await desk.command(REFERENCE, { do: 'takeBack', reason: bad('Ours') }, analyst);
  const document = await desk.attach(
    REFERENCE,
    { name: `${NUMBER}.txt`, mediaType: 'text/plain', content: Buffer.from(bad('List')) },
    analyst,
  );
  await desk.command(REFERENCE, { do: 'resolve', how: bad('Unlocked') }, analyst);
  await clock.settle();

  const seen = await desk.incident(REFERENCE, analyst);
  assert.doesNotMatch(
    JSON.stringify([seen, other, await desk.search(NUMBER, analyst), await desk.search('record', analyst)]),
    DIGITS,
  );
  assert.doesNotMatch((await desk.document(REFERENCE, document.id, analyst)).content.toString(), DIGITS);
  assert.deepEqual(seen.redactions, [{ kind: 'nhs-number', count: 4 + 6 + 2 }]);
  assert.equal(seen.timeline.filter(({ type }) => type === 'informationGovernance').length, 8);
  // The notice goes to outside senders, with the report and with the reply, not for texts by desk staff.
  assert.equal(other.mails.filter(({ text }) => text.includes('Please do not send patient details')).length, 2);
  assert.equal((await desk.verifyHistory(REFERENCE, analyst)).intact, true);
  await desk.close();
});

test('a look-alike is left unchanged', async () => {
  const { desk } = await testDesk({ idle: true });
  const description = 'Asset 4505577104, tel 2079460018, order number 6328797966, 1234567881';
  const opened = await desk.open(contact({ description }), analyst);
  assert.deepEqual([opened.description, opened.redactions], [description, []]);
  await desk.close();
});

test('a hand-off with a number is refused and leaves no event and no message', async () => {
  const { desk, clock, other } = await testDesk();
  await desk.open(contact(), analyst);
  const data = { ...handOff, errorText: `Record ${NUMBER} locked` };
  await assert.rejects(desk.command(REFERENCE, { do: 'handOff', supplier: 'bt-health', data }, analyst), {
    code: 'patient-data',
    status: 422,
  });
  await clock.settle();
  assert.deepEqual([other.creations.length, (await desk.incident(REFERENCE, analyst)).timeline.length], [0, 1]);
  await desk.close();
});

test('documents are stored byte for byte, and found only with their incident', async () => {
  const { desk } = await testDesk({ idle: true });
  await desk.open(contact(), analyst);
  const content = Buffer.from([0x49, 0x49, 0x2a, 0, 255, 0, 128]);
  const meta = await desk.attach(REFERENCE, { name: 'fax.tiff', mediaType: 'image/tiff', content }, system);
  const kept = await desk.document(REFERENCE, meta.id, person('requester', here));
  assert.ok(kept.content.equals(content));
  assert.deepEqual((await desk.incident(REFERENCE, analyst)).documents, [meta]);
  assert.equal(meta.size, 7);
  await assert.rejects(desk.attach('INC-000009', { name: 'x', mediaType: 'image/tiff', content }, system), { code: 'not-found' });
  await desk.close();
});

test('missed calls are stored once, for staff', async () => {
  const { desk } = await testDesk({ idle: true });
  await desk.missedCall({ callId: 'c1', from: '020 7946 0123' });
  await desk.missedCall({ callId: 'c1', from: '020 7946 0123' });
  assert.deepEqual(await desk.missedCalls(analyst), [{ callId: 'c1', from: '020 7946 0123', at: '2026-06-05T09:00:00Z' }]);
  await assert.rejects(async () => desk.missedCalls(person('requester', here)), { code: 'forbidden' });
  await desk.close();
});

test('a hospital’s own number is removed by its pattern, and refused in a hand-off', async () => {
  const { desk } = await testDesk({ idle: true });
  const opened = await desk.open(
    contact({ summary: 'Record of SE 123456', description: 'Also se-123456; asset SE1234567.' }),
    analyst,
  );
  assert.equal(opened.summary, 'Record of [hospital number removed]');
  assert.equal(opened.description, 'Also [hospital number removed]; asset SE1234567.');
  assert.deepEqual(opened.redactions, [{ kind: 'hospital-number', count: 2 }]);
  const data = { ...handOff, errorText: 'Record NG12345K locked' };
  await assert.rejects(desk.command(REFERENCE, { do: 'handOff', supplier: 'bt-health', data }, analyst), {
    code: 'patient-data',
  });
  await desk.close();
});

test('a name or a date of birth beside words about a patient is flagged to staff only', async () => {
  const { desk } = await testDesk({ idle: true });
  await desk.open(contact({ description: 'Patient John Smith, DOB 3 April 1961, is twice on the list' }), analyst);
  assert.deepEqual((await desk.incident(REFERENCE, analyst)).suspected, [
    { kind: 'date-of-birth', event: 1, field: 'description' },
    { kind: 'name', event: 1, field: 'description' },
  ]);
  assert.equal((await desk.incident(REFERENCE, person('requester', here))).suspected, undefined);
  await desk.open(contact({ description: 'The Patient Administration System is down since 03/04/2026' }), analyst);
  assert.equal((await desk.incident('INC-000002', analyst)).suspected, undefined);
  await desk.close();
});
