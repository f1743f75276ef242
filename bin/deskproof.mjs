#!/usr/bin/env node
// Runs on the machine's Node.js (20 or newer): installs the pinned Node.js and the packages once, then starts the command on them.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUp } from './set-up.mjs';
import { whenStarterEnds } from './started-by.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const EXIT_CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

const stopping = new AbortController();
let child = null;
/** During set-up, ends what it started. Afterwards the command cleans up; this process waits and passes on its exit code. */
const stop = (signal) => {
  if (child) child.kill(signal);
  else stopping.abort(Object.assign(new Error('Stopped before everything was set up. Run again to set it up.'), { signal }));
};
for (const signal of Object.keys(EXIT_CODES)) process.on(signal, stop);
whenStarterEnds(() => stop('SIGTERM'));

try {
  const { node, env } = await setUp(root, stopping.signal);
  stopping.signal.throwIfAborted();
  const flags = ['--disable-warning=ExperimentalWarning', '--disable-warning=DEP0205', '--disable-warning=DEP0180'];
  // Shared compile cache: otherwise every process and thread compiles the same modules again.
  const compiled = { NODE_COMPILE_CACHE: path.join(root, '.deskproof', 'compiled') };
  child = spawn(node, [...flags, path.join(root, 'cli', 'main.ts'), ...process.argv.slice(2)], {
    // The channel tells the child when this process has been killed.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...compiled, ...env },
  });
  child.on('error', (error) => fail(`${node} cannot be started: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(code ?? EXIT_CODES[signal] ?? 3));
} catch (error) {
  fail(error instanceof Error ? error.message : String(error), EXIT_CODES[error?.signal]);
}

/** The environment is at fault, not what is rehearsed, unless somebody stopped it. */
function fail(message, code = 3) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}
