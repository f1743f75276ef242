import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, test } from 'node:test';
import { verifyPack } from '../evidence/index.ts';
import { realTime } from '../kernel/index.ts';
import { isRunning } from '../kernel/testing/processes.ts';
import { rehearseInline, verdictsOf } from './testing/inline.ts';
import type { RehearseOptions } from './types.ts';

/*
 * Failures of the desk and of the harness: the owner of the fault decides the verdict, every scenario is accounted for, the report is
 * written, and no process or temporary folder is left.
 */
const tmp = mkdtempSync(path.join(tmpdir(), 'deskproof-harm-'));
process.env['TMPDIR'] = tmp;
after(() => rmSync(tmp, { recursive: true, force: true }));
const left = () => readdirSync(tmp).filter((name) => !name.startsWith('deskproof-inline-'));
afterEach(async () =>
  eventually(
    () => left().length === 0,
    () => `left behind: ${left().join(', ')}`,
  ),
);

/** A child process removes its files a moment after its thread was terminated. */
async function eventually(holds: () => boolean, otherwise: () => string): Promise<void> {
  for (let patience = 100; !holds(); patience--) {
    assert.ok(patience > 0, otherwise());
    await realTime.sleep(50);
  }
}
const allGone = async (pids: readonly number[]) =>
  eventually(
    () => !pids.some(isRunning),
    () => 'a desk is still running',
  );

/** Injects a failure once, when the second scenario's desk is open. */
function atTheSecond(harm: (pid: number, runner: Parameters<NonNullable<RehearseOptions['onOpened']>>[2]) => void): {
  readonly options: Partial<RehearseOptions>;
  readonly pids: readonly number[];
} {
  const pids: number[] = [];
  const onStaged: RehearseOptions['onOpened'] = (_scenario, pid, runner) => {
    if (pids.push(pid!) === 2) harm(pid!, runner);
  };
  return { options: { onOpened: onStaged }, pids };
}

const THREE = `@PRI-01
Feature: Three in a row
  Scenario: First
    Given somebody walks up to the desk
    Then the desk holds 1 incident
  Scenario: Second
    Given somebody walks up to the desk
    And the desk can still be asked
    And the desk can still be asked
    Then the desk holds 1 incident
  Scenario: Third
    Given somebody walks up to the desk
    Then the desk holds 1 incident
`;

const LATER = `  Scenario: Later
    Then the desk holds 0 incidents
`;

test('the desk is killed: that scenario is not met, the next has a new desk, and the report is written', async (t) => {
  const { options, pids } = atTheSecond((pid) => process.kill(pid, 'SIGKILL'));
  const { record, exitCode, pack } = await rehearseInline(t, { features: { 'three.feature': THREE } }, options);
  assert.equal(exitCode, 1);
  const { First, Second, Third } = verdictsOf(record);
  assert.deepEqual(First, ['met', null]);
  assert.equal(Second?.[0], 'not met');
  assert.match(Second[1] ?? '', /^the desk died: /);
  assert.deepEqual(Third, ['met', null]);
  assert.equal(record.criteria[0]?.verdict, 'not met');
  assert.ok(verifyPack(pack).intact);
  assert.equal(new Set(pids).size, 2);
  await allGone(pids);
});

test('of two threads one loses its desk for good: what is behind it in the plan is blocked, though the other had carried it out', async (t) => {
  const second = THREE.slice(THREE.indexOf('  Scenario: Second'), THREE.indexOf('  Scenario: Third'));
  const struck = ['Struck', 'Struck again', 'Struck at last'].map((name) => second.replace('Second', name)).join('');
  const first =
    THREE.slice(0, THREE.indexOf('  Scenario: Second')).replace('Three in a row', 'Ahead') +
    struck +
    LATER.replace('Later', 'Not reached');
  const many =
    THREE.replace('Three in a row', 'Behind') +
    Array.from({ length: 32 }, (_, i) => LATER.replace('Later', `Later ${i}`)).join('');
  const pids = new Set<number>();
  const onStaged: RehearseOptions['onOpened'] = (scenario, pid) => {
    pids.add(pid!);
    if (scenario.startsWith('struck-')) process.kill(pid!, 'SIGKILL');
  };
  const features = { 'ahead.feature': first, 'behind.feature': many };
  const { record, exitCode, pack } = await rehearseInline(t, { features }, { onOpened: onStaged });
  assert.equal(exitCode, 1);
  assert.deepEqual(
    record.scenarios.map(({ verdict }) => verdict),
    ['met', 'not met', 'not met', 'not met', ...Array.from({ length: 1 + 3 + 32 }, () => 'blocked')],
  );
  for (const { cause } of record.scenarios.slice(4)) assert.match(cause ?? '', /^the desk died: .* \(in "Struck at last"\)$/);
  assert.ok(verifyPack(pack).intact);
  await allGone([...pids]);
});

test("the harness's own supplier is lost: error, never the desk's fault", async (t) => {
  const { options, pids } = atTheSecond((_pid, runner) => runner.send({ do: 'lose-supplier' }));
  const { record, exitCode, pack } = await rehearseInline(t, { features: { 'three.feature': THREE } }, options);
  assert.equal(exitCode, 3);
  const verdicts = Object.values(verdictsOf(record));
  assert.deepEqual(verdicts[0], ['met', null]);
  assert.deepEqual([...new Set(verdicts.slice(1).map(([verdict]) => verdict))].sort(), ['blocked', 'error']);
  assert.match(record.criteria[0]?.cause ?? '', /three\.feature:6 {2}the harness lost its own supplier and telephone/);
  assert.ok(verifyPack(pack).intact);
  await allGone(pids);
});

test("a desk that cannot be opened is an error of the environment, never the desk's fault", async (t) => {
  const pids: number[] = [];
  const onOpened: RehearseOptions['onOpened'] = (_scenario, pid) => {
    // Only the folder in which the next desk makes its store is gone.
    if (pids.push(pid!) === 1)
      for (const name of readdirSync(tmp).filter((each) => each.startsWith('deskproof-desks-')))
        rmSync(path.join(tmp, name), { recursive: true });
  };
  const { record, exitCode, pack } = await rehearseInline(t, { features: { 'three.feature': THREE } }, { onOpened });
  assert.equal(exitCode, 3);
  const { Second, Third } = verdictsOf(record);
  for (const [verdict, cause] of [Second!, Third!]) {
    assert.equal(verdict, 'error');
    assert.match(cause ?? '', /^the desk could not be opened: ENOENT: no such file or directory, mkdtemp [^\n]+$/);
  }
  assert.match(readFileSync(path.join(path.dirname(pack), 'junit.xml'), 'utf8'), /failures="0" errors="[1-9]/);
  assert.ok(verifyPack(pack).intact);
  await allGone(pids);
});

test('a step that spins is stopped, and every other scenario is accounted for', async (t) => {
  const spins = `@PRI-01
Feature: A busy loop
  Scenario: Before
    Given somebody walks up to the desk
    Then the desk holds 1 incident
  Scenario: The one that spins
    Given somebody walks up to the desk
    Then a step spins for ever
  Scenario: After
    Given somebody walks up to the desk
    Then the desk holds 1 incident
`;
  const { options, pids } = atTheSecond(() => undefined);
  const { record, exitCode, folder, pack } = await rehearseInline(
    t,
    { features: { 'spins.feature': spins } },
    { ...options, stuckAfterMs: 4_000 },
  );
  assert.equal(exitCode, 3);
  const why = 'a step spun for 4 s without ending and was stopped';
  assert.deepEqual(verdictsOf(record), {
    Before: ['met', null],
    'The one that spins': ['error', why],
    After: ['blocked', `Not run: ${why}`],
  });
  assert.equal(record.criteria[0]?.verdict, 'error');
  assert.ok(!readdirSync(folder).includes('cucumber.html'), 'half a report of cucumber is in the pack');
  assert.ok(verifyPack(pack).intact);
  await allGone(pids);
});

test('a stray error is held against the scenario that let it loose, never against the next', async (t) => {
  const strays = `@PRI-01
Feature: Errors that nobody awaits
  Scenario: A wait for nothing
    Then a step waits for what never comes
  Scenario: A promise forgotten
    Given somebody walks up to the desk
    Then the desk holds 1 incident
    And a step forgets a promise that fails
  Scenario: A promise forgotten, told late
    Then the desk holds 0 incidents
    And a step forgets a promise that fails a moment later
  Scenario: The innocent next
    Given a moment passes
    Then the desk holds 0 incidents
  Scenario: A timer that throws, told late
    Then the desk holds 0 incidents
    And a step forgets a timer that throws a moment later
  Scenario: The next innocent
    Given a moment passes
    Then the desk holds 0 incidents
  @broken-hook
  Scenario: A hook that throws
    Then the desk holds 0 incidents
  Scenario: The last
    Then the desk holds 0 incidents
`;
  const { record, exitCode, pack } = await rehearseInline(t, { features: { 'strays.feature': strays } });
  assert.deepEqual(verdictsOf(record), {
    'A wait for nothing': ['error', 'function timed out, ensure the promise resolves within 300 milliseconds'],
    'A promise forgotten': ['error', 'the scenario let an error go unhandled: nobody awaited this promise'],
    'A promise forgotten, told late': ['error', 'after it had ended, it let an error go unhandled: nobody awaited this promise'],
    'The innocent next': ['met', null],
    'A timer that throws, told late': [
      'error',
      'after it had ended, it let an error go unhandled: nobody caught what this timer threw',
    ],
    'The next innocent': ['met', null],
    'A hook that throws': ['error', 'this hook is broken'],
    'The last': ['met', null],
  });
  assert.equal(exitCode, 3);
  assert.ok(verifyPack(pack).intact);
});
