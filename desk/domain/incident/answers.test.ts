import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answeredSinceConfirmed, unreadAnswer } from './answers.ts';
import type { RecordedEvent } from './events.ts';

type Role = RecordedEvent['actor']['role'];
/** Events as `type by role`. */
const events = (...given: readonly string[]): readonly RecordedEvent[] =>
  given.map((each, i) => {
    const [type, role] = each.split(' by ') as [string, Role];
    return {
      type,
      seq: i + 1,
      at: `2026-11-24T09:${String(i).padStart(2, '0')}:00Z`,
      actor: { id: role, name: role, role },
      texts: {},
    };
  }) as unknown as readonly RecordedEvent[];
const unread = (...given: readonly string[]) => unreadAnswer(events(...given))?.seq ?? null;

test('an answer from the caller’s side is unread, whatever its channel', () => {
  for (const answer of [
    'replied by caller',
    'noted by requester',
    'noted by partner',
    'attached by caller',
    'documentNamed by partner',
  ])
    assert.equal(unread('opened by caller', 'resolved by analyst', answer), 3, answer);
  for (const none of ['automaticMail by system', 'noted by analyst', 'supplierUpdated by supplier', 'callerAsked by system'])
    assert.equal(unread('opened by caller', 'resolved by analyst', none), null, none);
});

test('answers are unread from the first one until somebody of the desk acts or the incident continues', () => {
  const answered = ['opened by caller', 'callerAsked by system', 'replied by caller', 'attached by caller'];
  assert.equal(unread(...answered), 3);
  assert.equal(unread(...answered, 'closed by system'), 3, 'an automatic command does not count as reading');
  for (const read of [
    'noted by analyst',
    'responded by duty-manager',
    'reopened by requester',
    'confirmed by caller',
    'resumed by partner',
  ])
    assert.equal(unread(...answered, read), null, read);
  assert.equal(unread(...answered, 'noted by analyst', 'replied by caller'), 6);
});

test('a message about an open incident that waits for nothing is not an answer', () => {
  assert.equal(unread('opened by caller', 'replied by caller'), null);
  assert.equal(unread('opened by caller', 'paused by analyst', 'resumed by analyst', 'replied by caller'), null);
  assert.equal(unread('opened by caller', 'resolved by analyst', 'reopened by caller', 'replied by caller'), null);
});

test('only an answer after the last confirmation reopens the question', () => {
  const since = (...given: readonly string[]) => answeredSinceConfirmed({ events: events(...given) });
  assert.equal(since('resolved by analyst', 'replied by caller', 'confirmed by analyst'), false);
  assert.equal(since('resolved by analyst', 'confirmed by caller', 'noted by partner'), true);
  assert.equal(since('resolved by analyst', 'replied by caller'), false);
});
