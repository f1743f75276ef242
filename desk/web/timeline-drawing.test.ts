import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { randomSteps, walk } from '../testing/walk.ts';
import { analyst, contact, severityOne, testDesk } from '../testing/test-desk.ts';
import { drawTimeline } from './timeline-drawing.ts';

const REFERENCE = 'INC-000001';

test('the drawing has a lane for each clock, the steps numbered as in the table, and a text alternative', async () => {
  const { desk, clock } = await testDesk();
  await desk.open(contact(severityOne), analyst);
  await clock.advance(Temporal.Duration.from({ minutes: 7 }));
  const drawing = drawTimeline(await desk.explain(REFERENCE, analyst));
  assert.deepEqual(
    drawing.clocks.map(({ name, bars, due }) => [name, bars.map(({ kind }) => kind), due?.label]),
    [
      ['Response', ['counts', 'ahead'], 'deadline Fri 5 Jun, 10:15'],
      ['Resolution', ['counts', 'ahead'], 'deadline Fri 5 Jun, 12:00'],
    ],
  );
  assert.equal(drawing.plan?.marks[0]?.label, '1–2');
  assert.match(
    drawing.description,
    /^The response clock is running; its deadline is Fri 5 Jun 2026, 10:15\. .* Of the escalation plan 2 steps were taken and \d+ may come\.$/,
  );
  await desk.close();
});

test('law: nothing is drawn outside the frame, and no two marks overlap', async () => {
  await fc.assert(
    fc.asyncProperty(randomSteps, async (steps) => {
      const made = await testDesk({ at: '2026-12-23T15:30:00Z' });
      await walk(made, steps, { service: 'ward-network', ...severityOne }, () => undefined);
      const { clocks, plan, now, left, right, ticks } = drawTimeline(await made.desk.explain(REFERENCE, analyst));
      for (const { bars, due } of clocks) {
        for (const { x, width } of bars) assert.ok(x >= left && x + width <= right + 1, `bar ${x}+${width}`);
        if (due) assert.ok(due.x >= left && due.x <= right);
      }
      for (const [i, { x }] of (plan?.marks ?? []).entries()) {
        assert.ok(x - 13 >= left - 1 && x + 13 <= right + 1, `mark ${x}`);
        if (i > 0) assert.ok(x - plan!.marks[i - 1]!.x >= 26, `marks ${plan!.marks[i - 1]!.x} and ${x}`);
      }
      if (now) assert.ok(now.x >= left && now.x <= right);
      assert.ok(ticks.length >= 1 && ticks.length <= 12);
      await made.desk.close();
    }),
    { numRuns: 40 },
  );
});
