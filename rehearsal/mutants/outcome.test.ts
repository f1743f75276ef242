import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RanScenario } from '../run/collect.ts';
import type { ScenarioRun } from '../run/scenarios.ts';
import { outcomeOf } from './outcome.ts';

const ran = (verdict: RanScenario['verdict'], cause: string | null = null): RanScenario =>
  ({ id: 'a', file: 'a.feature', line: 3, verdict, cause }) as RanScenario;
const run = (scenarios: readonly RanScenario[], { died = [] }: { readonly died?: readonly string[] } = {}): ScenarioRun => ({
  scenarios,
  fault: null,
  unhandledError: null,
  died,
  ended: null,
  desk: null,
});
const by = 'a.feature:3';

test('a scenario that is not met kills a mutant, also when the desk died in it', () => {
  const red = ran('not met', 'expected 15');
  assert.deepEqual(outcomeOf(run([red]), red, 1, null), { is: 'killed', by, cause: 'expected 15' });
  assert.equal(outcomeOf(run([red], { died: ['a'] }), red, 1, null)?.is, 'killed');
});

test('when all pass, nothing is shown yet', () => assert.equal(outcomeOf(run([ran('met')]), null, 1, null), null));

test('a mutant with which no desk opens is invalid', () => {
  const red = ran('not met', "The desk's process ended (exit code 1).");
  assert.equal(outcomeOf(run([red], { died: ['a'] }), red, 0, null)?.is, 'invalid');
  assert.equal(outcomeOf(run([ran('error', 'the desk could not be opened')]), null, 0, null)?.is, 'invalid');
});

test('a time-out and an error of the harness are no kill', () => {
  const ended = ran('not met', "The desk's process ended (SIGKILL).");
  assert.equal(outcomeOf(run([ended], { died: ['a'] }), ended, 1, 15_000)?.is, 'timed out');
  const gaveUp = ran('not met', 'function timed out, ensure the promise resolves within 30000 milliseconds');
  assert.equal(outcomeOf(run([gaveUp]), gaveUp, 1, null)?.is, 'timed out');
  assert.deepEqual(outcomeOf(run([ran('error', 'a port was taken')]), null, 1, null), {
    is: 'error',
    by,
    cause: 'a port was taken',
  });
  assert.equal(outcomeOf(run([ran('error', 'the desk and its simulators did not open in time')]), null, 0, null)?.is, 'error');
  const broken: ScenarioRun = { ...run([ran('blocked')]), fault: 'the harness broke' };
  assert.equal(outcomeOf(broken, null, 0, null)?.is, 'error');
});
