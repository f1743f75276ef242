import assert from 'node:assert/strict';
import { test } from 'node:test';
import { capacityOf } from './capacity.ts';
import { machineTicks, processTicks, sharesAfterwards, sharesOf, sharesOfLoad, type Sample } from './processors.ts';

test('ticks are read from /proc', () => {
  assert.deepEqual(machineTicks('cpu  800 5 150 119 79 0 12 9 3 0\ncpu0 1 2'), { total: 1174, idle: 119, disk: 79 });
  assert.equal(machineTicks('Linux'), null);
  const before = '4711 (k6) run (x) S 1 4711 4711 0 -1 4194304 900 0 0 0';
  assert.equal(processTicks(`${before} 250 50 7 7 20 0 9`), 300);
  assert.equal(processTicks('4711 (k6) Z'), null);
});

const at = (seconds: number, idle: number, desk: number): Sample => ({
  atMs: seconds * 1000,
  total: seconds * 200,
  idle,
  disk: 0,
  desk,
  k6: 0,
  harness: 0,
});

test('what is neither idle nor of a known process is everything else', () => {
  const samples = [at(0, 0, 0), at(1, 150, 30), at(2, 150, 40)];
  assert.deepEqual(sharesOf(samples), { desk: 10, k6: 0, harness: 0, others: 52.5, disk: 0, idle: 37.5, full: 50 });
  assert.equal(sharesOf(samples.slice(0, 1)), null);
  assert.equal(sharesOf([]), null);
});

test('the time of the load counts, and a long wait after it is counted apart', () => {
  const compiling = [at(0, 0, 0), at(1, 0, 0)];
  const load = [...compiling, at(2, 150, 20), at(3, 300, 40)];
  assert.equal(sharesOfLoad(load, 3000, 2000)?.idle, 75);
  assert.equal(sharesOfLoad(load, 3000, Infinity)?.idle, 50);
  assert.equal(sharesOfLoad([], 3000, 2000), null);
  const after = [...load, ...[4, 5, 6, 7, 8].map((second) => at(second, 300, 40))];
  assert.equal(sharesOfLoad(after, 3000, 2000)?.idle, 75);
  assert.equal(sharesAfterwards(after, 3000)?.idle, 0);
  assert.equal(sharesAfterwards(after.slice(0, -1), 3000), null);
  assert.equal(sharesAfterwards([], 3000), null);
});

test('only figures that are all known can say that there was capacity to spare', () => {
  const spare = { desk: 50, k6: 5, harness: 0, others: 5, disk: 0, idle: 40, full: 5 };
  const rows = [
    [spare, 3, 'to spare'],
    [{ ...spare, idle: 19 }, 3, 'short'],
    [{ ...spare, full: 6 }, 3, 'short'],
    [spare, 51, 'short'],
    [null, 51, 'short'],
    [{ ...spare, idle: 19 }, null, 'short'],
    [null, 3, 'unknown'],
    [spare, null, 'unknown'],
  ] as const;
  for (const [processors, generatorLateMs, capacity] of rows) assert.equal(capacityOf({ processors, generatorLateMs }), capacity);
});
