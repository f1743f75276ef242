import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DeskRefusal, OutOfReach } from '../../adapters/desk-under-test.ts';
import type { Finding } from '../environment/types.ts';
import { assertShown, ExpectationFailed } from '../expectation.ts';
import { judgeRows } from './rows.ts';

async function judged(rows: readonly number[], check: (row: number) => void) {
  const findings: Finding[] = [];
  const judging = judgeRows({ finding: (finding) => void findings.push(finding) }, rows, {
    sentence: (row) => `row ${row}`,
    check,
  });
  const error: unknown = await judging.then(() => null).catch((thrown: unknown) => thrown);
  return { findings, error };
}

test('each row leaves a finding, and all that failed make one failure', async () => {
  const { findings, error } = await judged([1, 2, 3, 4, 5, 6], (row) => {
    if (row === 3) throw new DeskRefusal('forbidden', 'not\n  yours');
    assertShown(row % 2 === 0, `${row} is odd`);
  });
  assert.deepEqual(
    findings.map(({ sentence, held, message }) => [sentence, held, message]),
    [
      ['row 1', false, '1 is odd'],
      ['row 2', true, null],
      ['row 3', false, 'not yours'],
      ['row 4', true, null],
      ['row 5', false, '5 is odd'],
      ['row 6', true, null],
    ],
  );
  assert.ok(error instanceof ExpectationFailed);
  assert.equal(error.message, '3 of 6 rows: row 1: 1 is odd; row 3: not yours; row 5: 5 is odd');
});

test('the message tells of three rows', async () => {
  const { error } = await judged([1, 2, 3, 4], (row) => assertShown(false, `${row} is wrong`));
  assert.ok(error instanceof Error);
  assert.equal(error.message, '4 of 4 rows: row 1: 1 is wrong; row 2: 2 is wrong; row 3: 3 is wrong');
});

test('an error that does not convict the desk ends the sweep', async () => {
  const { findings, error } = await judged([1, 2, 3], (row) => {
    if (row === 2) throw new OutOfReach('pages');
    assertShown(true, '');
  });
  assert.ok(error instanceof OutOfReach);
  assert.equal(findings.length, 1);
});

test('a row that compares nothing ends the sweep', async () => {
  const { error } = await judged([1], () => undefined);
  assert.ok(error instanceof Error);
  assert.match(error.message, /^the row "row 1" passed without comparing anything/);
});

test('rows that all hold throw nothing', async () => {
  assert.equal((await judged([1, 2], () => assertShown(true, ''))).error, null);
});
