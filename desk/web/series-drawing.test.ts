import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawSeries } from './series-drawing.ts';
import { xmr } from '../domain/reporting/spc.ts';

const series = (values: readonly number[]) => ({
  ...({ id: 'logged-by-part', title: 'Logged by day', unit: 'count', values } as const),
  labels: values.map((_, i) => `day ${i + 1}`),
  chart: xmr(values),
});

test('every point is on the drawing, in order, and in the table with what it shows', () => {
  const drawing = drawSeries(series(Array.from({ length: 24 }, (_, i) => (i === 4 ? 200 : i % 2 === 0 ? 10 : 50))))!;
  assert.equal(drawing.points.length, 24);
  assert.ok(drawing.points.every(({ x, y }) => x >= drawing.left && x <= drawing.right && y >= 0 && y <= drawing.bottom));
  assert.ok(drawing.points.every(({ x }, i) => i === 0 || x > drawing.points[i - 1]!.x));
  assert.equal(Math.min(...drawing.points.map(({ y }) => y)), drawing.points[4]!.y, 'the highest value is drawn highest');
  assert.deepEqual(
    drawing.points.map(({ special }, i) => (special ? i : null)).filter((i) => i !== null),
    [4],
  );
  assert.deepEqual(drawing.rows[4], { label: 'day 5', value: 200, signal: 'outside a control limit' });
  assert.match(drawing.summary, /1 point shows a special cause/);
});

test('limits of few points are called trial limits, and one point is not drawn', () => {
  assert.match(drawSeries(series([1, 2]))!.summary, /for trial/);
  assert.equal(drawSeries(series([1])), null);
});
