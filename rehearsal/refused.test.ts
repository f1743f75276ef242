import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, test, type TestContext } from 'node:test';
import { UsageError } from '../kernel/index.ts';
import { checkScenarios, findProblems, readInputs } from './check/index.ts';
import { startRunner } from './run/runner.ts';
import { FIXTURE_STEPS, inlinePlan, root, type Inline } from './testing/inline.ts';

/*
 * What is refused before anything starts, and in which words. One thread reads all the scenarios here, as `deskproof check` does.
 */
const reader = startRunner({
  root,
  standardDir: path.join(root, 'standards', 'nhs-lsd'),
  adapter: 'built-in',
  seed: '1',
  steps: [FIXTURE_STEPS],
  profile: 'standard',
});
after(async () => reader.stop());

/** The message of the refusal, with the test's own folder left out. */
async function refusalOf(t: TestContext, inline: Inline, edit: (plan: string) => string = (plan) => plan): Promise<string> {
  const { planFile, folder } = inlinePlan(t, inline);
  writeFileSync(planFile, edit(readFileSync(planFile, 'utf8')));
  try {
    const { plan, standard } = await readInputs(planFile, root);
    await checkScenarios(plan, standard, reader);
  } catch (error) {
    assert.ok(error instanceof UsageError, String(error));
    assert.ok(!existsSync(path.join(folder, 'reports')), 'a report was begun');
    const here = path.relative(process.cwd(), folder);
    return error.message.replaceAll(`${here}/`, '').replaceAll(`${folder}/`, '').replaceAll(root, '<root>');
  }
  return assert.fail('it was not refused');
}

const FINE = `@PRI-01
Feature: Fine
  Scenario: One
    Then the desk holds 0 incidents
`;

const refused: readonly (readonly [what: string, inline: Inline, message: string, edit?: (plan: string) => string])[] = [
  [
    'a plan that selects nothing',
    { features: { 'a.feature': FINE }, criteria: [] },
    'plan.yaml:6  scope.criteria  selects nothing. Name at least one criterion.',
  ],
  [
    'a criterion that the standard does not have',
    { features: { 'a.feature': FINE }, criteria: ['PRI-01', 'PRI-10'] },
    'plan.yaml:6  scope.criteria[2]  "PRI-10" is not a criterion of nhs-lsd. Did you mean "PRI-01"?',
  ],
  [
    'a selected criterion that no scenario shows',
    { features: { 'a.feature': FINE }, criteria: ['PRI-01', 'LSP-03'] },
    'plan.yaml:6  scope.criteria[2]  "LSP-03" is shown by scenarios, and none is tagged @LSP-03. Tag one, or deselect it.',
  ],
  [
    'a selected criterion that only a load shows, without load',
    { features: { 'a.feature': FINE.replace('@PRI-01', '@PRI-01 @CON-02') }, criteria: ['CON-02'] },
    'plan.yaml:6  scope.criteria[1]  "CON-02" is shown by load, and the plan has none. Add a profile under load, or deselect it.',
  ],
  [
    'a must-pass criterion that is scoped out',
    { features: { 'a.feature': FINE } },
    'plan.yaml:7  scope.notApplicable[1].criterion  "PRI-02" must pass and cannot be scoped out. Remove it here.',
    (plan) => plan.replace('scenarios:', '  notApplicable: [{ criterion: PRI-02, reason: none, approver: nobody }]\nscenarios:'),
  ],
  [
    'a criterion that is selected and scoped out',
    { features: { 'a.feature': FINE } },
    'plan.yaml:7  scope.notApplicable[1].criterion  "PRI-01" is selected too. Remove one of the two.',
    (plan) => plan.replace('scenarios:', '  notApplicable: [{ criterion: PRI-01, reason: none, approver: nobody }]\nscenarios:'),
  ],
  [
    'a tag without criterion',
    { features: { 'a.feature': `${FINE}  @PRI-99\n  Scenario: Two\n    Then the desk holds 0 incidents\n` } },
    'features/a.feature:6  @PRI-99 is not a criterion of nhs-lsd. Did you mean "PRI-01"?',
  ],
  [
    'a scenario that proves no criterion',
    { features: { 'a.feature': FINE, 'b.feature': FINE.replace('@PRI-01\n', '').replace('Fine', 'Untagged') } },
    'features/b.feature:2  "One" proves no criterion. Tag its feature with one, such as @LOG-01.',
  ],
  [
    'an unknown key',
    { features: { 'a.feature': FINE } },
    'plan.yaml:5  target.adaptor  is not a key of target. Did you mean "adapter"?',
    (plan) => plan.replace('adapter: built-in', 'adapter: built-in\n  adaptor: x'),
  ],
  [
    'a supplier that the standard does not have, and a fault that there is not',
    {
      features: { 'a.feature': FINE },
      more: 'suppliers:\n  bt-healt:\n    faults:\n      - { fault: latency, takes: PT2S, share: 0.5 }\n',
    },
    'plan.yaml:14  suppliers.bt-healt  there is no supplier "bt-healt" in nhs-lsd. Did you mean "bt-health"?',
  ],
  [
    'a fault that there is not, and a parameter that it does not take',
    {
      features: { 'a.feature': FINE },
      more: 'suppliers:\n  bt-health:\n    faults:\n      - fault: latncy\n      - fault: lost-answer\n        tmes: 2\n',
    },
    'plan.yaml:16  suppliers.bt-health.faults[1].fault  there is no fault "latncy". Did you mean "latency"?\nplan.yaml:18  suppliers.bt-health.faults[2].tmes  is not a parameter of lost-answer. Did you mean "times"?',
  ],
  [
    'an unknown adapter',
    { features: { 'a.feature': FINE } },
    'plan.yaml:4  target.adapter  there is no adapter "built-on". Did you mean "built-in"? Known: built-in.',
    (plan) => plan.replace('adapter: built-in', 'adapter: built-on'),
  ],
  [
    'fewer scenarios than promised',
    { features: { 'a.feature': FINE }, atLeast: 2 },
    'plan.yaml:10  scenarios.atLeast  promises 2 scenarios, and 1 are there. Find the missing ones, or lower the promise.',
  ],
  [
    'a path without features',
    { paths: ['featurs'] },
    'plan.yaml:8  scenarios.paths[1]  "featurs" was found neither beside the plan nor in <root>. Correct the path.',
  ],
  [
    'a misspelt keyword',
    {
      features: {
        'a.feature': FINE,
        'b.feature': '@PRI-01\nFeature: Misspelt\n  About this.\n\n  Scenari: Two\n    Then the desk holds 9 incidents\n',
      },
    },
    'features/b.feature:5  "Scenari:" is no keyword, so it and the steps below it are read as a description. Did you mean "Scenario:"?',
  ],
  [
    'a feature without scenarios',
    { features: { 'a.feature': FINE, 'b.feature': '@PRI-01\nFeature: Empty\n' } },
    'features/b.feature:2  this feature has no scenario. Write one, or remove the file.',
  ],
  [
    'a feature that does not parse',
    { features: { 'a.feature': FINE, 'b.feature': 'Feature: Broken\n  Scenario: X\n  Nonsense\n   Given y\n  Scenari: z\n' } },
    'features/b.feature:5  (5:3): expected: #EOF, #TableRow, #DocStringSeparator, #StepLine, #TagLine, #ExamplesLine, #ScenarioLine, #RuleLine, #Comment, #Empty, got \'Scenari: z\'\nplan.yaml:6  scope.criteria[1]  "PRI-01" is shown by scenarios, and none is tagged @PRI-01. Tag one, or deselect it.',
  ],
  [
    'an undefined step',
    { features: { 'a.feature': `${FINE}    And the moon is full\n` } },
    'features/a.feature:5  "And the moon is full" has no step definition. Write one under steps/, or correct the wording.',
  ],
  [
    'a step that is nearly one',
    { features: { 'a.feature': `${FINE}    And the desk holds 0 incidentz\n` } },
    'features/a.feature:5  "And the desk holds 0 incidentz" has no step definition. Did you mean "the desk holds {int} incident(s)"? Write one under steps/, or correct the wording.',
  ],
  [
    'scenarios that could never fail',
    {
      features: {
        'a.feature': `${FINE}
  Scenario: To be written

  Scenario: Only given
    Given somebody walks up to the desk
  Scenario Outline: Without examples
    Then the desk holds <n> incidents
  Scenario Outline: Without rows
    Then the desk holds <n> incidents
    Examples:
      | n |
`,
      },
    },
    [
      'features/a.feature:6  "To be written" has no steps, so it shows nothing. Write them, or remove it.',
      'features/a.feature:8  "Only given" expects nothing: it has no Then step. Write what must be seen.',
      'features/a.feature:10  "Without examples" is an outline without Examples, so it never runs. Add them with rows.',
      'features/a.feature:14  the Examples of "Without rows" have no rows, so it never runs. Add rows, or remove them.',
      'features/a.feature:11  "Then the desk holds <n> incidents" has no step definition. Did you mean "the desk holds {int} incident(s)"? Write one under steps/, or correct the wording.',
    ].join('\n'),
  ],
  [
    'a scenario without a Then, beside a Background or a rule that has none for it',
    {
      features: {
        'a.feature': `@PRI-01
Feature: Given only
  Background:
    Given somebody walks up to the desk
  Scenario: Two walk up
    Given somebody walks up to the desk
  Rule: Seen
    Background:
      Then the desk holds 1 incident
    Scenario: One
      Given somebody walks up to the desk
  Rule: Unseen
    Scenario: Three
      When somebody walks up to the desk
`,
      },
    },
    [
      'features/a.feature:5  "Two walk up" expects nothing: it has no Then step. Write what must be seen.',
      'features/a.feature:13  "Three" expects nothing: it has no Then step. Write what must be seen.',
    ].join('\n'),
  ],
  [
    'a load profile and a duration that there are not',
    { features: { 'a.feature': FINE }, more: 'load:\n  - profile: smok\n    for: 30x\n' },
    'plan.yaml:14  load[1].profile  there is no load profile "smok". Did you mean "smoke"? Known: business-hour, major-incident, sessions-20k, smoke.\nplan.yaml:15  load[1].for  "30x" is no duration. Write a whole number and a unit, such as 30s, 5m or 1h.',
  ],
  [
    'a standard that there is not',
    { features: { 'a.feature': FINE } },
    'plan.yaml:2  standard  there is no standard "nhs-lsp". Did you mean "nhs-lsd"? Name a shipped one (nhs-lsd), or the folder of one.',
    (plan) => plan.replace('standard: nhs-lsd', 'standard: nhs-lsp'),
  ],
  [
    'two scenarios of one name',
    { features: { 'a.feature': `${FINE}  Scenario: One\n    Then the desk holds 0 incidents\n` } },
    'features/a.feature:5  another scenario is called "Fine/One" too. Give each a name of its own.',
  ],
];

for (const [what, inline, message, edit] of refused)
  test(`refused before anything starts: ${what}`, async (t) => {
    assert.equal(await refusalOf(t, inline, edit), message);
  });

test('check reports the mistakes of plan, standard, load and scenarios at once', async (t) => {
  const { planFile, folder } = inlinePlan(t, {
    features: {
      'a.feature': FINE.replace('0 incidents', '0 incidentz'),
      'b.feature': '@PRI-01\nFeature: B\n  Scenario: Empty\n',
    },
    criteria: ['PRI-01', 'PRI-10'],
    more: 'load: [{ profile: smok }]\n',
  });
  writeFileSync(
    planFile,
    readFileSync(planFile, 'utf8').replace('adapter: built-in', 'adapter: built-on\n  colour: red').replace('title:', 'titel:'),
  );
  const { problems } = await findProblems(planFile, root);
  const found = problems.map((problem) =>
    problem.replaceAll(`${path.relative(process.cwd(), folder)}/`, '').replaceAll(`${folder}/`, ''),
  );
  const assertFound = (line: RegExp) =>
    assert.ok(
      found.some((problem) => line.test(problem)),
      `${String(line)}\n${found.join('\n')}`,
    );
  assertFound(/^plan\.yaml:1 {2}titel {2}is not a key/);
  assertFound(/^plan\.yaml:5 {2}target\.colour {2}is not a key of target\./);
  assertFound(/^plan\.yaml:4 {2}target\.adapter {2}there is no adapter "built-on"\. Did you mean "built-in"\?/);
  assertFound(/^plan\.yaml:\d+ {2}load\[1\]\.profile {2}there is no load profile "smok"\. Did you mean "smoke"\?/);
  assertFound(/^plan\.yaml:7 {2}scope\.criteria\[2\] {2}"PRI-10" is not a criterion of nhs-lsd\. Did you mean "PRI-01"\?/);
  assertFound(/^features\/a\.feature:4 {2}"Then the desk holds 0 incidentz" has no step definition\. Did you mean/);
  assertFound(/^features\/b\.feature:3 {2}"Empty" has no steps/);
  assert.equal(new Set(found).size, found.length, 'a mistake is reported twice');
});

test('the command ends with exit code 2 and the message alone, and writes no report', (t) => {
  const { planFile, folder } = inlinePlan(t, { features: { 'a.feature': FINE }, atLeast: 2 });
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'cli/main.ts', 'rehearse', planFile],
    { cwd: root, encoding: 'utf8' },
  );
  assert.equal(status, 2, stderr);
  assert.match(
    stderr,
    /^\S*plan\.yaml:10 {2}scenarios\.atLeast {2}promises 2 scenarios, and 1 are there\. Find the missing ones, or lower the promise\.\n$/,
  );
  assert.equal(stdout, '');
  assert.ok(!existsSync(path.join(folder, 'reports')));
});
