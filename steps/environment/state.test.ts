import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { HarnessFault } from './harness-fault.ts';
import { newScenarioState, SET_BY } from './state.ts';

test('a field keeps what a step sets, null included, and each scenario has its own', () => {
  const [one, other] = [newScenarioState(), newScenarioState()];
  one.refusal = null;
  one.eventsBefore = 7;
  one.references.push('INC-000001', 'INC-000002');
  assert.deepEqual([one.refusal, one.eventsBefore, one.reference], [null, 7, 'INC-000002']);
  assert.throws(() => other.refusal, HarnessFault);
  assert.deepEqual(other.references, []);
});

for (const field of Object.keys(SET_BY) as (keyof typeof SET_BY)[])
  test(`"${field}" read before it is set: the message names a sentence that sets it`, () => {
    const named = { name: 'HarnessFault', message: new RegExp(`"${field}".*${RegExp.escape(SET_BY[field])}`) };
    assert.throws(() => newScenarioState()[field], named);
  });

test('every sentence that a message names is a step definition', () => {
  const root = new URL('../', import.meta.url);
  const definitions = globSync('**/*.steps.ts', { cwd: root }).map((file) => readFileSync(new URL(file, root), 'utf8'));
  for (const sentence of Object.values(SET_BY))
    assert.ok(
      definitions.some((text) => text.includes(sentence)),
      `no step definition reads "${sentence}"`,
    );
});
