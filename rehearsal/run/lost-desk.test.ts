import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RanScenario } from './collect.ts';
import { asFirstAttempt, endOfDesk, secondOf } from './lost-desk.ts';

const ran = (loss?: { readonly act: string | null; readonly answers: boolean }): RanScenario => ({
  ...{ id: 'a', name: 'A', feature: 'F', rule: null, file: 'a.feature', line: 1, tags: [], criteria: ['PRI-01'] },
  ...{ attempts: 1, steps: [], startedAt: '2026-11-23T09:30:00Z', durationMs: 1, simulated: null, items: [] },
  ...(loss
    ? { verdict: 'error', owner: 'unknown', cause: 'reset', loss: { ...loss, testCaseStartedId: '1' } }
    : { verdict: 'met', cause: null }),
});
const file = (...scenarios: readonly RanScenario[]) => ({ scenarios });
const died = ran({ act: null, answers: false });
const silent = ran({ act: 'logCall', answers: false });
const deaf = ran({ act: 'logCall', answers: true });

const ENDS: readonly (readonly [what: string, files: Parameters<typeof endOfDesk>[0], ends: readonly number[]])[] = [
  ['three in one file', [file(died, silent, died)], [1]],
  ['three over two files', [file(ran(), died), file(silent, died), file(ran())], [2]],
  ['two', [file(died, died), file(ran())], []],
  ['found again between them', [file(died, died, ran(), died)], []],
  ['a desk that answers other requests is not lost', [file(deaf, deaf, deaf)], []],
  ['a file between them has not run yet', [file(died, died), undefined, file(died)], []],
];
for (const [what, files, ends] of ENDS) test(`lost for good: ${what}`, () => assert.deepEqual(endOfDesk(files), ends));

const TWICE: readonly (readonly [what: string, second: RanScenario, verdict: string])[] = [
  ['the same act, and others are answered', ran({ act: 'POST /incidents/INC-000002/note', answers: true }), 'not met'],
  ['the same act, and nothing is answered', ran({ act: 'POST /incidents/INC-000002/note', answers: false }), 'error'],
  ['another act', ran({ act: 'GET /incidents', answers: true }), 'error'],
  ['nothing the second time', ran(), 'met'],
];
for (const [what, second, verdict] of TWICE)
  test(`lost twice: ${what}: ${verdict}`, () => {
    const result = secondOf(ran({ act: 'POST /incidents/INC-000001/note', answers: true }), second);
    assert.deepEqual([result.verdict, result.attempts, result.owner], [verdict, 2, verdict === 'error' ? 'unknown' : undefined]);
  });

test('the first of two attempts is marked as cucumber would', () => {
  const of = (id: string) => ({
    testCaseFinished: { testCaseStartedId: id, timestamp: { seconds: 0, nanos: 0 }, willBeRetried: false },
  });
  assert.equal(asFirstAttempt(of('1'), [deaf]).testCaseFinished?.willBeRetried, true);
  assert.equal(asFirstAttempt(of('2'), [deaf]).testCaseFinished?.willBeRetried, false);
});
