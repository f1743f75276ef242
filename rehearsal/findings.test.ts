import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type { Envelope } from '@cucumber/messages';
import { rehearseInline, verdictsOf } from './testing/inline.ts';

/*
 * One sentence, one finding, one piece of evidence.
 */
const SENTENCES = `@PRI-01
Feature: Sentences
  Scenario: Two of three are wrong
    Given somebody walks up to the desk
    Then the desk holds 2 incidents
    And the desk holds 1 incident
    But the desk holds 3 incidents
    When somebody walks up to the desk
    Then the desk holds 2 incidents
  Scenario: One row of many is wrong
    Then 20 rows are judged, of which row 7 is wrong
    And the desk holds 0 incidents
  Scenario: What was shown wrong stands
    Then the desk holds 5 incidents
    And a step waits for what never comes
  Scenario: All is well
    Given somebody walks up to the desk
    Then the desk holds 1 incident
    And 3 rows are judged, of which row 0 is wrong
`;

test('each Then is judged up to the next When, with what it read; report, JUnit and cucumber tell the same', async (t) => {
  const { record, folder, exitCode } = await rehearseInline(t, { features: { 'sentences.feature': SENTENCES }, atLeast: 4 });
  assert.equal(exitCode, 1);
  assert.deepEqual(verdictsOf(record), {
    'Two of three are wrong': ['not met', 'The desk was to hold 2 incidents and holds 1. (and 1 more)'],
    'One row of many is wrong': ['not met', 'row 7: it is wrong'],
    'What was shown wrong stands': ['not met', 'The desk was to hold 5 incidents and holds 0.'],
    'All is well': ['met', null],
  });
  const [wrong, rows, stands, well] = record.scenarios;
  const statuses = ['passed', 'failed', 'passed', 'failed', 'skipped', 'skipped'];
  assert.deepEqual(
    wrong!.steps.map(({ status }) => status),
    statuses,
  );
  assert.deepEqual(
    wrong!.steps.map(({ findings }) => findings?.map(({ verdict }) => verdict) ?? null),
    [null, ['not met'], ['met'], ['not met'], null, ['blocked']],
  );
  assert.deepEqual(
    rows!.steps.map(({ status, findings }) => [status, findings?.length, findings?.find(({ verdict }) => verdict !== 'met')]),
    [
      ['failed', 20, { sentence: 'row 7', verdict: 'not met', cause: 'it is wrong', evidence: [] }],
      ['passed', 1, undefined],
    ],
  );
  assert.deepEqual(
    stands!.steps.map(({ findings }) => findings?.map(({ verdict }) => verdict)),
    [['not met'], ['error']],
  );
  assert.equal(well!.steps[2]!.findings!.length, 3);

  // The counts that the step read are its evidence, and name it.
  const [counts] = well!.steps[1]!.findings!;
  const item = record.evidence[counts!.evidence[0]!]!;
  assert.equal(item.title, 'The counts, as the assessor reads it');
  assert.equal(item.step, 'the desk holds 1 incident');
  assert.match(readFileSync(path.join(folder, item.file), 'utf8'), /"total": 1/);

  const junit = readFileSync(path.join(folder, 'junit.xml'), 'utf8');
  assert.match(junit, /<failure [^>]*>not met: the desk holds 2 incidents: The desk was to hold 2 incidents and holds 1\.&#10;/);
  const page = readFileSync(path.join(folder, 'index.html'), 'utf8');
  assert.match(page, /2 sentences not shown:[\s\S]*the desk holds 2 incidents[\s\S]*the desk holds 3 incidents/);
  const messages = readFileSync(path.join(folder, 'messages.ndjson'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Envelope);
  const [first] = messages.flatMap(({ testCaseStarted }) => testCaseStarted ?? []);
  const steps = new Set(
    messages.flatMap(({ testCase }) => testCase?.testSteps ?? []).flatMap(({ id, pickleStepId }) => (pickleStepId ? id : [])),
  );
  assert.deepEqual(
    messages
      .flatMap(({ testStepFinished }) => testStepFinished ?? [])
      .filter(({ testCaseStartedId, testStepId }) => testCaseStartedId === first!.id && steps.has(testStepId))
      .map(({ testStepResult }) => testStepResult.status.toLowerCase()),
    statuses,
  );
  assert.equal(messages.at(-1)?.testRunFinished?.success, false);
});
