import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { realTime } from '../kernel/index.ts';

const bin = path.join(import.meta.dirname, 'deskproof.mjs');

/** A desk started as npx starts it: through a shell, in a process group of its own. Resolves with its address. */
async function startedThroughAShell(folder: string, env: NodeJS.ProcessEnv) {
  const desk = `'${process.execPath}' '${bin}' desk --port 0 --smtp-port 0 --file '${path.join(folder, 'desk.db')}'`;
  // The second command keeps the shell from replacing itself by the first.
  const shell = spawn('sh', ['-c', `${desk}; true`], { detached: true, stdio: ['ignore', 'pipe', 'inherit'], env });
  const url = await new Promise<string>((resolve) => {
    let said = '';
    shell.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      const found = /^Desk +(http:\S+)$/m.exec(said)?.[1];
      if (found) resolve(found);
    });
  });
  return { shell, url };
}

const answers = async (url: string) =>
  fetch(`${url}/healthz`).then(
    () => true,
    () => false,
  );

for (const signal of ['SIGTERM', 'SIGKILL'] as const)
  test(`${signal} to what npm started it through ends the desk`, { skip: process.platform === 'win32' }, async (t) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'deskproof-started-by-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const { shell, url } = await startedThroughAShell(folder, { ...process.env, npm_command: 'exec' });
    t.after(() => {
      try {
        process.kill(-shell.pid!, 'SIGKILL');
      } catch {
        // All of it has ended, as it should.
      }
    });
    assert.ok(await answers(url));
    shell.kill(signal);
    for (let patience = 100; patience > 0 && (await answers(url)); patience--) await realTime.sleep(100);
    assert.ok(!(await answers(url)), 'the desk still answers');
  });
