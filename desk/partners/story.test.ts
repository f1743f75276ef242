import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Value } from 'typebox/value';
import { errorSchema, troubleTicket } from '../../kernel/trouble-ticket/schema.ts';
import { seededIds } from '../../kernel/index.ts';
import { examplePartners } from '../host/example-partners.ts';
import { analyst, dutyManager, handOff, shipped } from '../testing/test-desk.ts';
import { bothSides } from '../testing/both-sides.ts';
import { openTestDesk } from '../testing/desk.ts';
import { otherDesk } from '../testing/other-desk.ts';

const textsOf = (ticket: Readonly<Record<string, unknown>>) =>
  (ticket['note'] as readonly { source: string; text: string }[]).map(({ source, text }) => `${source}: ${text}`);

test('another desk logs an incident, answers a question, is notified of the resolution, confirms it, and closes the ticket', async () => {
  await using desk = await openTestDesk();
  const northgate = await otherDesk(desk, 'northgate');
  assert.equal((await northgate.subscribe()).status, 201);

  const created = await northgate.create({
    externalId: 'NG-77',
    name: 'No images in theatre 2',
    relatedEntity: [{ id: 'PACS', role: 'service', '@referredType': 'Service' }],
    relatedParty: [{ id: 'x', role: 'reporter', name: 'Sam Carter' }],
    minimumDataSet: { affectedUsers: 40, location: 'Theatre 2', workaround: 'None' },
    note: [{ text: 'The surgeon waits.' }],
  });
  assert.equal(created.status, 201);
  assert.ok(Value.Check(troubleTicket, created.json), JSON.stringify([...Value.Errors(troubleTicket, created.json)]));
  const { id, status, severity, priority, externalId } = created.json;
  assert.deepEqual([id, status, severity, priority, externalId], ['INC-000001', 'acknowledged', 'Major', '2', 'NG-77']);
  assert.equal(created.headers.get('location'), '/tmf-api/troubleTicket/v4/troubleTicket/INC-000001');
  assert.deepEqual(textsOf(created.json), ['buyer: People affected: 40\nWorkaround: None', 'buyer: The surgeon waits.']);

  const seen = await desk.incident('INC-000001');
  assert.deepEqual(
    [seen.service, seen.channel, seen.caller.name, seen.caller.organisation, seen.severity, seen.loggedBy],
    ['pacs', 'partner', 'Sam Carter', 'northgate', '2', { desk: 'desk.northgate', reference: 'NG-77' }],
  );

  const command = async (verb: string, body?: unknown) =>
    assert.equal((await desk.ask('analyst', 'POST', `/api/incidents/INC-000001/${verb}`, body)).status, 200, verb);
  await command('acknowledge');
  await command('notes', { text: 'Their third this week.' });
  await command('respond', { text: 'Which modality?' });
  await command('pause', { reason: 'awaiting-caller' });
  const patch = async (body: unknown) => northgate.api('PATCH', '/troubleTicket/INC-000001', body);
  const answered = await patch({ status: 'inProgress', note: [{ text: 'The CT.' }] });
  assert.deepEqual([answered.status, answered.json['status']], [200, 'inProgress']);
  await command('resolve', { how: 'A cache was full.' });
  const reopened = await patch({ status: 'inProgress', statusChangeReason: 'The MR is still dark.' });
  assert.deepEqual([reopened.status, reopened.json['status']], [200, 'inProgress']);
  await command('resolve', { how: 'The other cache too.' });
  const closed = await patch({ status: 'closed' });
  assert.deepEqual([closed.status, closed.json['status']], [200, 'closed']);
  assert.equal((await desk.incident('INC-000001')).state, 'closed');
  await desk.clock.settle();

  const events = northgate.notifications();
  assert.deepEqual(
    events.map(({ type, ticket }) => `${type} ${String(ticket['status'])}`),
    [
      'Create acknowledged',
      'StatusChange inProgress',
      'AttributeValueChange inProgress',
      'StatusChange pending',
      'InformationRequired pending',
      'StatusChange inProgress',
      'StatusChange resolved',
      'Resolved resolved',
      'StatusChange inProgress',
      'StatusChange resolved',
      'Resolved resolved',
      'StatusChange closed',
    ],
  );
  assert.equal(new Set(events.map(({ id: message }) => message)).size, events.length);
  assert.ok(events.every(({ signedWith }) => signedWith(northgate.partner.webhookSecrets[0]!)));
  assert.ok(!JSON.stringify(events).includes('third this week'), 'what the desk notes for itself stays with it');
  assert.deepEqual(textsOf(events.at(-1)!.ticket).slice(2), [
    'seller: Which modality?',
    'buyer: The CT.',
    'seller: A cache was full.',
    'buyer: The MR is still dark.',
    'seller: The other cache too.',
  ]);

  const page = await desk.ask('analyst', 'GET', '/incidents/INC-000001');
  assert.match(page.bytes.toString(), /the desk desk\.northgate, their reference NG-77/);
});

test('a document alone answers a question', async () => {
  await using desk = await openTestDesk();
  const northgate = await otherDesk(desk, 'northgate');
  await northgate.create();
  await desk.ask('analyst', 'POST', '/api/incidents/INC-000001/pause', { reason: 'awaiting-caller' });
  const patch = async (body: object) => northgate.api('PATCH', '/troubleTicket/INC-000001', { status: 'inProgress', ...body });
  const silent = await patch({});
  assert.deepEqual([silent.status, silent.json['code']], [400, 'missingProperty']);
  const attachment = [{ name: 'viewer.log', mimeType: 'text/plain', content: 'RVJSLTIwNDc=' }];
  const answered = await patch({ attachment });
  assert.deepEqual([answered.status, answered.json['status']], [200, 'inProgress']);
});

test('a ticket that is no longer needed is cancelled, and cannot be reopened', async () => {
  await using desk = await openTestDesk();
  const northgate = await otherDesk(desk, 'northgate');
  await northgate.create();
  const cancelled = await northgate.api('PATCH', '/troubleTicket/INC-000001', {
    status: 'cancelled',
    statusChangeReason: 'It was unplugged.',
  });
  assert.deepEqual(
    [cancelled.status, cancelled.json['status'], cancelled.json['statusChangeReason']],
    [200, 'cancelled', 'It was unplugged.'],
  );
  assert.equal((await desk.incident('INC-000001')).state, 'closed');
  const again = await northgate.api('PATCH', '/troubleTicket/INC-000001', { note: [{ text: 'x' }] });
  assert.deepEqual([again.status, again.json['code']], [409, 'ticketIsFinal']);
  assert.ok(Value.Check(errorSchema, again.json));
});

test('tenants never see each other: lists, tickets, references, subscriptions and events are of one organisation alone', async () => {
  await using desk = await openTestDesk();
  const [northgate, queensferry] = [await otherDesk(desk, 'northgate'), await otherDesk(desk, 'queensferry')];
  const { id: hub } = (await northgate.subscribe()).json;
  assert.equal((await queensferry.subscribe()).status, 201);
  await northgate.create({ externalId: 'SAME-1', description: 'Kestrel' });
  const theirs = await queensferry.create({ externalId: 'SAME-1', description: 'Heron' });
  assert.equal(theirs.json['id'], 'INC-000002');
  await desk.clock.settle();
  assert.deepEqual(
    (await northgate.list('externalId=SAME-1')).map(({ id, description }) => [id, description]),
    [['INC-000001', 'Kestrel']],
  );
  const { headers } = await queensferry.api('GET', '/troubleTicket');
  assert.equal(headers.get('x-total-count'), '1');
  const unseen = await queensferry.api('GET', '/troubleTicket/INC-000001');
  const none = await queensferry.api('GET', '/troubleTicket/INC-000099');
  assert.deepEqual([unseen.status, unseen.json['code']], [none.status, none.json['code']]);
  assert.equal((await queensferry.api('PATCH', '/troubleTicket/INC-000001', { status: 'cancelled' })).status, 404);
  assert.equal((await queensferry.api('DELETE', `/hub/${String(hub)}`)).status, 404);
  assert.deepEqual(
    northgate.notifications().map(({ ticket }) => ticket['id']),
    ['INC-000001'],
  );
  assert.deepEqual(
    queensferry.notifications().map(({ ticket }) => ticket['id']),
    ['INC-000002'],
  );

  // An incident reported by telephone also belongs to its organisation. A partner's reference is visible only to that partner.
  await desk.ask('requester.northgate', 'POST', '/api/contacts', {
    channel: 'portal',
    service: 'pacs',
    summary: 'Slow',
    description: 'Slow since nine.',
    impact: '4',
    urgency: '4',
  });
  assert.deepEqual(
    (await northgate.list('fields=id')).map(({ id }) => id),
    ['INC-000003', 'INC-000001'],
  );
});

test("a patient's number is never stored: it is removed from texts, and refused in a reference", async () => {
  await using desk = await openTestDesk();
  const northgate = await otherDesk(desk, 'northgate');
  await northgate.subscribe();
  const { json } = await northgate.create({
    description: 'Mrs Doe, NHS number 943 476 5919, cannot be found.',
    name: 'NHS number 943 476 5919',
    note: [{ text: 'It is 943 476 5919.' }],
    minimumDataSet: { stepsTaken: 'Searched for 943 476 5919' },
  });
  await desk.clock.settle();
  const everything = JSON.stringify([json, northgate.notifications(), await desk.incident('INC-000001'), desk.log]);
  assert.doesNotMatch(everything, /943.?476.?5919/);
  const refused = await northgate.create({ externalId: '943 476 5919' });
  assert.deepEqual([refused.status, refused.json['code']], [422, 'patientData']);
});

test('a ticket cancelled while a supplier has it is taken back from the supplier, and no message remains undelivered', async (t) => {
  const both = await bothSides({ seed: 'called off' });
  t.after(async () => both.close());
  const { desk, clock, supplier } = both;
  const [partner] = examplePartners(shipped, seededIds('called off'));
  const asked = { partner: partner! };
  await desk.tickets.create(
    { description: 'No images.', severity: '2', ticketType: 'incident', relatedEntity: [{ id: 'pacs' }] },
    asked,
  );
  await desk.command('INC-000001', { do: 'handOff', supplier: 'bt-health', data: handOff }, analyst);
  await clock.settle();
  assert.equal((await desk.tickets.patch('INC-000001', { status: 'cancelled' }, asked)).status, 200);
  await clock.settle();
  assert.match(supplier.tickets[0]!.note.at(-1)!.text, /taken this back.*Withdrawn/);
  assert.deepEqual(await desk.deadLetters(dutyManager), []);
  const { state, timeline } = await desk.incident('INC-000001', dutyManager);
  assert.deepEqual([state, timeline.some(({ type }) => type === 'undelivered')], ['closed', false]);
});
