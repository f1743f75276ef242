import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import { failureLine } from './failure.ts';
import { root } from './root.ts';

const deskproof = (...args: readonly string[]) =>
  spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', path.join(root, 'cli', 'main.ts'), ...args], {
    cwd: root,
    encoding: 'utf8',
    timeout: 60_000,
  });

/** Command lines and their answers: a usage error is exit code 2 and one message, without a stack trace. */
const typed: readonly (readonly [args: readonly string[], code: number, printed: RegExp])[] = [
  [['--help'], 0, /Exit codes: 0 everything selected is met or scoped out/],
  [['reherse'], 2, /unknown command 'reherse'\n\(Did you mean rehearse\?\)/],
  [['rehearse', '--skip', 'lode'], 2, /Known: load, controls\./],
  [
    ['rehearse', 'no-such-plan.yaml'],
    2,
    /^no-such-plan\.yaml was not found\. Name a plan: deskproof rehearse <plan>\. The shipped one is deskproof\.yaml\.\n$/,
  ],
  [
    ['rehearse', '--only', 'scenarios', '--faults', 'transposed-matrx'],
    2,
    /^there is no fault "transposed-matrx"\. Did you mean "transposed-matrix"\? Known: /,
  ],
  // Its ports are open by then; the command must end nevertheless.
  [
    ['suppliers', '--port', '0', '--admin', '0', '--write', '/no-such-folder/x.json'],
    2,
    /^\/no-such-folder\/x\.json cannot be written/,
  ],
  [['suppliers', '--only', 'bt-helth'], 2, /Did you mean "bt-health"\?/],
  [['rehearse', '--faults', 'transposed-matrix'], 2, /^--faults transposed-matrix needs --only scenarios: /],
  [['rehearse', '--tags', '('], 2, /^--tags '\(': Unmatched \(\./],
  [['controls', '--list', '--remember'], 2, /^--remember has no effect with --list/],
  [['exercise', '--speed', '60'], 2, /^--speed needs --stand-ins: /],
  [['self-test', '--only', 'static', 'x.test.ts'], 2, /^--only static runs no tests/],
  [
    ['plan', '--severity', '1', '--service', 'crs', '--at', '2026-12-25T03:00', '--standard', 'nhs-lsp'],
    2,
    /^--standard nhs-lsp: there is no standard "nhs-lsp"\. Did you mean "nhs-lsd"\?/,
  ],
  [
    ['plan', '--severity', '1', '--service', 'crs', '--at', '2026-12-25T03:00', '--standard', './standards/nhs-lsd'],
    0,
    /2026|03:00/,
  ],
  [['exercise', '--standard', '/no/such/folder'], 2, /^--standard \/no\/such\/folder: there is no standard/],
  [['check', 'cli'], 2, /^cli cannot be read: /],
  [['load', 'no-such-profile'], 2, /^there is no load profile "no-such-profile"\./],
];

for (const [args, code, printed] of typed)
  test(`deskproof ${args.join(' ')}: exit code ${code}`, () => {
    const { status, stdout, stderr } = deskproof(...args);
    assert.match(code === 0 ? stdout : stderr, printed);
    assert.doesNotMatch(stderr, /\n {4}at /, 'a stack is printed');
    assert.equal(status, code);
  });

for (const [code, words] of [
  ['ENOSPC', 'no space is left on the device'],
  ['EROFS', 'the file system is read-only'],
  ['EACCES', 'permission is denied'],
] as const)
  test(`${code} is one clear line`, () => {
    const error = Object.assign(new Error(`${code}: write`), { code, path: '/reports/x' });
    assert.match(
      failureLine(error),
      new RegExp(`^/reports/x: ${words}\\. [^\n]+ then run again\\.$|^/reports/x: ${words}[^\n]+\\.$`),
    );
  });

test('an error that nobody expected is one line, without a stack', () => {
  assert.equal(
    failureLine(new TypeError('x is not a function\nmore')),
    'Deskproof failed: x is not a function Run again with DESKPROOF_STACK=1 for the stack trace.',
  );
});

test('the faulty desks are listed with what they must turn', () => {
  const { status, stdout } = deskproof('controls', '--list');
  assert.match(stdout, /^transposed-matrix +Impact and urgency are swapped in the severity matrix\. Must turn PRI-01\.$/m);
  assert.equal(status, 0);
});
