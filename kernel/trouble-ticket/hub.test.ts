import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EVENT, EVENT_TYPES, eventOf, thinned } from './event.ts';
import { subscriptionQuery } from './hub.ts';

const event = (eventType: (typeof EVENT_TYPES)[number], severity = '1') =>
  eventOf({
    eventId: 'e1',
    eventTime: '2026-11-23T09:00:00Z',
    eventType,
    correlationId: 'INC-000042',
    title: 'Ticket T1 is held',
    description: 'Waiting for a part.',
    ticket: { id: 'T1', href: '/troubleTicket/T1', severity, status: 'held' },
  });
const wanted = (query: string, severity?: string) =>
  EVENT_TYPES.filter((type) => subscriptionQuery(query)(event(type, severity)));

test('an empty query matches every event', () => assert.deepEqual(wanted(''), EVENT_TYPES));

test('event types are named by comma or repetition, with or without the question mark', () => {
  const two = [EVENT.changed, EVENT.statusChanged];
  assert.deepEqual(wanted(`eventType=${two.join(',')}`), two);
  assert.deepEqual(wanted(`?eventType=${two[0]}&eventType=${two[1]}`), two);
});

test('filters apply to the event by full path, or to the ticket by attribute', () => {
  assert.deepEqual(wanted('event.troubleTicket.severity=1'), EVENT_TYPES);
  assert.deepEqual(wanted('severity=1,2', '3'), []);
  assert.deepEqual(wanted(`severity=3&eventType=${EVENT.deleted}`, '3'), [EVENT.deleted]);
  assert.deepEqual(wanted('correlationId.regex=^INC-'), EVENT_TYPES);
  assert.deepEqual(wanted('eventTime.gt=2026-11-23T09:00:00Z'), []);
});

test('an unknown event type and an invalid filter are refused with an explanation', () => {
  assert.throws(() => subscriptionQuery('eventType=TroubleTicketStatusChangedEvent'), {
    status: 400,
    message: /not an event of a trouble ticket\. Did you mean "TroubleTicketStatusChangeEvent"\?/,
  });
  assert.throws(() => subscriptionQuery('fields=id'), { code: 'invalidQuery', message: /sent whole or not at all/ });
  assert.throws(() => subscriptionQuery('a=1;b=2'), { code: 'invalidQuery' });
});

test('a thin event gives the address of the ticket and none of its content', () => {
  const { event: carried, description, eventType, correlationId } = thinned(event(EVENT.statusChanged));
  assert.deepEqual(carried, { troubleTicket: { id: 'T1', href: '/troubleTicket/T1' } });
  assert.deepEqual([description, eventType, correlationId], ['', EVENT.statusChanged, 'INC-000042']);
});
