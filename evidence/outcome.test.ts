import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcomeOf, verdictOfShowings, worst } from './outcome.ts';
import type { Verdict } from './types.ts';

const criteria = (...verdicts: Verdict[]) => verdicts.map((verdict, i) => ({ id: `C-0${i + 1}`, verdict }));

const cases: readonly (readonly [Verdict[], number, string])[] = [
  [['met', 'met'], 0, 'All 2 criteria rehearsed are met.'],
  [['met'], 0, 'The one criterion rehearsed is met.'],
  [['met', 'not applicable'], 0, '1 of 2 criteria are met; 1 is not applicable (C-02).'],
  [['met', 'not met', 'met'], 1, '1 of 3 criteria is not met (C-02); 2 are met.'],
  [
    ['not met', 'blocked', 'needs review', 'needs review'],
    1,
    '1 of 4 criteria is not met (C-01); 1 is blocked (C-02); 2 need review (C-03, C-04); none is met.',
  ],
  [['met', 'needs review'], 4, '1 of 2 criteria needs review (C-02); 1 is met.'],
  [['met', 'error', 'not met'], 3, '1 of 3 criteria could not be judged (C-02); 1 is not met (C-03); 1 is met.'],
  [
    ['not met', 'not met', 'not met', 'not met', 'not met'],
    1,
    '5 of 5 criteria are not met (C-01, C-02, C-03 and 2 more); none is met.',
  ],
  [['met', 'blocked', 'not applicable'], 4, '1 of 3 criteria is blocked (C-02); 1 is met; 1 is not applicable (C-03).'],
  [[], 3, 'Nothing was rehearsed, so nothing was shown.'],
  [['not applicable'], 3, 'Every criterion is scoped out, so nothing was shown.'],
];
for (const [verdicts, exitCode, sentence] of cases)
  test(`${verdicts.join(', ') || 'nothing'}: ${sentence}`, () => {
    const outcome = outcomeOf(criteria(...verdicts));
    assert.equal(outcome.sentence, sentence);
    assert.equal(outcome.exitCode, exitCode);
    assert.equal(
      Object.values(outcome.counts).reduce((a, b) => a + b),
      verdicts.length,
    );
  });

const partial = { options: '--tags @ESC-01', ran: 1, planned: 9, leftOut: ['load'], faults: [] };
const partialCases: readonly (readonly [Verdict[], Verdict, number])[] = [
  [['met'], 'blocked', 4],
  [['met', 'blocked'], 'blocked', 4],
  [['met', 'not met'], 'not met', 1],
  [['met', 'error'], 'error', 3],
];
for (const [verdicts, verdict, exitCode] of partialCases)
  test(`partial, ${verdicts.join(', ')}: ${verdict}, never met`, () => {
    const outcome = outcomeOf(criteria(...verdicts), partial);
    assert.match(outcome.sentence, /^Partial: 1 of 9 scenarios without load \(--tags @ESC-01\)\. /);
    assert.equal(outcome.verdict, verdict);
    assert.equal(outcome.exitCode, exitCode);
  });

test('every way of showing must be met, and none at all is an error', () => {
  assert.equal(worst([]), 'error');
  assert.equal(verdictOfShowings([{ verdict: 'met' }, { verdict: 'needs review' }]), 'needs review');
  assert.equal(verdictOfShowings([{ verdict: 'not applicable' }]), 'not applicable');
});
