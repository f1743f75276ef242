import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadStandard, shippedStandard } from '../../standards/index.ts';
import { waitAfter } from './waits.ts';

const { retry } = (await loadStandard(shippedStandard('nhs-lsd'))).handOff;
const row = fc.record({ key: fc.uuid(), attempts: fc.nat(300) });
const LONGEST_MS = 10 * 60_000;

test('a wait is between half and all of twice the one before, at most ten minutes, and the same each time it is computed', () => {
  fc.assert(
    fc.property(row, (each) => {
      const whole = Math.min(5000 * 2 ** each.attempts, LONGEST_MS);
      const wait = waitAfter(each, new Error('reset'), retry);
      assert.ok(wait >= whole / 2 && wait <= whole);
      assert.equal(waitAfter(each, new Error('reset'), retry), wait);
    }),
  );
});

test('Retry-After from a supplier is obeyed, up to an hour', () => {
  fc.assert(
    fc.property(row, fc.integer({ min: 1, max: 100_000 }), (each, retryAfterSeconds) => {
      const asked = Math.min(retryAfterSeconds, 3600) * 1000;
      const wait = waitAfter(each, Object.assign(new Error('503'), { retryAfterSeconds }), retry);
      assert.ok(wait >= asked && wait <= asked * 1.1 + 1);
    }),
  );
});
