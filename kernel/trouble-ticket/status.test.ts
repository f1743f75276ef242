import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EVENT, eventsOnEntering } from './event.ts';
import { ILLEGAL, isFinal, isReopening, isStatus, LEGAL, mayMove, MOVES, STATUSES, wayTo } from './status.ts';

test('of the 56 changes of status 13 are legal and 43 are not, and each is one or the other', () => {
  assert.deepEqual([LEGAL.length, ILLEGAL.length], [13, 43]);
  assert.equal(new Set([...LEGAL, ...ILLEGAL].map(({ from, to }) => `${from} ${to}`)).size, 56);
  assert.ok(LEGAL.every(({ from, to }) => mayMove(from, to)) && !ILLEGAL.some(({ from, to }) => mayMove(from, to)));
});

test('closed, cancelled and rejected are final, and nothing else is', () => {
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

test('a word that is no status is none, whatever it is', () => {
  for (const word of ['nanana', '', 'Resolved', null, undefined, 7, ['closed'], 'toString']) assert.equal(isStatus(word), false);
});

test('each change of status is told as one, and two by a name of their own too', () => {
  for (const status of STATUSES)
    assert.deepEqual(eventsOnEntering(status), [
      EVENT.statusChanged,
      ...(status === 'resolved' ? ['TroubleTicketResolvedEvent'] : []),
      ...(status === 'pending' ? ['TroubleTicketInformationRequiredEvent'] : []),
    ]);
});
