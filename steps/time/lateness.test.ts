import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { loadStandard, type Standard } from '../../standards/index.ts';
import { setRunContext } from '../environment/run-context.ts';
import type { RunContext } from '../environment/types.ts';
import { after, expectInTime, inTime } from './lateness.ts';

const due = Temporal.Instant.from('2026-11-23T10:05:00Z');
const made = (...minutes: readonly number[]) => minutes.map((each) => ({ at: due.add({ seconds: Math.round(each * 60) }) }));
const desk = (cadence: string | undefined, lateness: string) =>
  ({ desk: { ...(cadence && { cadence }) }, standard: { escalation: { lateness } } }) as unknown as ScenarioEnvironment;

/** Cadence, the standard's limit, minutes late: whether that is in time. */
const STORIES: readonly (readonly [string | undefined, string, number, boolean])[] = [
  [undefined, 'PT5M', 0, true],
  [undefined, 'PT5M', 0.02, false],
  [undefined, 'PT5M', -1, false],
  ['PT5M', 'PT5M', 5, true],
  ['PT5M', 'PT5M', 5.02, false],
  ['PT1M', 'PT5M', 2, false],
  ['PT1H', 'PT5M', 6, false],
  ['PT1H', 'PT0S', 1, false],
  ['PT5M', 'PT5M', -0.02, false],
];
test('a contact is late by no more than the cadence and the limit of the standard, and never early', () => {
  for (const [cadence, lateness, minutes, holds] of STORIES)
    assert.equal(
      inTime(desk(cadence, lateness), made(minutes), due) !== undefined,
      holds,
      `${cadence ?? 'no cadence'}, ${lateness}, ${minutes}`,
    );
});

test('what may only be late is not held against a silence that begins meanwhile', () => {
  assert.equal(after(desk('PT5M', 'PT5M'), made(0, 4, 6), due).length, 1);
  assert.equal(after(desk(undefined, 'PT5M'), made(0, 4, 6), due).length, 2);
});

test('the lateness is told, in the failure and in what is kept of a pass', async () => {
  const standard = { zone: 'Europe/London', escalation: { lateness: 'PT5M' } } as unknown as Standard;
  setRunContext({ standard } as unknown as RunContext);
  const kept: string[] = [];
  const environment = {
    ...desk('PT5M', 'PT5M'),
    standard,
    keep: async ({ title }: { readonly title: string }) => kept.push(title),
  } as unknown as ScenarioEnvironment;
  const call = { what: 'Call to the duty manager', sentence: () => 'The duty manager was to be called.' };
  await expectInTime(environment, made(0), due, call);
  assert.deepEqual(kept, []);
  await expectInTime(environment, made(3), due, call);
  assert.deepEqual(kept, ['Call to the duty manager: due at 10:05 on Monday 23 November 2026, and 3 minutes late']);
  await assert.rejects(expectInTime(environment, made(-1, 7), due, call), {
    message: 'The duty manager was to be called. That is 7 minutes late, and this desk may be 5 minutes late.',
  });
});

test('the shipped standard limits it', async () => {
  const { escalation } = await loadStandard('standards/nhs-lsd');
  assert.equal(escalation.lateness, 'PT5M');
});
