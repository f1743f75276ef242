import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { examinePlan } from './plan.ts';
import { inlinePlan, root } from './testing/inline.ts';

/** The feature paths of a plan that names `features`, in a folder that has one of its own or not. */
function pathsOf(t: TestContext, own: boolean): { readonly folder: string; readonly paths: readonly string[] } {
  const { planFile, folder } = inlinePlan(t, { paths: ['features'] });
  const plan = own ? planFile : path.join(folder, 'elsewhere', 'plan.yaml');
  if (!own) {
    mkdirSync(path.dirname(plan));
    writeFileSync(plan, 'title: A plan\nstandard: nhs-lsd\ntarget: { adapter: built-in }\nscope: { criteria: [PRI-01] }\n');
  }
  return { folder, paths: examinePlan(plan, root).plan.paths };
}

test('features are looked for beside the plan first, then in the project', (t) => {
  const own = pathsOf(t, true);
  assert.deepEqual(own.paths, [path.join(own.folder, 'features')]);
  assert.deepEqual(pathsOf(t, false).paths, ['features']);
});

test('features beside a plan of the project are named from the project, so that a report has the same names everywhere', () => {
  assert.deepEqual(examinePlan(path.join(root, 'examples', 'st-johns', 'deskproof.yaml'), root).plan.paths, [
    'examples/st-johns/features',
  ]);
  assert.deepEqual(examinePlan(path.join(root, 'deskproof.yaml'), root).plan.paths, ['features']);
});
