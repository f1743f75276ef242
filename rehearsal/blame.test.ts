import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { rehearseInline } from './testing/inline.ts';

/*
 * What convicts a desk and what does not, and who has to act on what does not.
 */
const steps = ['rehearsal/testing/steps/*.steps.ts'];
const walkUp = (name: string, ...tags: readonly string[]) => `
  ${['@other-desk', ...tags].join(' ')}
  Scenario: ${name}
    Given somebody walks up to the desk
    Then the desk holds 1 incident
`;

async function run(t: TestContext, text: string) {
  const rehearsed = await rehearseInline(t, { features: { 'desks.feature': `@PRI-01\nFeature: Desks\n${text}` }, steps });
  const of = Object.fromEntries(
    rehearsed.record.scenarios.map(({ name, verdict, owner, attempts, cause }) => [
      name,
      [owner ? `${verdict} of the ${owner}` : verdict, attempts, cause],
    ]),
  );
  return { ...rehearsed, of };
}

test('only what the desk did convicts it: everything else is an error with an owner', async (t) => {
  const { of, exitCode, folder } = await run(
    t,
    [
      walkUp('It opens slowly, and in time', '@opens-slowly'),
      walkUp('It opens too slowly', '@opens-too-slowly'),
      walkUp('A slow step', '@impatient').replace('Then', 'And a step takes 2 seconds\n    Then'),
      walkUp('It fails', '@fails'),
      walkUp('Its adapter answers something else', '@answers-wrongly'),
      walkUp('A wrong step').replace('Then', 'And a step is wrong\n    Then'),
      walkUp('It loses an act once', '@loses-an-act-once'),
      walkUp('It loses an act each time', '@loses-an-act'),
      walkUp('It is silent', '@silent'),
      walkUp('The last'),
    ].join(''),
  );
  assert.deepEqual(of, {
    'It opens slowly, and in time': ['met', 1, null],
    'It opens too slowly': ['error of the unknown', 1, 'the desk and its simulators did not open within 0.2 s'],
    'A slow step': ['error of the unknown', 1, 'the step did not end within 0.3 s'],
    'It fails': ['not met', 1, 'The desk answered 500.'],
    'Its adapter answers something else': ['error of the adapter', 1, 'severity is a number'],
    'A wrong step': ['error of the harness', 1, "Cannot read properties of undefined (reading 'of')"],
    'It loses an act once': ['met', 2, null],
    'It loses an act each time': [
      'not met',
      2,
      'the desk lost "logCall" twice, and answers other requests: logCall was not answered',
    ],
    'It is silent': ['error of the unknown', 2, 'the desk could not be opened: incidents was not answered'],
    'The last': ['met', 1, null],
  });
  assert.equal(exitCode, 3);
  const junit = readFileSync(path.join(folder, 'junit.xml'), 'utf8');
  assert.match(junit, /<error message="severity is a number" type="adapter"/);
  assert.match(readFileSync(path.join(folder, 'index.html'), 'utf8'), /Owner: adapter/);
});

test('three scenarios in a row that lose their desk end the run', async (t) => {
  const { of } = await run(
    t,
    [
      walkUp('One', '@silent'),
      walkUp('Two', '@silent'),
      walkUp('Found again'),
      walkUp('Three', '@silent'),
      walkUp('Four', '@silent'),
      walkUp('Five', '@silent'),
      walkUp('Six'),
    ].join(''),
  );
  assert.deepEqual(
    Object.entries(of).map(([name, [verdict]]) => `${name}: ${verdict}`),
    [
      'One: error of the unknown',
      'Two: error of the unknown',
      'Found again: met',
      'Three: error of the unknown',
      'Four: error of the unknown',
      'Five: error of the unknown',
      'Six: blocked',
    ],
  );
  assert.match(String(of['Six']?.[2]), /\(in "Five"\)$/);
});
