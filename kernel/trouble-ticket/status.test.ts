import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EVENT, eventsOnEntering } from './event.ts';
import { ILLEGAL, isFinal, isReopening, isStatus, LEGAL, mayMove, MOVES, STATUSES, wayTo } from './status.ts';

test('of the 56 status changes 13 are legal and 43 are not', () => {
  assert.deepEqual([LEGAL.length, ILLEGAL.length], [13, 43]);
  assert.equal(new Set([...LEGAL, ...ILLEGAL].map(({ from, to }) => `${from} ${to}`)).size, 56);
  assert.ok(LEGAL.every(({ from, to }) => mayMove(from, to)) && !ILLEGAL.some(({ from, to }) => mayMove(from, to)));
});

test('only closed, cancelled and rejected are final', () => {
  assert.deepEqual(new Set(STATUSES.filter(isFinal)), new Set(['closed', 'cancelled', 'rejected']));
});

test('every status is reached from a new ticket by legal changes alone', () => {
  for (const status of STATUSES) {
    const way = wayTo(status);
    assert.ok(way, status);
    const places = ['acknowledged' as const, ...way];
    assert.equal(places.at(-1), status);
    for (const [i, to] of way.entries()) assert.ok(MOVES[places[i]!].includes(to), `${places[i]} to ${to}`);
  }
});

test('only a resolved ticket is reopened', () => {
  assert.deepEqual(
    LEGAL.filter(({ from, to }) => isReopening(from, to)),
    [{ from: 'resolved', to: 'inProgress' }],
  );
});

test('no other value counts as a status', () => {
  for (const word of ['nanana', '', 'Resolved', null, undefined, 7, ['closed'], 'toString']) assert.equal(isStatus(word), false);
});

test('each status change has an event, and two statuses have a second one', () => {
  for (const status of STATUSES)
    assert.deepEqual(eventsOnEntering(status), [
      EVENT.statusChanged,
      ...(status === 'resolved' ? ['TroubleTicketResolvedEvent'] : []),
      ...(status === 'pending' ? ['TroubleTicketInformationRequiredEvent'] : []),
    ]);
});
