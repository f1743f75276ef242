import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { verifyPack, type RehearsalRecord } from '../evidence/index.ts';
import { UsageError } from '../kernel/index.ts';
import { deskproof, inlinePlan, rehearseInline, root } from './testing/inline.ts';

/*
 * A part of a rehearsal writes its report and JUnit, says "Partial" first, and is never sealed as a pass.
 */
const TWO = `@PRI-01
Feature: A small desk
  Scenario: Somebody walks up
    Given somebody walks up to the desk
    Then the desk holds 1 incident
  @PRI-02
  Scenario: Nobody walks up
    Then the desk holds 0 incidents
`;
const SMALL = { features: { 'small.feature': TWO } };
const BOTH = { ...SMALL, criteria: ['PRI-01', 'PRI-02'] };

function resultOf(pack: string): string {
  const envelope = JSON.parse(readFileSync(path.join(pack, 'attestation.dsse.json'), 'utf8')) as { readonly payload: string };
  const statement = JSON.parse(Buffer.from(envelope.payload, 'base64').toString()) as {
    readonly predicate: { readonly result: string };
  };
  return statement.predicate.result;
}
const verdicts = ({ criteria }: RehearsalRecord) => Object.fromEntries(criteria.map(({ id, verdict }) => [id, verdict]));

test('one scenario of two: its report is partial, its criterion blocked, its exit code 4, its seal no pass', async (t) => {
  const { record, folder, pack, exitCode } = await rehearseInline(t, SMALL, { names: ['^Nobody'] });
  assert.equal(exitCode, 4);
  assert.deepEqual(
    record.scenarios.map(({ name }) => name),
    ['Nobody walks up'],
  );
  assert.deepEqual(verdicts(record), { 'PRI-01': 'blocked' });
  assert.equal(
    record.outcome.sentence,
    "Partial: 1 of 2 scenarios (--name '^Nobody'). 1 of 1 criteria is blocked (PRI-01); none is met.",
  );
  const junit = readFileSync(path.join(folder, 'junit.xml'), 'utf8');
  assert.match(junit, /<testsuites name="Partial: 1 of 2 scenarios [^"]*" tests="2" failures="0" errors="0" skipped="1"/);
  assert.match(readFileSync(path.join(folder, 'index.html'), 'utf8'), /<h1 id="sentence">Partial: 1 of 2 scenarios/);
  assert.ok(verifyPack(pack).intact);
  assert.equal(resultOf(pack), 'WARNED');
});

test('a criterion all of whose scenarios ran is met, and the rehearsal is not', async (t) => {
  const { record, pack, exitCode } = await rehearseInline(t, BOTH, { tags: '@PRI-02' });
  assert.equal(exitCode, 4);
  assert.deepEqual(verdicts(record), { 'PRI-01': 'blocked', 'PRI-02': 'met' });
  assert.equal(resultOf(pack), 'WARNED');
});

test('a scenario of a part that is not met makes the part not met', async (t) => {
  const wrong = { features: { 'small.feature': TWO.replace('holds 0', 'holds 7') } };
  const { exitCode, pack } = await rehearseInline(t, wrong, { only: 'scenarios', tags: '@PRI-02' });
  assert.equal(exitCode, 1);
  assert.equal(resultOf(pack), 'FAILED');
});

test('controls that the plan asks for and the command line leaves out make it partial; --only of all there is does not', async (t) => {
  const part = await rehearseInline(t, { ...SMALL, controls: true }, { only: 'scenarios' });
  assert.equal(part.exitCode, 4);
  assert.match(part.record.outcome.sentence, /^Partial: 2 of 2 scenarios without faulty desks \(--only scenarios\)\./);
  assert.equal(resultOf(part.pack), 'WARNED');
  const junit = readFileSync(path.join(part.folder, 'junit.xml'), 'utf8');
  assert.match(junit, /tests="3" failures="0" errors="0" skipped="1"/, 'the counts of JUnit lead to the same exit code');

  const whole = await rehearseInline(t, SMALL, { only: 'scenarios' });
  assert.equal(whole.exitCode, 0);
  assert.equal(whole.record.partial, undefined);
});

test('a fault turns its part not met, and the report names it', async (t) => {
  const criteria = ['PRI-01'];
  const { record, exitCode } = await rehearseInline(
    t,
    { paths: ['features/priority/matrix.feature'], criteria, steps: [] },
    { only: 'scenarios', faults: ['transposed-matrix'], names: [] },
  );
  assert.equal(exitCode, 1);
  assert.match(record.outcome.sentence, /^Partial: \d+ of \d+ scenarios against a desk with the fault transposed-matrix \(/);
});

test('a seed is obeyed with --only too, and refused where a challenge sets it', async (t) => {
  const { record } = await rehearseInline(t, SMALL, { only: 'scenarios', seed: 'ours' });
  assert.equal(record.plan.seed, 'ours');
  await assert.rejects(
    rehearseInline(t, { ...SMALL, more: 'challenge: theirs\n' }, { seed: 'ours' }),
    (error) => error instanceof UsageError && /plan\.yaml:13 {2}challenge {2}sets the seed, so --seed ours/.test(error.message),
  );
});

/** The command on a plan with two scenarios. */
function run(t: TestContext, ...options: readonly string[]) {
  const { planFile, folder } = inlinePlan(t, SMALL);
  const { status, stdout, stderr } = spawnSync(process.execPath, deskproof('rehearse', planFile, ...options), {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, stdout, stderr, folder };
}

test('the first line that a partial rehearsal prints says so', (t) => {
  const { status, stdout, stderr, folder } = run(t, '--only', 'scenarios', '--name', 'Nobody');
  assert.equal(status, 4, stderr);
  assert.match(stdout, /^ Partial: 1 of 2 scenarios \(--only scenarios --name 'Nobody'\)\.\n/);
  assert.deepEqual(readdirSync(path.join(folder, 'reports')).length, 2);
});

const refused: readonly (readonly [options: readonly string[], message: RegExp])[] = [
  [['--faults', 'transposed-matrix'], /^--faults transposed-matrix needs --only scenarios: /],
  [['--only', 'scenarios', '--skip', 'load'], /^--skip load has no effect with --only scenarios/],
  [['--tags', '('], /^--tags '\(': Unmatched \(\. Write a cucumber tag expression, such as '@LSP-05 and not @browser'\.\n$/],
  [['--name', '('], /^--name '\(': Invalid regular expression: /],
  [['--tags', '@ESC-01'], /^No scenario that the plan selects matches\. /],
];
for (const [options, message] of refused)
  test(`refused: ${options.join(' ')}`, (t) => {
    const { status, stderr, folder } = run(t, ...options);
    assert.match(stderr, message);
    assert.doesNotMatch(stderr, /\n {4}at /);
    assert.equal(status, 2);
    assert.ok(!readdirSync(folder).includes('reports'), 'a report was begun');
  });

test('the quick profile runs what must pass, and is partial', async (t) => {
  const features = {
    'small.feature': TWO.replace('@PRI-02', '@PRI-03')
      .replace('@PRI-01\nFeature', 'Feature')
      .replace('  Scenario: Somebody', '  @PRI-01\n  Scenario: Somebody'),
  };
  const { record, exitCode } = await rehearseInline(t, { features, criteria: ['PRI-01', 'PRI-03'] }, { profile: 'quick' });
  assert.equal(exitCode, 4);
  assert.deepEqual(verdicts(record), { 'PRI-01': 'met' });
  assert.match(record.outcome.sentence, /^Partial: 1 of 2 scenarios \(--profile quick\)\./);
  await assert.rejects(rehearseInline(t, { features, criteria: ['PRI-03'] }, { profile: 'quick' }), UsageError);
});
