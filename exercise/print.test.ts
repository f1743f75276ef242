import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printExercise, type ExerciseRecord } from './index.ts';

const step = (id: string, planned: string) => ({
  step: id,
  channel: 'telephone',
  title: 'Duty manager',
  name: 'Ann',
  planned,
  at: [planned],
  outcome: 'reached',
});

test('times in the repeated hour are printed with BST or GMT, in one column', () => {
  const record = {
    heading: 'SIMULATED',
    standard: { zone: 'Europe/London' },
    counts: { reached: 2 },
    asPlanned: true,
    actions: [],
    drills: [
      {
        severity: '1',
        period: 'out-of-hours',
        service: 'crs',
        opensAt: '2026-10-25T00:50:00Z',
        for: null,
        steps: [step('OOH-1', '2026-10-25T00:50:00Z'), step('OOH-2', '2026-10-25T02:00:00Z')],
        command: null,
        unplanned: [{ channel: 'mail', to: 'ann@desk.example', at: '2026-10-25T01:50:00Z' }],
        failure: null,
      },
    ],
  };
  const printed = printExercise(record as unknown as ExerciseRecord);
  assert.match(printed, /opened Sun 25 Oct 01:50:00 BST/);
  assert.match(printed, /unplanned mail to ann@desk\.example at Sun 25 Oct 01:50:00 GMT/);
  const columns = printed.split('\n').flatMap((line) => (/OOH/.test(line) ? [line.indexOf('reached')] : []));
  assert.deepEqual(new Set(columns).size, 1);
  assert.match(printed, /Sun 25 Oct 02:00:00 {6}Sun/);
});
