import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { FAULTS } from '../../adapters/built-in/faults/index.ts';
import { checkScenarios, readInputs, runnerOptions } from '../check/index.ts';
import { runControls, type DeclaredFault } from './index.ts';
import { withUndetectedFaults, judge } from '../judge/criteria.ts';
import { createWorkerPool } from '../run/worker-pool.ts';
import { startRunner } from '../run/runner.ts';
import { inlinePlan, rehearseInline, root } from '../testing/inline.ts';
import { nobodyAnswered } from '../testing/nobody-answered.ts';

/** Passes also against a desk with a transposed matrix. */
const COUNTS = `@PRI-01
Feature: Counting
  Scenario: One contact makes one incident
    Given somebody walks up to the desk
    Then the desk holds 1 incident
`;
/** One cell of the matrix, in a feature of another criterion than the matrix's. */
const ELSEWHERE = `@DOC-01
Feature: Elsewhere
  Scenario: One cell
    When the trust reports a fault with impact 3 and urgency 2 on the portal
    Then the incident has severity 3
`;
const flags = FAULTS.find(({ id }) => id === 'safety-flags-ignored')!;
const transposed = FAULTS.find(({ id }) => id === 'transposed-matrix')!;

async function controls(
  t: Parameters<typeof inlinePlan>[0],
  inline: Parameters<typeof inlinePlan>[1],
  faults: readonly DeclaredFault[],
) {
  const { planFile } = inlinePlan(t, inline);
  const { plan, standard } = await readInputs(planFile, root);
  const pool = createWorkerPool(() => startRunner(runnerOptions(plan, root)));
  try {
    const { scenarios: passed, selection } = await checkScenarios(plan, standard, pool.first);
    return {
      standard,
      passed,
      found: (
        await runControls({
          pool,
          selection,
          browserEndpoint: null,
          faults,
          passed,
          detections: {},
          onProgress: () => undefined,
        })
      ).controls,
    };
  } finally {
    await pool.close();
  }
}

test('a fault turns the criterion that it declares, and scenarios that stay green are listed', async (t) => {
  const { found } = await controls(
    t,
    { features: { 'counts.feature': COUNTS }, paths: [path.join('features', 'priority', 'matrix.feature')] },
    [transposed],
  );
  const [result] = found.results;
  assert.ok(result?.caught);
  assert.deepEqual(result.changed, ['PRI-01']);
  assert.ok(result.red.includes('Severity follows from impact and urgency, by the published table/Calls row by row'));
  assert.ok(found.neverRed.includes('Counting/One contact makes one incident'));
});

test('every scenario named in expensive exists, under a criterion that its fault must change', () => {
  const folder = path.join(root, 'features');
  const features = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.feature'));
  const texts = features.map((file) => readFileSync(path.join(folder, file), 'utf8'));
  const wrong = FAULTS.flatMap(({ id, mustChange, expensive = [] }) =>
    expensive
      .filter((name) => {
        const text = texts.find((each) => each.includes(`Scenario: ${name}\n`)) ?? '';
        const [before = ''] = text.split(`Scenario: ${name}\n`);
        // Its own tags, or those of its feature or rule.
        return !/@(browser|long|sweep)\b/.test(before) || !mustChange.some((criterion) => before.includes(`@${criterion}`));
      })
      .map((name) => `${id}: ${name}`),
  );
  assert.deepEqual(wrong, []);
});

test('a scenario of another criterion that a batch of faults turns red is attributed to the fault that turns it red alone', async (t) => {
  const features = { 'counts.feature': COUNTS, 'elsewhere.feature': ELSEWHERE };
  const { found } = await controls(t, { features, criteria: ['PRI-01', 'DOC-01'] }, [flags, transposed]);
  assert.deepEqual(
    found.results.map(({ fault, changed, red }) => ({ fault, changed, red })),
    [
      { fault: 'safety-flags-ignored', changed: [], red: [] },
      { fault: 'transposed-matrix', changed: ['DOC-01'], red: ['Elsewhere/One cell'] },
    ],
  );
  assert.deepEqual(found.neverRed, ['Counting/One contact makes one incident']);
});

test('a fault that no scenario detects turns its met criterion into an error', async (t) => {
  const { found, standard } = await controls(t, { features: { 'counts.feature': COUNTS } }, [transposed]);
  assert.deepEqual(
    found.results.map(({ fault, changed, caught, red }) => ({ fault, changed, caught, red })),
    [{ fault: 'transposed-matrix', changed: [], caught: false, red: [] }],
  );
  assert.deepEqual(found.neverRed, ['Counting/One contact makes one incident']);
  const priority = standard.criteria.find(({ id }) => id === 'PRI-01')!;
  const met = judge(
    priority,
    { scenarios: [], unhandledError: null, load: [], loadBlocked: null, inspected: [], documents: [], people: nobodyAnswered },
    null,
  );
  const { verdict, cause } = withUndetectedFaults({ ...met, verdict: 'met', cause: null }, found);
  assert.equal(verdict, 'error');
  assert.equal(cause, `The scenarios do not detect a faulty desk: ${transposed.says}`);
});

test('a rehearsal whose scenarios detect no fault ends with exit code 3', async (t) => {
  const { record, exitCode } = await rehearseInline(t, { features: { 'counts.feature': COUNTS }, controls: true });
  assert.equal(exitCode, 3);
  assert.equal(record.criteria[0]?.verdict, 'error');
  assert.deepEqual(
    record.controls?.results.map(({ fault, caught }) => [fault, caught]),
    FAULTS.filter(({ mustChange }) => mustChange.includes('PRI-01')).map(({ id }) => [id, false]),
  );
});
