import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, existsSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { text } from 'node:stream/consumers';
import { wall } from '../kernel/index.ts';
import { deskproof, inlinePlan, root } from './testing/inline.ts';

const LONG = `@PRI-01
Feature: A long one
  Scenario: Somebody walks up, and time passes
    Given somebody walks up to the desk
    And a step takes 25 seconds
`;

test('Ctrl-C ends a rehearsal within seconds: no process, no temporary folder and no half report is left', async (t) => {
  const { planFile, folder } = inlinePlan(t, { features: { 'long.feature': LONG } });
  const tmp = path.join(folder, 'tmp');
  mkdirSync(tmp);
  // A process group of its own, since a terminal sends Ctrl-C to all of one.
  const child = spawn(process.execPath, deskproof('rehearse', planFile), {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TMPDIR: tmp },
  });
  const said = text(child.stderr);
  await once(child.stdout, 'data');
  const reports = path.join(folder, 'reports');
  const underWay = () =>
    existsSync(reports) &&
    readdirSync(reports).length > 0 &&
    readdirSync(tmp).some((name) => name.startsWith('deskproof-desks-'));
  for (let patience = 200; !underWay() && patience > 0; patience--) await wall.sleep(50);
  assert.ok(underWay(), 'the scenarios never began');
  await wall.sleep(300);

  const pressed = wall.elapsedMs();
  process.kill(-child.pid!, 'SIGINT');
  const [code] = (await once(child, 'exit')) as [number | null];
  assert.equal(code, 130);
  assert.ok(wall.elapsedMs() - pressed < 12_000, 'it took too long to end');
  assert.match(await said, /Stopping: cleaning up[\s\S]*Stopped before it was done\. Nothing was written\.\n$/);
  assert.deepEqual(readdirSync(reports), []);
  const gone = () => {
    try {
      return !process.kill(-child.pid!, 0);
    } catch {
      return true;
    }
  };
  for (let patience = 100; !gone() && patience > 0; patience--) await wall.sleep(50);
  assert.ok(gone(), 'a process of it is still running');
  assert.deepEqual(
    readdirSync(tmp).filter((name) => !name.startsWith('node-compile-cache')),
    [],
  );
});
