import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Envelope } from '@cucumber/messages';
import { asOneRun } from './messages.ts';

const at = (seconds: number) => ({ seconds, nanos: 0 });
/** A run of one file with one test case, in as few messages as tell it. */
const run = (file: string, n: number, thread: string, success = true) =>
  [
    { meta: { protocolVersion: '34' } },
    { source: { uri: file } },
    { gherkinDocument: { uri: file } },
    { pickle: { id: `pickle of ${file}` } },
    { parameterType: { id: `type in run ${n}`, name: 'minutes' } },
    { stepDefinition: { id: `step of ${thread}` } },
    { testRunStarted: { id: `run ${n}`, timestamp: at(n) } },
    { testRunHookStarted: { id: `hook in run ${n}`, testRunStartedId: `run ${n}` } },
    { testCase: { id: `case of ${file}`, testRunStartedId: `run ${n}` } },
    { testCaseStarted: { testCaseId: `case of ${file}` } },
    { testRunFinished: { success, timestamp: at(n + 10), testRunStartedId: `run ${n}` } },
  ] as unknown as readonly Envelope[];

test('several runs read as one: what is told ahead once, then their test cases in turn, and one end', () => {
  const one = asOneRun([
    run('a.feature', 1, 'thread 1'),
    run('b.feature', 2, 'thread 2'),
    run('c.feature', 3, 'thread 1', false),
  ]);
  assert.deepEqual(
    one.map((envelope) => Object.keys(envelope)[0]),
    [
      'meta',
      ...['source', 'source', 'source', 'gherkinDocument', 'gherkinDocument', 'gherkinDocument', 'pickle', 'pickle', 'pickle'],
      ...['parameterType', 'stepDefinition', 'stepDefinition', 'testRunStarted'],
      ...['testRunHookStarted', 'testCase', 'testCaseStarted'],
      ...['testRunHookStarted', 'testCase', 'testCaseStarted'],
      ...['testRunHookStarted', 'testCase', 'testCaseStarted'],
      'testRunFinished',
    ],
  );
  const text = JSON.stringify(one);
  assert.ok(!text.includes('"run 2"') && !text.includes('"run 3"'), 'it speaks of more than one run');
  assert.deepEqual(one.at(-1)?.testRunFinished, { success: false, timestamp: at(13), testRunStartedId: 'run 1' });
});

test('of nothing, nothing is made', () => {
  assert.deepEqual(asOneRun([]), []);
});
