import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { root } from './root.ts';

/*
 * Mistakes on the command line and in the files that it names, each at the real command in a narrow terminal: exit code 2, one clear
 * line with the nearest name where there is one, never a stack trace.
 */
const here = mkdtempSync(path.join(tmpdir(), 'deskproof-mistakes-'));
after(() => rmSync(here, { recursive: true, force: true }));
const at = (name: string) => path.join(here, name);
for (const folder of ['empty', 'no-standard']) mkdirSync(at(folder));
writeFileSync(at('file'), '');
const shipped = readFileSync(path.join(root, 'deskproof.yaml'), 'utf8');
const plan = (name: string, from: string | RegExp, to: string) => {
  assert.ok(shipped.replace(from, to) !== shipped, `the shipped plan has no ${String(from)}`);
  writeFileSync(at(name), shipped.replace(from, to));
  return at(name);
};
const PLAN = ['plan', '--severity', '1', '--service', 'crs', '--at', '2026-12-25T03:00'];

const MISTAKES: readonly (readonly [args: readonly string[], said: RegExp])[] = [
  [['reherse'], /^error: unknown command 'reherse'\n\(Did you mean rehearse\?\)\n$/],
  [['rehearse', '--nmae', 'x'], /^error: unknown option '--nmae'\n\(Did you mean --name\?\)\n$/],
  [['rehearse', 'a.yaml', 'b.yaml'], /^error: too many arguments for 'rehearse'\. [^\n]+\n$/],
  [['rehearse', '--tags', '('], /^--tags '\(': Unmatched \(\. Write a cucumber tag expression, [^\n]+\n$/],
  [['rehearse', '--name', '['], /^--name '\[': [^\n]+ Escape the characters that patterns give a meaning\.\n$/],
  [
    ['rehearse', '--only', 'scenariso'],
    /^error: option '--only <part>' argument 'scenariso' is invalid\. Did you mean "scenarios"\? Known: scenarios\.\n$/,
  ],
  [['rehearse', '--skip', 'lode'], /is invalid\. Did you mean "load"\? Known: load, controls\.\n$/],
  [['rehearse', '--profile', 'authorin'], /is invalid\. Did you mean "authoring"\? Known: standard, quick, authoring\.\n$/],
  [
    ['rehearse', '--seed', ''],
    /^error: option '--seed <seed>' argument '' is invalid\. A seed is a text of 1 to 100 characters on one line, such as 4711\.\n$/,
  ],
  [['rehearse', '--seed', 'a\nb'], /A seed is a text of 1 to 100 characters on one line, such as 4711\.\n$/],
  [['rehearse', '--faults', 'transposed-matrix'], /^--faults transposed-matrix needs --only scenarios: [^\n]+\n$/],
  [
    ['rehearse', '--only', 'scenarios', '--faults', 'transposed-matrx'],
    /^there is no fault "transposed-matrx"\. Did you mean "transposed-matrix"\? Known: [^\n]+\n$/,
  ],
  [
    ['exercise', '--faults', 'escalation-never-snt'],
    /^there is no fault "escalation-never-snt"\. Did you mean "escalation-never-sent"\? Known: [^\n]+\n$/,
  ],
  [['exercise', '--period', 'in-hour'], /is invalid\. Did you mean "in-hours"\? Known: [^\n]+\n$/],
  [['exercise', '--out', at('file')], /^--out \S+\/file: it is a file\. Name a folder\.\n$/],
  [['keys', '--out', at('file')], /^--out \S+\/file: it is a file\. Name a folder\.\n$/],
  [['load', 'smoke', '--for', '1s', '--out', at('file')], /^--out \S+\/file: it is a file\. Name a folder\.\n$/],
  [
    ['load', 'smoke', '--for', '1s', '--out', at('file/reports')],
    /^--out \S+\/file\/reports: \S+\/file is a file\. Name a folder\.\n$/,
  ],
  [['load', 'smokee'], /^there is no load profile "smokee"\. Did you mean "smoke"\? Known: [^\n]+\n$/],
  [['load', 'smoke', '--for', '30x'], /^--for 30x: write a whole number and a unit, such as 30s, 5m or 1h\.\n$/],
  [['load', 'smoke', '--for', '0s'], /^--for 0s: write a whole number and a unit, such as 30s, 5m or 1h\.\n$/],
  [['load', 'smoke', '--seed', ' '], /A seed is a text/],
  [
    [...PLAN, '--standard', at('nothing')],
    /^--standard \S+\/nothing: there is no standard "\S+\/nothing"\. Name a shipped one [^\n]+\n$/,
  ],
  [[...PLAN, '--standard', at('file')], /^--standard \S+\/file: there is no standard [^\n]+\n$/],
  [[...PLAN, '--standard', at('no-standard')], /^\S+\/no-standard\/standard\.yaml:1 {2}is missing\. Add it; [^\n]+\n/],
  [
    ['check', plan('empty.yaml', 'paths: [features]', `paths: [${at('empty')}]`)],
    /^\S+empty\.yaml:\d+ {2}scenarios\.paths\[1\] {2}"\S+\/empty" holds no \.feature file\. Write one there, or correct the path\.\n$/,
  ],
  [
    ['rehearse', at('empty.yaml')],
    /^\S+empty\.yaml:\d+ {2}scenarios\.paths\[1\] {2}"\S+\/empty" holds no \.feature file\. [^\n]+\n$/,
  ],
  [
    ['check', plan('key.yaml', /^seed:/m, 'seeed:')],
    /^\S+key\.yaml:\d+ {2}seeed {2}is not a key of this file\. Did you mean "seed"\?\n$/,
  ],
  [
    ['check', plan('profile.yaml', 'profile: major-incident', 'profile: major-incidnt')],
    /^\S+profile\.yaml:\d+ {2}load\[1\]\.profile {2}there is no load profile "major-incidnt"\. Did you mean "major-incident"\? Known: [^\n]+\n$/,
  ],
  [
    ['check', plan('for.yaml', 'for: 30s', 'for: 30x')],
    /^\S+for\.yaml:\d+ {2}load\[1\]\.for {2}"30x" is no duration\. [^\n]+\n$/,
  ],
  [
    ['rehearse', plan('reports.yaml', 'reports: reports', `reports: ${at('file')}`)],
    /^\S+reports\.yaml:\d+ {2}reports {2}"\S+\/file" is a file\. Name a folder\.\n$/,
  ],
  [['bench', '--only', 'clok'], /is invalid\. Did you mean "clock"\? Known: [^\n]+\n$/],
  [['self-test', '--only', 'tets'], /is invalid\. Did you mean "tests"\? Known: static, tests\.\n$/],
  [['self-test', 'no/such.test.ts'], /^no\/such\.test\.ts was not found\. Name a test file, or a pattern\.\n$/],
];

for (const [args, said] of MISTAKES)
  test(`deskproof ${args.join(' ').replaceAll(here, '<here>').replaceAll('\n', '\\n')}`, () => {
    const argv = ['--disable-warning=ExperimentalWarning', path.join(root, 'cli', 'main.ts'), ...args];
    const env = { ...process.env, COLUMNS: '40' };
    const { status, stdout, stderr } = spawnSync(process.execPath, argv, { cwd: root, encoding: 'utf8', env });
    assert.doesNotMatch(stdout + stderr, /\n +at /, 'a stack is printed');
    assert.match(stderr, said);
    assert.equal(status, 2);
  });
