import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createTimers } from './timers.ts';

const start = Temporal.Instant.from('2026-12-25T03:00:00Z');
const step = fc.oneof(
  fc.record({ add: fc.integer({ min: 0, max: 50 }) }),
  fc.record({ cancel: fc.nat(200) }),
  fc.record({ pass: fc.integer({ min: 0, max: 20 }) }),
);

test('timers fire in order of their instants, then in the order they were set, whatever is set and cancelled in between', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
      const timers = createTimers();
      const cancels: (() => void)[] = [];
      let expected: { readonly n: number; readonly at: number }[] = [];
      let now = 0;
      const seen: number[] = [];
      for (const each of steps) {
        if ('add' in each) {
          const n = cancels.length;
          expected.push({ n, at: now + each.add });
          cancels.push(timers.add({ when: start.add({ milliseconds: now + each.add }), work: () => seen.push(n) }));
        } else if ('cancel' in each && cancels.length > 0) {
          const n = each.cancel % cancels.length;
          expected = expected.filter((one) => one.n !== n);
          cancels[n]!();
        } else if ('pass' in each) {
          now += each.pass;
          seen.length = 0;
          for (const { work } of timers.takeDue(start.add({ milliseconds: now }))) work();
          const due = expected.filter(({ at }) => at <= now).toSorted((a, b) => a.at - b.at || a.n - b.n);
          assert.deepEqual(
            seen,
            due.map(({ n }) => n),
          );
          expected = expected.filter(({ at }) => at > now);
        }
        const next = Math.min(...expected.map(({ at }) => at));
        assert.equal(timers.earliest()?.when.epochMilliseconds, expected.length ? start.epochMilliseconds + next : undefined);
      }
    }),
  );
});

test('a due timer may cancel a later due timer', () => {
  const timers = createTimers();
  const seen: string[] = [];
  timers.add({ when: start, work: () => (seen.push('first'), cancel()) });
  const cancel = timers.add({ when: start, work: () => seen.push('second') });
  for (const { work } of timers.takeDue(start)) work();
  assert.deepEqual(seen, ['first']);
});
