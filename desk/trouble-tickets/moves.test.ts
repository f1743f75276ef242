import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ILLEGAL, LEGAL, mayMove, STATUSES, type TicketStatus } from '../../kernel/trouble-ticket/index.ts';
import { openTestDesk, type TestDesk } from '../testing/desk.ts';
import { otherDesk, type OtherDesk } from '../testing/other-desk.ts';
import { handOff } from '../testing/test-desk.ts';

/** Moves that another desk may make; every other legal move is ours. */
const THEIRS: readonly (readonly [TicketStatus, TicketStatus])[] = [
  ['acknowledged', 'cancelled'],
  ['inProgress', 'cancelled'],
  ['pending', 'cancelled'],
  ['held', 'cancelled'],
  ['pending', 'inProgress'],
  ['resolved', 'inProgress'],
  ['resolved', 'closed'],
];
const isTheirs = (from: TicketStatus, to: TicketStatus) => THEIRS.some(([a, b]) => a === from && b === to);

/** Commands that bring an incident to each status. Our desk rejects none, so no ticket is ever rejected. */
const WAYS: Readonly<Partial<Record<TicketStatus, readonly (readonly [string, object?])[]>>> = {
  acknowledged: [],
  inProgress: [['acknowledge']],
  pending: [['pause', { reason: 'awaiting-caller' }]],
  held: [['hand-off', { data: handOff }]],
  resolved: [['resolve', { how: 'Put right.' }]],
  closed: [['resolve', { how: 'Put right.' }], ['confirm'], ['close']],
};

async function ticketThatIs(desk: TestDesk, other: OtherDesk, status: TicketStatus): Promise<string> {
  const id = String((await other.create()).json['id']);
  if (status === 'cancelled') await other.api('PATCH', `/troubleTicket/${id}`, { status });
  for (const [verb, body] of WAYS[status] ?? [])
    assert.equal((await desk.ask('analyst', 'POST', `/api/incidents/${id}/${verb}`, body)).status, 200);
  assert.equal((await other.api('GET', `/troubleTicket/${id}`)).json['status'], status);
  return id;
}

test('another desk may make its own moves of the table; each other move is refused with 409 and changes nothing', async () => {
  assert.deepEqual([LEGAL.length, ILLEGAL.length], [13, 43]);
  await using desk = await openTestDesk();
  const other = await otherDesk(desk, 'northgate');
  const reachable = [...Object.keys(WAYS), 'cancelled'] as TicketStatus[];
  const seen: Record<string, number> = {};
  for (const from of reachable)
    for (const to of STATUSES.filter((each) => each !== from)) {
      const id = await ticketThatIs(desk, other, from);
      const before = (await other.api('GET', `/troubleTicket/${id}`)).headers.get('etag');
      const { status, json } = await other.api('PATCH', `/troubleTicket/${id}`, {
        status: to,
        statusChangeReason: 'It does not work.',
      });
      const wanted = isTheirs(from, to) ? 200 : 409;
      assert.equal(status, wanted, `${from} to ${to}: ${JSON.stringify(json)}`);
      if (wanted === 409) {
        assert.deepEqual([json['code'], json['status'], json['@type']], ['illegalTransition', '409', 'Error']);
        assert.equal((await other.api('GET', `/troubleTicket/${id}`)).headers.get('etag'), before);
      }
      seen[wanted] = (seen[wanted] ?? 0) + 1;
    }
  assert.deepEqual(seen, { 200: 7, 409: 42 });
});

test('the history of a ticket contains only moves of the table, whatever our desk does', async () => {
  await using desk = await openTestDesk();
  const other = await otherDesk(desk, 'northgate');
  const id = String((await other.create()).json['id']);
  const steps: readonly (readonly [string, object?])[] = [
    ['pause', { reason: 'awaiting-caller' }],
    ['resume'],
    ['hand-off', { data: handOff }],
    ['pause', { reason: 'awaiting-caller' }],
    ['resume'],
    ['take-back', { reason: 'Ours after all.' }],
    ['pause', { reason: 'awaiting-caller' }],
    ['resolve', { how: 'At once.' }],
    ['reopen', { reason: 'Not so.' }],
    ['acknowledge'],
    ['resolve', { how: 'Again.' }],
    ['confirm'],
    ['close'],
  ];
  for (const [verb, body] of steps)
    assert.equal((await desk.ask('analyst', 'POST', `/api/incidents/${id}/${verb}`, body)).status, 200, verb);
  const history = (await other.api('GET', `/troubleTicket/${id}`)).json['statusChange'] as readonly { status: TicketStatus }[];
  const statuses = history.map(({ status }) => status);
  assert.deepEqual(statuses, [
    ...['acknowledged', 'inProgress', 'pending', 'inProgress', 'held', 'inProgress', 'pending', 'inProgress', 'held'],
    ...['inProgress', 'pending', 'inProgress', 'resolved', 'inProgress', 'resolved', 'closed'],
  ]);
  for (const [i, to] of statuses.entries()) assert.ok(i === 0 || mayMove(statuses[i - 1]!, to), `${statuses[i - 1]} to ${to}`);
});
