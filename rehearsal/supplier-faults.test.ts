import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rehearseInline, verdictsOf } from './testing/inline.ts';

const FEATURE = `@LSP-01
Feature: A supplier as the plan has it
  Scenario: Its answers are lost as often as the plan says
    Given a severity 2 incident with the Care Records Service, telephoned in by the trust
    When the analyst hands the incident to the supplier with everything it needs
    And 2 hours pass
    Then the LSP was asked at least 3 times and holds 1 ticket
`;

test('the faults that a plan sets are at work in its scenarios', { timeout: 90_000 }, async (t) => {
  const { record } = await rehearseInline(t, {
    features: { 'faults.feature': FEATURE },
    criteria: ['LSP-01'],
    more: 'suppliers:\n  bt-health:\n    faults:\n      - { fault: lost-answer, on: create, times: 2 }\n',
  });
  assert.deepEqual(verdictsOf(record), { 'Its answers are lost as often as the plan says': ['met', null] });
});
