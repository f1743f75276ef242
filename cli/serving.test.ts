import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { root } from './root.ts';

test('a desk that is asked twice at once to end, by the terminal and by what started it, closes in order', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'deskproof-serving-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const argv = ['desk', '--port', '0', '--smtp-port', '0', '--file', path.join(folder, 'desk.db'), '--example', 'empty'];
  const desk = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', path.join(root, 'cli', 'main.ts'), ...argv], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(desk.stdout, 'data');
  const said = text(desk.stdout);
  desk.kill('SIGINT');
  desk.kill('SIGTERM');
  const [code] = (await once(desk, 'exit')) as [number | null];
  assert.match(await said, /The desk is closed\. Everything it acknowledged is in its store\.\n$/);
  assert.equal(code, 0);
});
