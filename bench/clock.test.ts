import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readClock, compileCalendars, definitionOf } from '../service-levels/index.ts';
import { loadStandard, shippedStandard } from '../standards/index.ts';
import { clockEvent, clockTable, EVENTS, LONG, NOW, type EventRow } from './clock-table.ts';
import { measureClock } from './clock.ts';

const SMALL = { waiting: 2_000, due: 100, open: 500 };

test('each round measures the clock beside the raw sweep of the same rows', async () => {
  const told: number[] = [];
  const rounds = await measureClock({ rounds: 2, size: SMALL, onRound: (n) => void told.push(n) });
  assert.deepEqual(told, [1, 2]);
  for (const { fold, sweep, recompute } of rounds) {
    for (const { ms, rawMs } of [fold, sweep, recompute]) assert.ok(ms > 0 && rawMs > 0);
    assert.ok(recompute.requests > 0, 'somebody wrote a note meanwhile');
  }
});

test('the long incident turns its clock with every event', async () => {
  const { tiers, calendars } = await loadStandard(shippedStandard('nhs-lsd'));
  const table = clockTable({ ...SMALL, open: 1, waiting: 1 });
  try {
    const rows = table.db.prepare('select at, facts from event where n = ? order by seq').all(LONG) as unknown as EventRow[];
    const clock = definitionOf(tiers['silver']!, 'resolution');
    const at = Temporal.Instant.fromEpochMilliseconds(NOW);
    const { segments, state } = readClock(clock, compileCalendars(calendars), rows.map(clockEvent), at);
    assert.deepEqual([rows.length, state], [EVENTS, 'paused']);
    assert.ok(segments.length > EVENTS / 2);
  } finally {
    table.close();
  }
});
