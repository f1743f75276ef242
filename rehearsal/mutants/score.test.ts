import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Mutant } from './mutants.ts';
import { linesOf, scoreOf, type Tried } from './score.ts';
import type { Outcome } from './outcome.ts';

const MUTANT: Mutant = {
  kind: 'number',
  file: 'a.ts',
  line: 3,
  start: 0,
  end: 1,
  original: '15',
  replacement: '16',
  atLoad: false,
};
const tried = (...outcomes: readonly Outcome[]): readonly Tried[] => outcomes.map((outcome) => ({ mutant: MUTANT, outcome }));

const KILLED: Outcome = { is: 'killed', by: 'f.feature:1', cause: 'expected 15' };
const REST: readonly Outcome[] = [
  { is: 'survived', scenarios: 12 },
  { is: 'not reached' },
  { is: 'timed out', by: 'f.feature:2', cause: 'it took longer than 15 s' },
  { is: 'error', by: 'f.feature:3', cause: 'a port was taken' },
];

test('only a scenario that is not met kills; an invalid mutant does not count', () => {
  const { valid, killed, percent } = scoreOf(tried(KILLED, KILLED, KILLED, ...REST, { is: 'invalid', cause: 'syntax' }));
  assert.deepEqual({ valid, killed, percent: Math.round(percent) }, { valid: 7, killed: 3, percent: 43 });
});

test('no valid mutant is no success', () => assert.equal(scoreOf([]).percent, 0));

test('every mutant that is not killed is named, with its reason', () =>
  assert.equal(
    linesOf(tried(KILLED, ...REST), { minutes: 2.5 }).join('\n'),
    `
 1 survived: every scenario that runs this code still passes
   a.ts:3  number: 15 → 16  (12 scenarios)

 1 not reached: no scenario runs this code
   a.ts:3  number: 15 → 16

 1 timed out, which is no proof: a scenario waited for something that never came
   a.ts:3  number: 15 → 16
       f.feature:2  it took longer than 15 s

 1 no outcome, because the harness or the environment broke
   a.ts:3  number: 15 → 16
       f.feature:3  a port was taken

 1 of 5 mutants killed (20.0 %) in 2.5 minutes; 1 survived, 1 not reached, 1 timed out, 1 error`,
  ));
