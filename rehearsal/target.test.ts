import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { RehearsalRecord } from '../evidence/index.ts';
import { exercise } from '../exercise/index.ts';
import { silent } from '../kernel/progress.ts';
import { shippedStandard } from '../standards/index.ts';
import { proveControls } from './controls/prove.ts';
import { rehearse } from './rehearse.ts';
import { deskproof, inlinePlan, root, type Inline } from './testing/inline.ts';
import './testing/scenarios-only.ts';

/*
 * Every part of a rehearsal is about the target. What its adapter does not offer is named, and never done to the built-in desk instead.
 */
const SCENARIOS_ONLY = pathToFileURL(path.join(root, 'rehearsal/testing/scenarios-only.ts')).href;
const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, ['--import', SCENARIOS_ONLY, ...deskproof(...args)], { encoding: 'utf8', timeout: 120_000 });

const WALK_UP = `@LOG-01 @ESC-01 @DOC-01 @DOC-03 @PRI-01
Feature: A small desk
  Scenario: Somebody walks up
    Given somebody walks up to the desk
    Then the desk holds 1 incident
`;
const PLAN: Inline = {
  features: { 'small.feature': WALK_UP },
  criteria: ['LOG-01', 'ESC-01', 'DOC-01', 'DOC-03', 'PRI-01'],
  adapter: 'scenarios-only',
  controls: true,
  more: 'load:\n  - { profile: major-incident, for: 1s }\n',
};
const NO_LOAD = 'load cannot be sent to this desk: its adapter offers no load desk';
const NO_EXERCISE = 'the escalation plan cannot be exercised at this desk: its adapter offers no exercise';
const NO_DOCUMENTS = 'the documents of this desk cannot be inspected: its adapter names no folder of them';
const NO_FAULTS = 'no faulty desk can be rehearsed: the adapter of this desk offers none';

const recordIn = (folder: string) =>
  JSON.parse(readFileSync(path.join(folder, 'reports', 'latest', 'record.json'), 'utf8')) as RehearsalRecord;

const other = (t: TestContext, more: Partial<Inline> = {}) => inlinePlan(t, { ...PLAN, ...more });

test('a rehearsal of a desk whose adapter runs only scenarios says what was not done, and holds nothing of another desk', (t) => {
  const { planFile, folder } = other(t);
  const checked = run('check', planFile);
  assert.equal(checked.status, 0);
  assert.ok(checked.stdout.includes(`Will not be done: ${NO_LOAD}.`), 'check says it beforehand');
  const { status, stdout } = run('rehearse', planFile);
  const { target, criteria, load, documents, controls, evidence, run: about } = recordIn(folder);
  assert.equal(target.name, 'A desk of somebody else');
  assert.equal(target.adapter, 'scenarios-only');
  assert.deepEqual(target.notOffered, [
    { part: 'load', reason: NO_LOAD },
    { part: 'exercise', reason: NO_EXERCISE },
    { part: 'documents', reason: NO_DOCUMENTS },
    { part: 'faults', reason: NO_FAULTS },
  ]);
  assert.deepEqual({ load, documents, controls }, { load: [], documents: [], controls: null });
  assert.equal(about.versions['k6'], 'none', 'a load tool that is not used is not looked for');
  assert.ok(evidence.every(({ kind }) => kind !== 'load'));
  const judged = criteria.map(({ id, verdict, cause }) => [id, verdict, cause]);
  assert.deepEqual(judged, [
    ['LOG-01', 'needs review', 'Load cannot be sent to this desk: its adapter offers no load desk.'],
    ['PRI-01', 'met', null],
    ['ESC-01', 'needs review', 'The documents of this desk cannot be inspected: its adapter names no folder of them.'],
    ['DOC-01', 'needs review', 'The documents of this desk cannot be inspected: its adapter names no folder of them.'],
    ['DOC-03', 'met', null],
  ]);
  assert.equal(status, 4);
  const page = readFileSync(path.join(folder, 'reports', 'latest', 'index.html'), 'utf8');
  for (const reason of [NO_LOAD, NO_EXERCISE, NO_DOCUMENTS, NO_FAULTS]) {
    assert.ok(page.includes(`<li>${reason}</li>`), reason);
    assert.ok(stdout.includes(`Not done: ${reason}.`), reason);
  }
  assert.match(page, /No faulty desk was rehearsed in this run.*The adapter of this desk offers none\./s);
  assert.ok(!page.includes('Deskproof built-in desk'));
});

test('a command about a part that the target does not offer is refused before anything starts', async (t) => {
  const { planFile, folder } = other(t);
  const common = { root, planFile, progress: silent };
  const drill = {
    ...common,
    standardDir: shippedStandard('nhs-lsd'),
    seed: '1',
    on: null,
    live: null,
    adapter: 'scenarios-only',
  };
  const refused = { name: 'UsageError', message: `${NO_FAULTS} (scenarios-only).` };
  await assert.rejects(proveControls(common), refused);
  await assert.rejects(rehearse({ ...common, only: 'scenarios', faults: ['transposed-matrix'] }), refused);
  await assert.rejects(exercise({ ...drill, faults: [] }), { ...refused, message: `${NO_EXERCISE} (scenarios-only).` });
  const load = run('load', 'major-incident', '--target', 'scenarios-only', '--out', folder);
  assert.deepEqual([load.status, load.stderr], [2, `${NO_LOAD} (scenarios-only).\n`]);
  assert.ok(!existsSync(path.join(folder, 'reports')));
});

test('an unknown target is a usage error with the nearest name', async (t) => {
  const message = 'there is no adapter "scenario-only". Did you mean "scenarios-only"? Known: built-in, scenarios-only.';
  const { planFile } = other(t, { adapter: 'scenario-only' });
  const inPlan = { name: 'UsageError', message: new RegExp(`plan\\.yaml:4 {2}target\\.adapter {2}${RegExp.escape(message)}`) };
  await assert.rejects(rehearse({ root, planFile, progress: silent }), inPlan);
  await assert.rejects(proveControls({ root, planFile, progress: silent }), inPlan);
  const { status, stderr } = run('exercise', '--target', 'scenario-only');
  assert.deepEqual([status, stderr], [2, `${message}\n`]);
});
