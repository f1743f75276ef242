import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rehearseInline, verdictsOf } from './testing/inline.ts';

/*
 * A scenario that compares nothing passes whatever the desk does, so it is never met.
 */
const NOTHING = `@PRI-01
Feature: Nothing is compared
  Scenario: A Then that looks at nothing
    Given somebody walks up to the desk
    Then every incident of none is open
  Scenario: What a Given compares is no result
    Given the desk holds 0 incidents
    Then every incident of none is open
  Scenario: One of two is enough
    Given somebody walks up to the desk
    Then every incident of none is open
    And the desk holds 1 incident
  Scenario: What comes after the Then counts too
    Then every incident of none is open
    When somebody walks up to the desk
    Then the desk holds 1 incident
  Scenario: What is not met stays so
    Then every incident of none is open
    And the desk holds 7 incidents
`;

test('a scenario whose Then steps compare nothing is an error of the harness, never met', async (t) => {
  const { record, exitCode } = await rehearseInline(t, { features: { 'nothing.feature': NOTHING } });
  const why = 'its Then steps passed without comparing anything: an assertion calls assertShown (steps/expectation.ts)';
  assert.deepEqual(verdictsOf(record), {
    'A Then that looks at nothing': ['error', why],
    'What a Given compares is no result': ['error', why],
    'One of two is enough': ['met', null],
    'What comes after the Then counts too': ['met', null],
    'What is not met stays so': ['not met', 'The desk was to hold 7 incidents and holds 0.'],
  });
  assert.equal(exitCode, 3);
});

test('a Then in the Background counts, of the feature and of the rule', async (t) => {
  const background = `@PRI-01
Feature: What is seen first
  Background:
    Given somebody walks up to the desk
    Then the desk holds 1 incident
  Scenario: Nothing more
    Given somebody walks up to the desk
`;
  const rule = `@PRI-01
Feature: What is seen in a rule
  Rule: One
    Background:
      Then the desk holds 0 incidents
    Scenario: Nothing more in the rule
      Given somebody walks up to the desk
`;
  const { record, exitCode } = await rehearseInline(t, { features: { 'background.feature': background, 'rule.feature': rule } });
  assert.deepEqual(verdictsOf(record), { 'Nothing more': ['met', null], 'Nothing more in the rule': ['met', null] });
  assert.equal(exitCode, 0);
});

test("a scenario's own mistake is an error, not the desk's failure", async (t) => {
  const mistaken = `@PRI-01
Feature: Mistaken
  Scenario: No such time
    Given it is 03:00 on Monday 24 December 2026
    Then the desk holds 0 incidents
`;
  const { record, exitCode } = await rehearseInline(t, { features: { 'mistaken.feature': mistaken } });
  const verdicts = Object.entries(verdictsOf(record)).map(([name, [verdict, cause]]) => [name, verdict, cause?.split('.')[0]]);
  assert.deepEqual(verdicts, [['No such time', 'error', '2026-12-24 is a Thursday, not a Monday']]);
  assert.equal(exitCode, 3);
});
