import assert from 'node:assert/strict';
import { test } from 'node:test';
import { periodOf } from './period.ts';
import { sendAt } from './send-at.ts';
import { standard } from './testing/log.ts';

const leaves = (month: string) => String(sendAt(periodOf(month, 'Europe/London').to, standard));

test('a report leaves on the fifth working day, at nine in local time', () => {
  // Good Friday and Easter Monday of 2026 are 3 and 6 April: 1, 2, 7, 8, 9 are the working days.
  assert.equal(leaves('2026-03'), '2026-04-09T08:00:00Z');
  // 2, 3, 4, 5, 6 November, in winter time.
  assert.equal(leaves('2026-10'), '2026-11-06T09:00:00Z');
  // 1 January is closed, 2 and 3 are a weekend.
  assert.equal(leaves('2026-12'), '2027-01-08T09:00:00Z');
});

test('a standard without an agreed day mails none', () => {
  const { recipients, firstContact, ageBounds, answering } = standard.reporting;
  assert.equal(sendAt(0, { ...standard, reporting: { recipients, firstContact, ageBounds, answering } }), null);
});
