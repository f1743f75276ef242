#!/usr/bin/env node
// Runs on the machine's Node.js (20 or newer): installs the pinned Node.js and the packages once, then starts the command on them.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUp } from './set-up.mjs';
import { whenStarterEnds } from './started-by.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

try {
  const { node, env } = await setUp(root);
  const flags = ['--disable-warning=ExperimentalWarning', '--disable-warning=DEP0205', '--disable-warning=DEP0180'];
  // Shared compile cache: otherwise every process and thread compiles the same modules again.
  const compiled = { NODE_COMPILE_CACHE: path.join(root, '.deskproof', 'compiled') };
  const child = spawn(node, [...flags, path.join(root, 'cli', 'main.ts'), ...process.argv.slice(2)], {
    // The channel tells the child when this process has been killed.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...compiled, ...env },
  });
  // A terminal sends Ctrl-C to both processes: the child cleans up, this one waits and passes on its exit code.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  whenStarterEnds(() => child.kill('SIGTERM'));
  child.on('error', (error) => fail(`${node} cannot be started: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}

/** The environment is at fault, not what is rehearsed. */
function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(3);
}
