import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDesk } from '../testing/desk.ts';
import { otherDesk } from '../testing/other-desk.ts';

test('a ticket without any work can be deleted: it is cancelled in our log and no other desk sees it', async () => {
  await using desk = await openTestDesk();
  const other = await otherDesk(desk, 'northgate');
  await other.subscribe();
  await other.create({ externalId: 'NG-1' });
  const { headers } = await other.api('GET', '/troubleTicket/INC-000001');
  const keyed = { 'idempotency-key': 'k', 'if-match': headers.get('etag')! };
  assert.equal((await other.api('DELETE', '/troubleTicket/INC-000001', undefined, keyed)).status, 204);
  assert.equal((await other.api('DELETE', '/troubleTicket/INC-000001', undefined, keyed)).status, 204, 'a repeat');
  await desk.clock.settle();

  assert.deepEqual(
    other.notifications().map(({ type, ticket }) => `${type} ${String(ticket['status'])}`),
    ['Create acknowledged', 'StatusChange cancelled', 'Delete cancelled'],
  );
  const none = (await other.api('GET', '/troubleTicket/INC-000099')).json;
  for (const [method, body] of [
    ['GET', undefined],
    ['PATCH', { note: [{ text: 'x' }] }],
    ['DELETE', undefined],
  ] as const) {
    const { status, json } = await other.api(method, '/troubleTicket/INC-000001', body);
    assert.deepEqual([status, json['code']], [404, none['code']], method);
  }
  assert.deepEqual(await other.list(''), []);
  assert.deepEqual(await other.list('externalId=NG-1'), []);
  const again = await other.create({ externalId: 'NG-1' });
  assert.deepEqual([again.status, again.json['code']], [409, 'referenceDeleted']);

  const { state, timeline } = await desk.incident('INC-000001');
  assert.equal(state, 'closed');
  assert.match(timeline.at(-1)!.says, /ticket was deleted by the desk that logged it/);
  assert.equal((await desk.all()).length, 1);
  // Later work by our staff sends no events to those who cannot see the ticket.
  await desk.ask('analyst', 'POST', '/api/incidents/INC-000001/reopen', { reason: 'It rings on.' });
  await desk.clock.settle();
  assert.equal(other.notifications().length, 3);
});

test('a ticket with work on it cannot be deleted: 409 says what to do instead', async () => {
  const BEGUN: readonly (readonly [string, object | undefined, RegExp])[] = [
    ['acknowledge', undefined, /Cancel it/],
    ['respond', { text: 'Which ward?' }, /Cancel it/],
    ['pause', { reason: 'awaiting-caller' }, /Cancel it/],
    ['resolve', { how: 'At once.' }, /Cancel it/],
  ];
  await using desk = await openTestDesk();
  const other = await otherDesk(desk, 'northgate');
  for (const [verb, body, words] of BEGUN) {
    const id = String((await other.create()).json['id']);
    await desk.ask('analyst', 'POST', `/api/incidents/${id}/${verb}`, body);
    const refused = await other.api('DELETE', `/troubleTicket/${id}`);
    assert.deepEqual([refused.status, refused.json['code']], [409, 'ticketInUse'], verb);
    assert.match(String(refused.json['message']), words);
    assert.equal(
      (await other.api('PATCH', `/troubleTicket/${id}`, { status: 'cancelled' })).status,
      verb === 'resolve' ? 409 : 200,
    );
    assert.equal((await other.api('DELETE', `/troubleTicket/${id}`)).status, 409, 'the record of work stays');
  }
});

test('a cancelled ticket without any work can be deleted; an incident logged by telephone cannot be deleted by another desk', async () => {
  await using desk = await openTestDesk();
  const other = await otherDesk(desk, 'northgate');
  await other.create();
  await other.api('PATCH', '/troubleTicket/INC-000001', { status: 'cancelled' });
  assert.equal((await other.api('DELETE', '/troubleTicket/INC-000001')).status, 204);
  await desk.ask('requester.northgate', 'POST', '/api/contacts', {
    ...{ channel: 'portal', service: 'pacs', summary: 'Slow', description: 'Slow.', impact: '4', urgency: '4' },
  });
  const refused = await other.api('DELETE', '/troubleTicket/INC-000002');
  assert.deepEqual([refused.status, refused.json['code']], [403, 'forbidden']);
  const neighbour = await otherDesk(desk, 'queensferry');
  assert.equal((await neighbour.api('DELETE', '/troubleTicket/INC-000002')).status, 404);
});
