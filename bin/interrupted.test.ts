import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { test, type TestContext } from 'node:test';
import { eventually, isRunning } from '../kernel/testing/processes.ts';

/*
 * The command ended while it sets up, in a temporary clone with an `npm` that never comes to an end.
 */
const skip = process.platform === 'win32' ? 'the npm of this test is a shell script' : false;

/** npm and a program that npm has started; `ends` is what npm does when it is asked to end. */
const npm = (pids: string, ends: string) => `#!/bin/sh
trap '${ends}' TERM INT HUP
sleep 300 &
echo "$$ $!" > '${pids}.new' && mv '${pids}.new' '${pids}'
while :; do wait; done
`;

function clone(t: TestContext, ends: string) {
  const root = mkdtempSync(path.join(tmpdir(), 'deskproof-ended-'));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  for (const folder of ['fake-bin', 'runtime']) mkdirSync(path.join(root, folder));
  for (const folder of ['.', 'runtime']) writeFileSync(path.join(root, folder, 'package-lock.json'), '{}');
  cpSync(import.meta.dirname, path.join(root, 'bin'), { recursive: true });
  const pids = path.join(root, 'pids');
  writeFileSync(path.join(root, 'fake-bin', 'npm'), npm(pids, ends));
  chmodSync(path.join(root, 'fake-bin', 'npm'), 0o755);
  const env = { ...process.env, PATH: `${path.join(root, 'fake-bin')}${path.delimiter}${process.env['PATH'] ?? ''}` };
  const argv = [path.join(root, 'bin', 'deskproof.mjs'), 'doctor'];
  return {
    left: () => readdirSync(path.join(root, '.deskproof')).filter((name) => !name.endsWith('.log')),
    underWay: async () => {
      await eventually(() => existsSync(pids), 'npm was never started');
      return readFileSync(pids, 'utf8').trim().split(' ').map(Number);
    },
    start: () => spawn(process.execPath, argv, { env, stdio: ['ignore', 'ignore', 'pipe'] }),
    startThroughAShell: () =>
      spawn('sh', ['-c', `'${process.execPath}' '${argv[0]}' doctor; true`], {
        env: { ...env, npm_command: 'exec' },
        stdio: ['ignore', 'ignore', 'pipe'],
      }),
  };
}

const allEnded = async (pids: readonly number[]) =>
  eventually(() => !pids.some(isRunning), 'what set-up started is still running');

async function ended(child: ChildProcess) {
  const said = text(child.stderr!);
  const [code] = (await once(child, 'exit')) as [number | null];
  return { code, said: await said };
}

for (const [signal, expected] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)
  test(`${signal} while npm installs ends npm and what npm started: exit code ${expected}`, { skip }, async (t) => {
    const { start, underWay, left } = clone(t, 'exit 1');
    const command = start();
    const end = ended(command);
    const pids = await underWay();
    command.kill(signal);
    const { code, said } = await end;
    assert.equal(code, expected);
    assert.match(
      said,
      /Setting up: Node\.js 26 stopped in \d+ s\nStopped before everything was set up\. Run again to set it up\.\n$/,
    );
    await allEnded(pids);
    assert.deepEqual(left(), []);
  });

test('an npm that will not end is ended', { skip }, async (t) => {
  const { start, underWay, left } = clone(t, ':');
  const command = start();
  const end = ended(command);
  const pids = await underWay();
  command.kill('SIGTERM');
  assert.equal((await end).code, 143);
  await allEnded(pids);
  assert.deepEqual(left(), []);
});

test('a second command that waits for the first leaves nothing when it is ended', { skip }, async (t) => {
  const { start, underWay, left } = clone(t, 'exit 1');
  const first = start();
  const firstEnd = ended(first);
  const pids = await underWay();
  const before = left();
  const second = start();
  const secondEnd = ended(second);
  await eventually(() => left().length > before.length, 'the second never waited');
  second.kill('SIGINT');
  assert.equal((await secondEnd).code, 130);
  assert.deepEqual(left(), before);
  first.kill('SIGINT');
  await firstEnd;
  await allEnded(pids);
});

test('npx or its shell ended while npm installs ends npm', { skip }, async (t) => {
  const { startThroughAShell, underWay, left } = clone(t, 'exit 1');
  const shell = startThroughAShell();
  const pids = await underWay();
  shell.kill('SIGKILL');
  await allEnded(pids);
  await eventually(() => left().length === 0, 'a lock is left');
});
