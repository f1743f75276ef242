import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { deskproof, inlinePlan, root } from './testing/inline.ts';

/*
 * A folder that takes nothing is the environment's fault: exit code 3, one line that names the folder, never a stack trace.
 */
const COUNTS = `@PRI-01
Feature: Counting
  Scenario: One comes, two are there
    Given somebody walks up to the desk
    Then the desk holds 2 incidents
`;
const ONE = COUNTS.replace('two are there', 'one is there').replace('2 incidents', '1 incident');
const preload = new URL('./testing/full-disk.mjs', import.meta.url).href;

interface Full {
  /** Part of the paths that cannot be written, below the test's folder. */
  readonly folder: string;
  readonly code?: string;
  readonly in: 'main' | 'threads';
}

function rehearse(t: TestContext, feature: string, full: Full | null, env: NodeJS.ProcessEnv = {}) {
  const { planFile, folder } = inlinePlan(t, { features: { 'counts.feature': feature } });
  const tmp = path.join(folder, 'tmp');
  mkdirSync(tmp);
  const injected = full && { FULL_FOLDER: path.join(folder, full.folder), FULL_CODE: full.code ?? 'ENOSPC', FULL_IN: full.in };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', preload, ...deskproof('rehearse', planFile)], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, TMPDIR: tmp, ...injected, ...env },
  });
  const here = (text: string) =>
    text
      .replaceAll(path.relative(root, folder), '<here>')
      .replaceAll(folder, '<here>')
      .replaceAll(/reports\/\d[\dT-]+/g, 'reports/<time>');
  assert.doesNotMatch(stdout + stderr, /\n +at /, 'a stack is printed');
  const reports = path.join(folder, 'reports');
  return { status, stdout: here(stdout), stderr: here(stderr), reports, tmp };
}
const noLeftovers = (folder: string) =>
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.startsWith('deskproof-')),
    [],
  );

for (const [code, words] of [
  ['ENOSPC', 'no space is left on the device. Free some, or name another folder'],
  ['EROFS', 'the file system is read-only. Name a folder that can be written'],
  ['EACCES', 'permission is denied. Change it, or name another folder'],
] as const)
  test(`a temporary folder that takes nothing (${code}) is told before anything runs`, (t) => {
    const { status, stderr, tmp } = rehearse(t, ONE, { folder: 'tmp/', code, in: 'main' });
    assert.equal(stderr, `<here>/tmp: ${words}, then run again.\n`);
    assert.equal(status, 3);
    noLeftovers(tmp);
  });

test('a report folder that takes nothing is told before anything runs', (t) => {
  const { status, stderr, reports } = rehearse(t, ONE, { folder: 'reports/', code: 'EROFS', in: 'main' });
  assert.equal(
    stderr,
    '<here>/reports/<time>: the file system is read-only. Name a folder that can be written, then run again.\n',
  );
  assert.equal(status, 3);
  assert.deepEqual(readdirSync(reports), []);
});

test('a report that cannot be written to its end is no report', (t) => {
  // Only the probe at the beginning fits.
  const { planFile, folder } = inlinePlan(t, { features: { 'counts.feature': ONE } });
  const now = path.join(folder, 'reports');
  const { status, stderr } = spawnSync(process.execPath, ['--import', preload, ...deskproof('rehearse', planFile)], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, FULL_FOLDER: '/messages.ndjson', FULL_CODE: 'ENOSPC', FULL_IN: 'main' },
  });
  assert.match(
    stderr,
    /^\S+\/reports\/[\dT-]+: no space is left on the device\. Free some, or name another folder, then run again\.\n$/,
  );
  assert.equal(status, 3);
  assert.deepEqual(readdirSync(now), []);
});

test('evidence that cannot be kept is an error, though the scenario passed', (t) => {
  const { status, stdout, reports } = rehearse(t, ONE, { folder: 'reports/', in: 'threads' });
  assert.match(
    stdout,
    /^ The scenarios ended early: <here>\/reports\/<time>: no space is left on the device\. Free some, or name another folder \(in "One comes, one is there"\)$/m,
  );
  assert.equal(status, 3);
  assert.match(readFileSync(path.join(reports, 'latest', 'junit.xml'), 'utf8'), /failures="0" errors="[1-9]/);
});

test('what fails at a desk whose disk is full is an error, not the failure of the desk', (t) => {
  const { status, stdout, tmp } = rehearse(t, COUNTS, { folder: 'tmp/.deskproof-', in: 'threads' });
  assert.match(
    stdout,
    /^ The scenarios ended early: <here>\/tmp: no space is left on the device\. Free some, or name another folder \(The desk was to hold 2 incidents and holds 1\.\) \(in "[^"]+"\)$/m,
  );
  assert.equal(status, 3);
  noLeftovers(tmp);
});

test('the same failure with room on the disk is not met', (t) => {
  assert.equal(rehearse(t, COUNTS, null).status, 1);
});

test(
  'a browser that does not start is the environment at fault: one line, exit code 3',
  { skip: process.platform === 'win32' },
  (t) => {
    const { planFile, folder } = inlinePlan(t, {
      features: { 'counts.feature': ONE.replace('  Scenario', '  @browser\n  Scenario') },
    });
    const browser = path.join(folder, 'browser');
    writeFileSync(browser, '#!/bin/sh\nexit 1\n');
    chmodSync(browser, 0o755);
    const { status, stderr } = spawnSync(process.execPath, deskproof('rehearse', planFile), {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, DESKPROOF_BROWSER: browser },
    });
    assert.match(
      stderr,
      /^The browser \S+\/browser does not start \([^\n]+\)\. Mend it, or name another in DESKPROOF_BROWSER, then run again\.\n$/,
    );
    assert.equal(status, 3);
  },
);
