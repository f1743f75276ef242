import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeOfDay } from './time-of-day.ts';

test('a time is shown in its zone, with the name of the offset where the clocks show it twice', () => {
  const shown = (text: string) => timeOfDay(Temporal.Instant.from(text), 'Europe/London');
  assert.equal(shown('2026-07-01T09:05:59Z'), '10:05');
  assert.equal(shown('2026-12-01T09:05:00Z'), '09:05');
  assert.equal(shown('2026-10-25T00:50:00Z'), '01:50 BST');
  assert.equal(shown('2026-10-25T01:50:00Z'), '01:50 GMT');
  assert.equal(shown('2026-03-29T01:30:00Z'), '02:30');
});
