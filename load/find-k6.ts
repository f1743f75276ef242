import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { runGroup } from '../kernel/process-group.ts';

const run = promisify(execFile);

export interface K6 {
  readonly executable: string;
  readonly version: string;
  readonly from: 'DESKPROOF_K6' | 'built from load/k6/go.mod' | 'installed';
}
export type FoundK6 = { readonly found: K6 } | { readonly missing: string };

const MISSING =
  'k6 was not found and Go is not installed, so the load criteria are blocked. Install k6 2 (https://k6.io) or Go 1.25, then run again.';
const MAJOR = 2;

/**
 * Finds k6: the one named in DESKPROOF_K6, else the pinned module built with Go and cached by the hash of its lockfile, else a k6 2 on PATH.
 * `missing` is one line with the remedy. When `signal` aborts, the build is ended and nothing of it is left.
 */
export async function findK6(
  root: string,
  onProgress: (what: string) => void = () => undefined,
  signal?: AbortSignal,
): Promise<FoundK6> {
  const named = process.env['DESKPROOF_K6'];
  if (named) {
    const version = await versionOf(named);
    return version
      ? { found: { executable: named, version, from: 'DESKPROOF_K6' } }
      : { missing: `DESKPROOF_K6 names ${named}, which is no k6. Correct it or unset it.` };
  }
  const built = path.join(root, '.deskproof', 'tools', `k6-${lockHash(root)}${process.platform === 'win32' ? '.exe' : ''}`);
  const go = existsSync(built) ? null : await findGo();
  const failed = go ? await build({ root, go, target: built, onProgress, signal }) : null;
  if (existsSync(built))
    return { found: { executable: built, version: (await versionOf(built)) ?? 'unknown', from: 'built from load/k6/go.mod' } };
  const version = await versionOf('k6');
  if (version && Number(version.split('.')[0]) >= MAJOR) return { found: { executable: 'k6', version, from: 'installed' } };
  return { missing: failed ?? MISSING };
}

const lockHash = (root: string) =>
  createHash('sha256')
    .update(readFileSync(path.join(root, 'load', 'k6', 'go.sum')))
    .digest('hex')
    .slice(0, 16);

async function versionOf(executable: string): Promise<string | null> {
  try {
    return /v?(\d+\.\d+\.\d+)/.exec((await run(executable, ['version'])).stdout)?.[1] ?? null;
  } catch {
    return null;
  }
}

/** Go on PATH, or in its installer's folder. */
async function findGo(): Promise<string | null> {
  for (const go of ['go', '/usr/local/go/bin/go']) {
    try {
      await run(go, ['env', 'GOVERSION']);
      return go;
    } catch {
      // Try the next place.
    }
  }
  return null;
}

interface Build {
  readonly root: string;
  readonly go: string;
  readonly target: string;
  readonly onProgress: (what: string) => void;
  readonly signal: AbortSignal | undefined;
}

/** Builds k6. Returns null, or the reason of the failure in one line. Go's own caches are not moved. */
async function build({ root, go, target, onProgress, signal }: Build): Promise<string | null> {
  onProgress('Setting up: k6, built once from its pinned module (one to two minutes)');
  mkdirSync(path.dirname(target), { recursive: true });
  const partial = `${target}.${process.pid}.part`;
  const argv = ['build', '-mod=readonly', '-trimpath', '-buildvcs=false', '-ldflags', '-s -w', '-o', partial, 'go.k6.io/k6/v2'];
  // A build that is killed does not remove its own folder.
  const scratch = mkdtempSync(path.join(path.dirname(target), 'building-'));
  try {
    const { code, errors } = await runGroup(go, argv, {
      cwd: path.join(root, 'load', 'k6'),
      env: { ...process.env, GOTMPDIR: scratch },
      output: 'kept',
      signal,
    });
    if (code === 0) renameSync(partial, target);
    return code === 0 ? null : failureText(errors.trim().split('\n').at(-1) || `exit code ${code}`);
  } finally {
    rmSync(partial, { force: true });
    rmSync(scratch, { recursive: true, force: true });
  }
}

const failureText = (why: string) =>
  `k6 could not be built (${why}), so the load criteria are blocked. Install k6 2 (https://k6.io), or repair the Go set-up, then run again.`;
