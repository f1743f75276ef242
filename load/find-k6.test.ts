import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { eventually, isRunning } from '../kernel/testing/processes.ts';
import { findK6 } from './find-k6.ts';

const skip = process.platform === 'win32' ? 'the Go of this test is a shell script' : false;

test('a build of k6 that is stopped leaves no process and no file', { skip }, async (t) => {
  const root = mkdtempSync(path.join(tmpdir(), 'deskproof-k6-'));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(path.join(root, 'load', 'k6'), { recursive: true });
  writeFileSync(path.join(root, 'load', 'k6', 'go.sum'), '');
  const pid = path.join(root, 'pid');
  const go = path.join(root, 'go');
  writeFileSync(
    go,
    `#!/bin/sh\n[ "$1" = env ] && exit 0\n: > "$GOTMPDIR/work"\nsleep 300 &\necho $! > '${pid}.new' && mv '${pid}.new' '${pid}'\nwait\n`,
  );
  chmodSync(go, 0o755);
  Reflect.deleteProperty(process.env, 'DESKPROOF_K6');
  process.env['PATH'] = `${root}${path.delimiter}${process.env['PATH'] ?? ''}`;

  const stopping = new AbortController();
  const ended = assert.rejects(
    findK6(root, () => undefined, stopping.signal),
    /enough/,
  );
  await eventually(() => existsSync(pid), 'the build never started');
  const started = Number(readFileSync(pid, 'utf8'));
  stopping.abort(new Error('enough'));
  await ended;
  assert.deepEqual(readdirSync(path.join(root, '.deskproof', 'tools')), []);
  await eventually(() => !isRunning(started), 'what the build started is still running');
});
