import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { xmr } from './spc.ts';

const signals = (values: readonly number[]) => xmr(values)!.points.map(({ signal }) => signal);
const rounded = (value: number) => Math.round(value * 100) / 100;

suite('limits', () => {
  const SERIES = Array.from({ length: 18 }, (_, i) => (i === 4 ? 10 : (i < 4 ? i : i - 5) % 2 === 0 ? 1 : 2));
  test('1, 2, 1, 2, 10, …: with and without extreme ranges, and the fifth is special in both', () => {
    const [screened, whole] = [xmr(SERIES)!, xmr(SERIES, { screened: false })!];
    assert.deepEqual([screened.mean, screened.lower, screened.upper].map(rounded), [1.94, -0.72, 4.6]);
    assert.deepEqual([whole.lower, whole.upper].map(rounded), [-3.06, 6.95]);
    for (const chart of [screened, whole]) assert.equal(chart.points[4]!.signal, 'outside');
  });
  test('under twelve points they are for trial', () => {
    assert.deepEqual([xmr(Array(11).fill(1))!.trial, xmr(Array(12).fill(1))!.trial], [true, false]);
    assert.equal(xmr([1]), null);
  });
  test('a target beyond a limit is always met or always missed', () => {
    const target = (value: number, good: 'high' | 'low') => xmr([90, 91, 90, 91, 90, 91], { target: { value, good } })!.target;
    assert.deepEqual(
      [target(50, 'high'), target(99, 'high'), target(90, 'high'), target(99, 'low')],
      ['passes', 'fails', 'hit-and-miss', 'passes'],
    );
  });
});

suite('runs', () => {
  /** Alternates widely below, so that the limits are far away, then so many just above the mean. */
  const above = (count: number) => [
    ...Array.from({ length: 14 }, (_, i) => (i % 2 === 0 ? 10 : 90)),
    ...Array.from({ length: count }, (_, i) => (i % 2 === 0 ? 58 : 62)),
    10,
  ];
  test('six on one side are nothing, seven are a shift', () => {
    // The point before the run lies above the mean too, so it counts into the run.
    assert.ok(signals(above(5)).every((signal) => signal === null));
    assert.deepEqual(
      signals(above(6))
        .map((signal, i) => (signal === 'shift' ? i : null))
        .filter((i) => i !== null),
      [13, 14, 15, 16, 17, 18, 19],
    );
  });
  test('a point on the mean breaks a run', () => {
    const values = [40, 60, 40, 60, 40, 60, 50, 60, 60, 60, 50, 40, 40, 40];
    assert.equal(xmr(values)!.mean, 50);
    assert.ok(signals(values).every((signal) => signal === null));
  });
  test('seven points that rise are a trend, six are none, and a tie breaks it', () => {
    const wide = [90, 10, 90, 10, 90, 10, 90, 10, 90, 10];
    const rising = (steps: readonly number[]) => signals([...wide, ...steps]).slice(-steps.length);
    assert.equal(rising([20, 30, 40, 50, 60, 70]).includes('trend'), true, 'the 10 before is the seventh');
    assert.equal(rising([95, 30, 40, 50, 60, 70, 80]).includes('trend'), false);
    assert.equal(rising([95, 20, 30, 40, 40, 60, 70, 80]).includes('trend'), false);
  });
  test('two of three near a limit are marked, the third is not', () => {
    const values = [50, 40, 60, 50, 40, 60, 50, 40, 60, 85, 55, 85, 50, 40, 60, 50, 40, 60, 50, 40, 50];
    const chart = xmr(values)!;
    assert.ok(chart.upper > 85 && chart.mean + ((chart.upper - chart.mean) * 2) / 3 < 85 && chart.mean < 55);
    assert.deepEqual(
      chart.points.map(({ signal }, i) => (signal === 'two-of-three' ? i : null)).filter((i) => i !== null),
      [9, 11],
    );
  });
});
