import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { test, type TestContext } from 'node:test';
import { realTime } from '../kernel/index.ts';
import { deskproof, inlinePlan, root } from './testing/inline.ts';

/*
 * The load and the faulty desks, ended while they run: no process and no temporary folder is left.
 */
const skip = process.platform === 'win32' ? 'the k6 of this test is a shell script' : false;
const COUNTS = `@PRI-01
Feature: Counting
  Scenario: One comes, one is there, after a while
    Given somebody walks up to the desk
    And a step takes 25 seconds
    Then the desk holds 1 incident
`;

async function eventually(holds: () => boolean, otherwise: string): Promise<void> {
  for (let patience = 1200; !holds(); patience--) {
    assert.ok(patience > 0, otherwise);
    await realTime.sleep(50);
  }
}

function started(t: TestContext, ...args: readonly string[]) {
  const { planFile, folder } = inlinePlan(t, { features: { 'counts.feature': COUNTS } });
  const tmp = path.join(folder, 'tmp');
  mkdirSync(tmp);
  const k6 = path.join(folder, 'k6');
  const running = path.join(folder, 'k6-runs');
  // A k6 that will not end.
  writeFileSync(
    k6,
    `#!/bin/sh\nif [ "$1" = version ]; then echo 'k6 v2.0.0'; exit; fi\ntrap '' INT TERM\n: > '${running}'\nwhile :; do sleep 0.2; done\n`,
  );
  chmodSync(k6, 0o755);
  const argv = args.map((arg) => (arg === 'PLAN' ? planFile : arg === 'OUT' ? path.join(folder, 'out') : arg));
  const child = spawn(process.execPath, deskproof(...argv), {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, TMPDIR: tmp, DESKPROOF_K6: k6 },
  });
  const left = () => readdirSync(tmp).filter((name) => !name.startsWith('node-compile-cache'));
  return { child, running, left };
}

async function endsClean(child: ChildProcess, left: () => readonly string[], code: number) {
  const said = text(child.stderr!);
  const [ended] = (await once(child, 'exit')) as [number | null];
  assert.match(await said, /Stopped before it was done\. Nothing was written\.\n$/);
  assert.equal(ended, code);
  const gone = () => {
    try {
      return !process.kill(-child.pid!, 0);
    } catch {
      return true;
    }
  };
  await eventually(gone, 'a process of it is still running');
  assert.deepEqual(left(), []);
}

for (const [signal, whom, code] of [
  ['SIGTERM', 'the command alone', 143],
  ['SIGINT', 'its whole group', 130],
] as const)
  test(`${signal} to ${whom} ends the load, though k6 will not end`, { skip }, async (t) => {
    const { child, running, left } = started(t, 'load', 'smoke', '--for', '30s', '--out', 'OUT');
    await eventually(() => existsSync(running), 'k6 was never started');
    process.kill(whom === 'its whole group' ? -child.pid! : child.pid!, signal);
    await endsClean(child, left, code);
  });

test('SIGTERM ends the faulty desks', { skip }, async (t) => {
  const { child, left } = started(t, 'controls', 'PLAN');
  const open = () => left().some((name) => name.startsWith('deskproof-control-')) && left().some(storesOfADesk);
  await eventually(open, 'no faulty desk was opened');
  child.kill('SIGTERM');
  await endsClean(child, left, 143);
});
const storesOfADesk = (name: string) => name.startsWith('deskproof-desks-');

test('a k6 that is not asked to run any more is not started', { skip }, async (t) => {
  const { child, running, left } = started(t, 'load', 'smoke', '--for', '30s', '--out', 'OUT');
  await eventually(() => left().some((name) => name.startsWith('deskproof-load-')), 'the load was never begun');
  child.kill('SIGTERM');
  await endsClean(child, left, 143);
  assert.ok(!existsSync(running), 'k6 was started');
});
