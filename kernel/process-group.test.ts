import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { runGroup } from './process-group.ts';
import { eventually, isRunning } from './testing/processes.ts';

const skip = process.platform === 'win32' ? 'the programs of this test are shell scripts' : false;

/** The file in which a program writes its own number and that of one it has started. */
function pidsFile(t: TestContext) {
  const folder = mkdtempSync(path.join(tmpdir(), 'deskproof-group-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'pids');
  return {
    started: `sleep 300 & echo "$$ $!" > '${file}.new'; mv '${file}.new' '${file}'`,
    underWay: async () => {
      await eventually(() => existsSync(file), 'it never started');
      return readFileSync(file, 'utf8').trim().split(' ').map(Number);
    },
  };
}

test('its exit code and the end of its errors', { skip }, async () => {
  assert.deepEqual(await runGroup('sh', ['-c', 'echo no >&2; exit 3'], { output: 'kept' }), { code: 3, errors: 'no\n' });
});

test('a program that is not there', async () => {
  const { code, errors } = await runGroup('/no/such/program', [], { output: 'kept' });
  assert.equal(code, null);
  assert.match(errors, /ENOENT/);
});

for (const [what, script] of [
  ['ends at once', 'wait'],
  ['will not end', "trap '' TERM; while :; do wait; sleep 1; done"],
] as const)
  test(`a program that ${what} is ended with what it started`, { skip }, async (t) => {
    const { started, underWay } = pidsFile(t);
    const stopping = new AbortController();
    const run = runGroup('sh', ['-c', `${started}; ${script}`], { output: 'kept', signal: stopping.signal });
    const ended = assert.rejects(run, /enough/);
    const pids = await underWay();
    stopping.abort(new Error('enough'));
    await ended;
    await eventually(() => !pids.some(isRunning), 'it is still running');
  });

test('nothing is started after the signal', async () => {
  await assert.rejects(
    runGroup('/no/such/program', [], { output: 'kept', signal: AbortSignal.abort(new Error('enough')) }),
    /enough/,
  );
});
