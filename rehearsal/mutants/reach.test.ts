import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PlannedScenario } from '../run/planned.ts';
import type { FeatureCoverage } from './coverage.ts';
import type { ImportGraph } from './imports.ts';
import type { Mutant } from './mutants.ts';
import { covers, reachOf } from './reach.ts';

const scenario = (id: string, file: string, line: number): PlannedScenario => ({
  id,
  file,
  line,
  pickleId: id,
  name: id,
  feature: file,
  rule: null,
  tags: [],
  criteria: [],
  expects: true,
  denies: null,
  sisters: [],
  steps: [],
});
const PLANNED = [
  scenario('a1', 'a', 1),
  scenario('a2', 'a', 2),
  scenario('b1', 'b', 1),
  scenario('b2#1', 'b', 2),
  scenario('b2#2', 'b', 2),
];
const FEATURES: readonly FeatureCoverage[] = [
  {
    atLoad: { 'x.ts': [0, 5], 'thread-starter.ts': [0, 1] },
    passed: [
      { id: 'a1', durationMs: 1, ran: { 'x.ts': [10, 20, 30, 40] } },
      { id: 'a2', durationMs: 1, ran: { 'x.ts': [10, 20] } },
    ],
  },
  {
    atLoad: {},
    passed: [
      { id: 'b1', durationMs: 1, ran: { 'thread-starter.ts': [3, 9] } },
      { id: 'b2#1', durationMs: 1, ran: {} },
      { id: 'b2#2', durationMs: 1, ran: { 'x.ts': [12, 20] } },
    ],
  },
];
const GRAPH: ImportGraph = {
  loads: () => true,
  importersOf: (file) => (file === 'thread.ts' ? ['thread-starter.ts'] : file === 'constants.ts' ? ['x.ts'] : []),
};
const reach = reachOf(PLANNED, FEATURES, GRAPH);
const reached = (file: string, start: number, atLoad = false) =>
  reach({ file, start, atLoad } as Mutant).map((unit) => `${unit.file}:${unit.line}`);

test('intervals hold their start and not their end', () =>
  assert.deepEqual(
    [9, 10, 19, 20, 35].map((at) => covers([10, 20, 30, 40], at)),
    [false, true, true, false, true],
  ));

test('only scenarios that ran the code are tried; all rows of an outline run together', () => {
  assert.deepEqual(reached('x.ts', 35), ['a:1']);
  assert.deepEqual(reached('x.ts', 25), []);
  assert.deepEqual(reached('x.ts', 15).toSorted(), ['a:1', 'a:2', 'b:2']);
});

test('the feature that is about the code comes first, in turn with the others, and of it what runs least', () =>
  assert.deepEqual(reached('x.ts', 15), ['a:2', 'b:2', 'a:1']));

test('code that runs at load is reached by every scenario that runs the file', () => {
  assert.deepEqual(reached('x.ts', 2).length, 3);
  assert.deepEqual(reached('x.ts', 60, true).length, 3);
});

test('a file that the process itself does not run is reached by way of its importers', () => {
  assert.deepEqual(reached('thread.ts', 1), ['b:1']);
  assert.deepEqual(reached('constants.ts', 1, true).length, 3);
});
