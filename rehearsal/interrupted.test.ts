import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, existsSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { test, type TestContext } from 'node:test';
import { text } from 'node:stream/consumers';
import { realTime } from '../kernel/index.ts';
import { deskproof, inlinePlan, root } from './testing/inline.ts';

const LONG = `@PRI-01
Feature: A long one
  Scenario: Somebody walks up, and time passes
    Given somebody walks up to the desk
    And a step takes 25 seconds
    Then the desk holds 1 incident
`;

test('Ctrl-C ends a rehearsal within seconds: no process, no temporary folder and no half report is left', async (t) => {
  const { planFile, folder } = inlinePlan(t, { features: { 'long.feature': LONG } });
  const tmp = path.join(folder, 'tmp');
  mkdirSync(tmp);
  // A process group of its own: a terminal sends Ctrl-C to the whole group.
  const child = spawn(process.execPath, deskproof('rehearse', planFile), {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TMPDIR: tmp },
  });
  const printed = text(child.stderr);
  await once(child.stdout, 'data');
  const reports = path.join(folder, 'reports');
  const underWay = () =>
    existsSync(reports) &&
    readdirSync(reports).length > 0 &&
    readdirSync(tmp).some((name) => name.startsWith('deskproof-desks-'));
  for (let patience = 200; !underWay() && patience > 0; patience--) await realTime.sleep(50);
  assert.ok(underWay(), 'the scenarios never began');
  await realTime.sleep(300);

  const pressed = realTime.elapsedMs();
  process.kill(-child.pid!, 'SIGINT');
  const [code] = (await once(child, 'exit')) as [number | null];
  assert.equal(code, 130);
  assert.ok(realTime.elapsedMs() - pressed < 12_000, 'it took too long to end');
  assert.match(await printed, /Stopping: cleaning up[\s\S]*Stopped before it was done\. Nothing was written\.\n$/);
  assert.deepEqual(readdirSync(reports), []);
  const gone = () => {
    try {
      return !process.kill(-child.pid!, 0);
    } catch {
      return true;
    }
  };
  for (let patience = 100; !gone() && patience > 0; patience--) await realTime.sleep(50);
  assert.ok(gone(), 'a process of it is still running');
  assert.deepEqual(
    readdirSync(tmp).filter((name) => !name.startsWith('node-compile-cache')),
    [],
  );
});

const RED = `@PRI-01
Feature: A red one
  Scenario: What was promised cannot be seen
    Then the desk holds 7 incidents
  Scenario: A moment later it cannot be seen either
    Given a moment passes
    Then the desk holds 7 incidents
  Scenario: Somebody walks up, and time passes
    Given somebody walks up to the desk
    And a step takes 25 seconds
    Then the desk holds 1 incident
`;

async function firstFailure(stdout: Readable): Promise<void> {
  await new Promise<void>((resolve) => stdout.on('data', (chunk: Buffer) => chunk.includes('✗') && resolve()));
}

/** Starts scenarios alone in their own process group and resolves at their first failure. */
async function underWay(t: TestContext) {
  const { planFile, folder } = inlinePlan(t, { features: { 'red.feature': RED } });
  const tmp = path.join(folder, 'tmp');
  mkdirSync(tmp);
  const child = spawn(process.execPath, deskproof('rehearse', planFile, '--only', 'scenarios'), {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TMPDIR: tmp },
  });
  const printed = text(child.stderr);
  await firstFailure(child.stdout);
  return { child, printed, left: () => readdirSync(tmp).filter((name) => !name.startsWith('node-compile-cache')) };
}

test('a supervisor that tells the whole group twice to end lets it clear away all the same', async (t) => {
  const { child, printed, left } = await underWay(t);
  assert.notDeepEqual(left(), []);
  process.kill(-child.pid!, 'SIGTERM');
  process.kill(child.pid!, 'SIGTERM');
  const [code] = (await once(child, 'exit')) as [number | null];
  assert.equal(code, 143);
  assert.match(await printed, /Stopped before it was done/);
  assert.deepEqual(left(), []);
});

test('a reader who has seen enough ends it, and nothing is left', async (t) => {
  const { child, left } = await underWay(t);
  child.stdout.destroy();
  await once(child, 'exit');
  assert.deepEqual(left(), []);
});
