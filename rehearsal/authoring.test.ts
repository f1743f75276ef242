import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { deskproof, FIXTURE_STEPS, inlinePlan, root } from './testing/inline.ts';

/*
 * Step definitions written by users. ts-node registers for a whole process, so each test has its own.
 */
const WALK_UP = `@PRI-01
Feature: A small desk
  Scenario: Somebody walks up
    Given somebody walks up to the desk
    Then the desk holds 1 incident
`;

/** Runs a command on a plan with user-written steps beside it. */
function withOwnSteps(t: TestContext, command: string, steps: string, more = '') {
  const folder = mkdtempSync(path.join(tmpdir(), 'deskproof-own-steps-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  const own = path.join(folder, 'own.steps.ts');
  writeFileSync(own, steps);
  const { planFile } = inlinePlan(t, { features: { 'small.feature': WALK_UP }, steps: [FIXTURE_STEPS, own], more });
  const { status, stdout, stderr } = spawnSync(process.execPath, deskproof(command, planFile), { cwd: root, encoding: 'utf8' });
  return { status, stdout, printed: stderr.replaceAll(path.relative(root, folder), '<here>').replaceAll(folder, '<here>') };
}

test('the authoring profile runs a rehearsal through ts-node', (t) => {
  const fine = `import { Given } from '@cucumber/cucumber';\nGiven('a step of my own', (): void => undefined);\n`;
  const { status, stdout, printed } = withOwnSteps(t, 'rehearse', fine, 'profile: authoring\n');
  assert.equal(status, 0, printed);
  assert.match(stdout, /The one criterion rehearsed is met\./);
});

test('the authoring profile stops on a type error, and names file and line', (t) => {
  const wrong = `import { Given } from '@cucumber/cucumber';\n\nconst three: number = 'three';\nGiven('a step of my own', () => three);\n`;
  const { status, printed } = withOwnSteps(t, 'check', wrong, 'profile: authoring\n');
  assert.equal(
    printed,
    "The step definitions do not load. <here>/own.steps.ts(3,7): error TS2322: Type 'string' is not assignable to type 'number'.\n",
  );
  assert.equal(status, 2);
});

test('steps that do not load are refused in the standard profile too', (t) => {
  const { status, printed } = withOwnSteps(t, 'check', `import './not-there.ts';\n`);
  assert.equal(
    printed,
    "The step definitions do not load. Error [ERR_MODULE_NOT_FOUND]: Cannot find module '<here>/not-there.ts' imported from <here>/own.steps.ts\n",
  );
  assert.equal(status, 2);
});
