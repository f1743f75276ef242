import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Folder of our own copy, on the library path of everything that runs on the installed Node.js. */
export const libraryFolder = (state) => path.join(state, 'lib');

/**
 * Installs libatomic, which Node.js 26 is linked against and a small Linux lacks. On Debian and its derivatives the package is downloaded and
 * unpacked into our state folder, without root. Elsewhere the error names the package to install. Throws an Error of one line.
 */
export function bringLibatomic(node, state) {
  const refusal = spawnSync(node, ['--version'], { encoding: 'utf8' });
  if (refusal.status === 0 || !/libatomic/.test(refusal.stderr)) return;
  const folder = libraryFolder(state);
  if (!existsSync(path.join(folder, 'libatomic.so.1'))) unpackFromDebian(folder);
  const env = { ...process.env, LD_LIBRARY_PATH: folder };
  if (spawnSync(node, ['--version'], { env }).status !== 0) throw new Error(REMEDY);
}

const REMEDY =
  'Node.js 26 needs libatomic.so.1, which this machine lacks. Install it (Debian, Ubuntu: apt-get install libatomic1; Fedora: dnf install libatomic), then run again.';

function unpackFromDebian(folder) {
  const scratch = mkdtempSync(path.join(tmpdir(), 'deskproof-libatomic-'));
  try {
    for (const part of ['lists/partial', 'cache/archives/partial', 'unpacked'])
      mkdirSync(path.join(scratch, part), { recursive: true });
    const own = ['-o', `Dir::State::lists=${scratch}/lists`, '-o', `Dir::Cache=${scratch}/cache`, '-o', 'APT::Sandbox::User='];
    const run = (command, argv) =>
      execFileSync(command, argv, { cwd: scratch, stdio: ['ignore', 'pipe', 'pipe'], timeout: 120_000 });
    run('apt-get', [...own, '-qq', 'update']);
    run('apt-get', [...own, '-qq', 'download', 'libatomic1']);
    run('dpkg-deb', ['-x', readdirSync(scratch).find((file) => file.endsWith('.deb')), 'unpacked']);
    const found = readdirSync(path.join(scratch, 'unpacked'), { recursive: true }).filter((file) =>
      path.basename(file).startsWith('libatomic.so.1'),
    );
    mkdirSync(folder, { recursive: true });
    for (const file of found)
      cpSync(path.join(scratch, 'unpacked', file), path.join(folder, path.basename(file)), { dereference: true });
  } catch {
    throw new Error(REMEDY);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
