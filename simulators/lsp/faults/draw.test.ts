import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { virtualClock } from '../../../kernel/index.ts';
import { createFaults } from './at-work.ts';
import { drawAt, latencyOf } from './draw.ts';

const START = Temporal.Instant.from('2026-11-23T09:00:00Z');
const faultsOf = (seed: string) => createFaults({ clock: virtualClock(START), mode: 'port', seed });

test('a draw lies in [0, 1) and is the same for the same place', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string()), (seed, place) => {
      const drawn = drawAt(seed, ...place);
      assert.ok(drawn >= 0 && drawn < 1);
      assert.equal(drawAt(seed, ...place), drawn);
    }),
  );
});

test('each place has the same faults in whatever order calls interleave', () => {
  const places = ['INC-1', 'INC-2', 'INC-3'];
  const calls = fc.array(fc.constantFrom(...places), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(calls, fc.string(), (order, seed) => {
      const hitsIn = (sequence: readonly string[]) => {
        const faults = faultsOf(seed);
        faults.set('list', [{ fault: 'lost-answer', share: 0.4 }]);
        const hits = new Map<string, boolean[]>();
        for (const place of sequence)
          hits.set(place, [...(hits.get(place) ?? []), faults.inject('lost-answer', 'create', place) !== null]);
        return JSON.stringify([...hits].sort());
      };
      assert.equal(hitsIn(order), hitsIn([...order].sort()));
    }),
  );
});

test('a share is met within statistical bounds, and another seed affects other calls', () => {
  const hitsOf = (seed: string) => {
    const faults = faultsOf(seed);
    faults.set('list', [{ fault: 'unavailable', share: 0.15 }]);
    return Array.from({ length: 4_000 }, (_, n) => (faults.inject('unavailable', 'create', `INC-${n}`) ? '1' : '0')).join('');
  };
  const [one, other] = [hitsOf('4711'), hitsOf('4712')];
  for (const hits of [one, other]) {
    const count = hits.replaceAll('0', '').length;
    // 600 expected, a standard deviation of 22.6; four of them on each side.
    assert.ok(Math.abs(count - 600) <= 91, `${count} of 4,000 were hit`);
  }
  assert.notEqual(one, other);
});

test('a lognormal latency has its median and 90th percentile, a uniform one its bounds, all in whole milliseconds', () => {
  const drawn = (entry: Parameters<typeof latencyOf>[0]) =>
    Array.from({ length: 4_000 }, (_, n) => latencyOf(entry, (salt) => drawAt('4711', n, salt)).total('milliseconds')).sort(
      (a, b) => a - b,
    );
  const lognormal = drawn({ fault: 'latency', distribution: 'lognormal', median: 'PT0.2S', p90: 'PT1S', most: 'PT20S' });
  assert.ok(Math.abs(lognormal[2_000]! / 200 - 1) < 0.1, `median ${lognormal[2_000]} ms`);
  assert.ok(Math.abs(lognormal[3_600]! / 1_000 - 1) < 0.15, `p90 ${lognormal[3_600]} ms`);
  assert.ok(lognormal.at(-1)! <= 20_000);
  const uniform = drawn({ fault: 'latency', distribution: 'uniform', least: 'PT1S', most: 'PT3S' });
  assert.ok(uniform[0]! >= 1_000 && uniform[0]! < 1_010 && uniform.at(-1)! <= 3_000 && uniform.at(-1)! > 2_990);
  assert.ok([...lognormal, ...uniform].every(Number.isInteger));
});
