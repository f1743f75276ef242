import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsageError } from '../kernel/index.ts';
import { parseRecord, readRecord, serialiseRecord, type RehearsalRecord } from './index.ts';
import { exampleRehearsal } from './testing/rehearsal.ts';

test('a record is read from its file as it was written', (t) => {
  const { dir, record } = exampleRehearsal(t);
  assert.deepEqual(readRecord(`${dir}/record.json`), record);
});

test('an unknown key, an invalid value and a dangling reference are refused by name', (t) => {
  const { record } = exampleRehearsal(t);
  const plain = JSON.parse(serialiseRecord(record)) as Record<string, unknown>;
  const refusals: readonly (readonly [unknown, RegExp])[] = [
    [{ ...plain, extra: 1 }, /extra/],
    [{ ...plain, format: 2 }, /format/],
    [
      { ...plain, scenarios: record.scenarios.map((s, i) => (i === 2 ? { ...s, verdict: 'passed' } : s)) },
      /scenarios\.2\.verdict/,
    ],
    [{ ...plain, criteria: record.criteria.map((c) => ({ ...c, scenarios: ['nowhere'] })) }, /names scenario "nowhere"/],
    [{ ...plain, scenarios: record.scenarios.map((s) => ({ ...s, evidence: [99] })) }, /names evidence 99/],
    [{ ...plain, scenarios: [...record.scenarios, record.scenarios[0]] }, /two scenarios have the same id/],
    [{ ...plain, evidence: record.evidence.map((e) => ({ ...e, file: '../x' })) }, /evidence\.0\.file/],
    [null, /./],
  ];
  for (const [value, says] of refusals)
    assert.throws(
      () => parseRecord(value),
      (error: unknown) => error instanceof UsageError && says.test(error.message),
      String(says),
    );
});

test("a desk's words in a cause are redacted before the record is written", (t) => {
  const { record } = exampleRehearsal(t, (found): RehearsalRecord => ({
    ...found,
    scenarios: found.scenarios.map((s) => ({
      ...s,
      cause: 'it answered: patient 485 777 3457, Authorization: Bearer abcdefgh12345678',
    })),
  }));
  assert.equal(record.scenarios[0]!.cause, 'it answered: patient [NHS number removed], Authorization: [authorization removed]');
});
