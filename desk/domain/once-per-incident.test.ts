import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oncePerIncident } from './once-per-incident.ts';
import type { Incident } from './incident/index.ts';
import type { Policy } from '../../standards/index.ts';

test('a rule is computed once for an incident, and again for another incident, policy or third argument', () => {
  const asked: unknown[][] = [];
  const rule = oncePerIncident((...of: readonly [Incident, Policy, unknown?]) => asked.push([...of]));
  const [incident, other] = [{}, {}] as unknown as [Incident, Incident];
  const [policy, edited] = [{}, {}] as unknown as [Policy, Policy];
  const clocks: unknown[] = [];

  assert.deepEqual(
    [rule(incident, policy, clocks), rule(incident, policy, clocks), rule(other, policy, clocks), rule(incident, policy, clocks)],
    [1, 1, 2, 1],
  );
  assert.equal(rule(incident, edited, clocks), 3);
  assert.equal(rule(incident, edited, []), 4);
});
