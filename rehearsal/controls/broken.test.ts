import assert from 'node:assert/strict';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { inlinePlan, root } from '../testing/inline.ts';
import { silent } from '../../kernel/progress.ts';
import { unfinished, type ScenarioRun } from '../run/scenarios.ts';
import { brokenIn, exitCodeOf, warningOf } from './broken.ts';
import { proveControls } from './prove.ts';

/*
 * The exit code of the faulty desks: whose fault is it that one of them was not caught?
 */
const COUNTS = `@PRI-01
Feature: Counting
  Scenario: One comes, one is there
    Given somebody walks up to the desk
    Then the desk holds 1 incident
`;
const BREAKS = `@PRI-01
Feature: Breaking
  Scenario: It breaks at a faulty desk
    Given the harness breaks at a faulty desk
    Then the desk holds 0 incidents
`;

async function controls(t: TestContext, features: Readonly<Record<string, string>>, paths: readonly string[] = []) {
  const { planFile, folder } = inlinePlan(t, { features, paths });
  const lines: string[] = [];
  const exitCode = await proveControls({ root, planFile, progress: { ...silent, say: (line) => void lines.push(line) } });
  const said = lines.join('\n').replaceAll(path.relative(root, folder), '<here>');
  return { exitCode, said };
}

test('a fault that no scenario notices: exit code 1', async (t) => {
  const { exitCode, said } = await controls(t, { 'counts.feature': COUNTS });
  assert.match(said, /✗ transposed-matrix +must turn PRI-01; turned nothing \(0 scenarios\)$/m);
  assert.doesNotMatch(said, /broke/);
  assert.equal(exitCode, 1);
});

test('a fault that may have been missed because the harness broke: exit code 3, and the reason', async (t) => {
  const { exitCode, said } = await controls(t, { 'breaks.feature': BREAKS });
  assert.match(
    said,
    /✗ transposed-matrix +must turn PRI-01; turned nothing \(0 scenarios\)\n +Unknown: <here>\/features\/breaks\.feature:3 with transposed-matrix: the harness is broken$/m,
  );
  assert.equal(exitCode, 3);
});

test('the harness broke, but every fault was caught elsewhere: exit code 0, and one line of warning', async (t) => {
  const { exitCode, said } = await controls(t, { 'breaks.feature': BREAKS }, [path.join('features', 'priority')]);
  assert.match(
    said,
    /^Warning: \d+ scenarios broke for a reason of the harness or the environment; every fault was caught all the same\. First: <here>\/features\/breaks\.feature:3 with \S+: the harness is broken$/m,
  );
  assert.equal(said.match(/Warning/g)?.length, 1);
  assert.equal(exitCode, 0);
});

const fault = (id: string, ...mustChange: string[]) => ({ id, says: 'It is wrong.', mustChange });
const result = (id: string, mustChange: string[], changed: string[]) => ({
  fault: id,
  mustChange,
  changed,
  caught: mustChange.every((one) => changed.includes(one)),
});
const broke = (faults: string[], ...criteria: string[]) => ({
  faults,
  criteria,
  file: 'a.feature',
  line: 3,
  cause: 'no browser',
});

const STORIES: readonly (readonly [what: string, code: 0 | 1 | 3, ...Parameters<typeof exitCodeOf>])[] = [
  ['all caught', 0, [result('A', ['PRI-01'], ['PRI-01'])], []],
  ['all caught, one run broken', 0, [result('A', ['PRI-01'], ['PRI-01'])], [broke(['A'], 'PRI-01')]],
  ['one missed', 1, [result('A', ['PRI-01'], [])], []],
  [
    'one missed, the run of another broken',
    1,
    [result('A', ['PRI-01'], []), result('B', ['LOG-01'], ['LOG-01'])],
    [broke(['B'], 'LOG-01')],
  ],
  ['one missed, its run broken', 3, [result('A', ['PRI-01'], [])], [broke(['A'], 'PRI-01')]],
  [
    'half of it missed, a run of the other half broken',
    1,
    [result('A', ['PRI-01', 'LOG-01'], ['LOG-01'])],
    [broke(['A'], 'LOG-01')],
  ],
  ['one missed, and a run of many faults broken', 1, [result('A', ['PRI-01'], [])], [broke(['A', 'B'], 'PRI-01')]],
  ['one missed and one unknown', 1, [result('A', ['PRI-01'], []), result('B', ['LOG-01'], [])], [broke(['B'], 'LOG-01')]],
];
for (const [what, code, results, broken] of STORIES)
  test(`${what}: exit code ${code}`, () => assert.equal(exitCodeOf(results, broken), code));

test('nothing broken is no warning', () => assert.equal(warningOf([]), null));

test('what is blocked behind a desk that died is the fault’s doing, and behind a harness that broke its own', () => {
  const planned = (name: string) => ({
    ...{ id: name, pickleId: name, name, feature: 'F', rule: null, file: 'a.feature', line: 1, tags: [], steps: [] },
    criteria: ['PRI-01'],
    expects: true,
    denies: null,
    sisters: [],
  });
  const blocked = unfinished(planned('B'), 'blocked', 'not run');
  const run = (more: Partial<ScenarioRun>): ScenarioRun => ({
    ...{ scenarios: [blocked], fault: null, unhandledError: null, died: [], ended: null, desk: null },
    ...more,
  });
  const trial = { faults: [fault('A', 'PRI-01')], scenarios: [] };
  assert.equal(brokenIn(trial, run({ ended: { by: 'desk', why: 'the desk died' }, died: ['A'] })).length, 0);
  assert.equal(
    brokenIn(trial, run({ ended: { by: 'harness', why: 'the harness lost its own supplier' }, died: ['A'] })).length,
    1,
  );
  assert.equal(brokenIn(trial, run({ fault: 'a step spun' })).length, 1);
});
