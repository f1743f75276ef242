import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ClockReading } from '../views/types.ts';
import { localTimes } from '../../kernel/index.ts';
import { drawClock } from './clock-drawing.ts';

const LONDON = localTimes('Europe/London');
import { nextDeadline } from './deadlines.ts';

const at = (minutes: number) => Temporal.Instant.from('2026-12-24T16:00:00Z').add({ minutes }).toString();
const segment = (from: number, to: number, counts: boolean) => ({
  from: at(from),
  to: at(to),
  counts,
  why: counts ? 'open' : 'closed',
  severity: '3',
  calendar: 'office',
  version: 1,
});
const clock = (more: Partial<ClockReading> = {}): ClockReading => ({
  measures: 'response',
  state: 'running',
  breached: false,
  elapsedMs: 60 * 60_000,
  remainingMs: 80 * 60_000,
  targetMs: 140 * 60_000,
  due: at(300),
  byHand: null,
  segments: [segment(0, 60, true), segment(60, 120, false)],
  ...more,
});

test('running and paused time are drawn apart, in proportion, with the deadline at the end', () => {
  const drawing = drawClock(clock(), Temporal.Instant.from(at(120)), LONDON)!;
  assert.deepEqual(
    drawing.bars.map(({ kind }) => kind),
    ['counts', 'stands-still'],
  );
  assert.equal(drawing.bars[0]!.width, drawing.bars[1]!.width);
  assert.equal(drawing.due!.x, drawing.right);
  assert.equal(drawing.due!.label, 'deadline Thu 24 Dec, 21:00');
  assert.match(
    drawing.description,
    /^From Thu 24 Dec 2026, 16:00: 1 of 2 segments count\. The deadline is Thu 24 Dec 2026, 21:00\./,
  );
});

test('a clock that never started has no picture', () => {
  assert.equal(drawClock(clock({ segments: [], state: 'not-started', due: null }), Temporal.Instant.from(at(0)), LONDON), null);
});

test('law: nothing is drawn outside the frame at any instant', () => {
  const lengths = fc.array(fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.boolean()), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(lengths, fc.integer({ min: 0, max: 50_000 }), fc.integer({ min: 0, max: 50_000 }), (list, later, due) => {
      let end = 0;
      const segments = list.map(([length, counts]) => segment(end, (end += length), counts));
      const drawing = drawClock(clock({ segments, due: at(due) }), Temporal.Instant.from(at(end + later)), LONDON)!;
      for (const { x, width } of drawing.bars)
        assert.ok(x >= drawing.left && x + width <= drawing.right + 1, `bar ${x}+${width}`);
      for (const { x } of drawing.ticks) assert.ok(x >= drawing.left && x <= drawing.right);
      assert.ok(drawing.ticks.length >= 1 && drawing.ticks.length <= 12, `${drawing.ticks.length} ticks`);
    }),
  );
});

test('the deadline shown is the earliest of the running clocks', () => {
  const now = Temporal.Instant.from(at(120));
  const resolution = clock({ measures: 'resolution', due: at(900), remainingMs: 600 * 60_000 });
  assert.equal(nextDeadline({ clocks: [resolution, clock()] }, now)!.left, '1 h 20 min left');
  assert.equal(nextDeadline({ clocks: [clock({ state: 'stopped' }), resolution] }, now)!.measures, 'resolution');
  assert.equal(nextDeadline({ clocks: [clock({ state: 'paused', due: null })] }, now)!.left, 'paused with 1 h 20 min left');
  assert.equal(
    nextDeadline({ clocks: [clock({ breached: true, due: at(115), remainingMs: 0 })] }, now)!.left,
    'overdue by 5 min',
  );
  assert.equal(nextDeadline({ clocks: [clock({ state: 'none', targetMs: null, due: null })] }, now), null);
});
