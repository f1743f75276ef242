import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Value } from 'typebox/value';
import { errorBody } from './error.ts';
import { EVENT, eventOf, thinned } from './event.ts';
import { errorSchema, fullEvent, thinEvent, troubleTicket, troubleTicketCreate } from './schema.ts';

const TICKET = {
  id: 'T1',
  href: '/troubleTicket/T1',
  description: 'No images',
  severity: '1',
  ticketType: 'incident',
  status: 'acknowledged',
  statusChangeDate: '2026-11-23T09:00:00Z',
  creationDate: '2026-11-23T09:00:00Z',
  lastUpdate: '2026-11-23T09:00:00Z',
  statusChange: [{ status: 'acknowledged', changeDate: '2026-11-23T09:00:00Z' }],
  note: [{ id: 'n1', author: 'desk', date: '2026-11-23T09:00:00Z', text: 'x', source: 'buyer' }],
};

test('a complete ticket is valid, with any further members', () => {
  assert.ok(Value.Check(troubleTicket, TICKET));
  assert.ok(Value.Check(troubleTicket, { ...TICKET, minimumDataSet: { users: 4 }, '@type': 'Ours' }));
});

for (const [what, change] of [
  ['without an id', { id: undefined }],
  ['with a status of its own', { status: 'nanana' }],
  ['with a date in words', { creationDate: 'yesterday' }],
  ['with a severity that is a number', { severity: 1 }],
  ['with notes that are no list', { note: { text: 'x' } }],
  ['with a note without text', { note: [{ author: 'x' }] }],
  ['without a history', { statusChange: [] }],
  ['with a note of nobody we know', { note: [{ text: 'x', source: 'somebody' }] }],
] as const)
  test(`a ticket ${what} is invalid`, () => {
    const changed = Object.fromEntries(Object.entries({ ...TICKET, ...change }).filter(([, value]) => value !== undefined));
    assert.equal(Value.Check(troubleTicket, changed), false);
  });

test('a creation needs its three attributes, and may carry any status', () => {
  const asked = { description: '<anytext>', severity: 'High', ticketType: 'device' };
  assert.ok(Value.Check(troubleTicketCreate, { ...asked, status: 'nanana' }));
  for (const word of Object.keys(asked))
    assert.equal(Value.Check(troubleTicketCreate, { ...asked, [word]: undefined }), false, word);
});

test('errors and events are valid, and an event that carries too much is not thin', () => {
  assert.ok(Value.Check(errorSchema, errorBody(409, 'illegalTransition', 'It cannot.', 'https://supplier.example/errors/x')));
  const event = eventOf({
    eventId: 'e',
    eventTime: '2026-11-23T09:00:00Z',
    eventType: EVENT.created,
    title: 'x',
    description: '',
    ticket: TICKET,
  });
  assert.ok(Value.Check(fullEvent, event));
  assert.ok(Value.Check(thinEvent, thinned(event)));
  assert.equal(Value.Check(thinEvent, event), false);
});
