import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import { root } from './root.ts';

const deskproof = (...args: readonly string[]) =>
  spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', path.join(root, 'cli', 'main.ts'), ...args], {
    cwd: root,
    encoding: 'utf8',
    timeout: 60_000,
  });

/** Command lines and their answers: a usage error is exit code 2 and one message, without a stack trace. */
const typed: readonly (readonly [args: readonly string[], code: number, said: RegExp])[] = [
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
  [['load', 'no-such-profile'], 2, /^there is no load profile "no-such-profile"\./],
];

for (const [args, code, said] of typed)
  test(`deskproof ${args.join(' ')}: exit code ${code}`, () => {
    const { status, stdout, stderr } = deskproof(...args);
    assert.match(code === 0 ? stdout : stderr, said);
    assert.doesNotMatch(stderr, /\n {4}at /, 'a stack is printed');
    assert.equal(status, code);
  });

test('the faulty desks are listed with what they must turn', () => {
  const { status, stdout } = deskproof('controls', '--list');
  assert.match(stdout, /^transposed-matrix +Impact and urgency are swapped in the severity matrix\. Must turn PRI-01\.$/m);
  assert.equal(status, 0);
});
