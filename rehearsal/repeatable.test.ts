import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareRecords, compareRehearsals, compareText } from '../evidence/index.ts';
import { silent } from '../kernel/progress.ts';
import { rehearse } from './rehearse.ts';
import { inlinePlan, root } from './testing/inline.ts';

const SHIPPED = {
  // Every channel including another desk's, the supplier and its callbacks, the escalation plan by day and night, and pages in a browser.
  paths: [
    'features/logging/every-channel.feature',
    'features/logging/another-desk.feature',
    'features/supplier/straight-to-the-lsp.feature',
    'features/escalation/the-climb.feature',
  ],
  criteria: ['LOG-02', 'LSP-01', 'ESC-01', 'SEC-01'],
  steps: [],
};

const WALK_UP = `@PRI-01
Feature: A small desk
  Scenario: Somebody walks up
    Given somebody walks up to the desk
    Then the desk holds 1 incident
`;

test('the same plan and seed twice say the same, to the byte of every exhibit', async (t) => {
  const { planFile } = inlinePlan(t, SHIPPED);
  const options = { root, planFile, progress: silent };
  const first = await rehearse(options);
  const second = await rehearse(options);
  assert.ok(first.record.evidence.length > 50);
  assert.equal(
    compareText(compareRehearsals(first.folder, second.folder), ['first', 'second']),
    compareText([], ['first', 'second']),
  );
  assert.deepEqual(compareRecords(first.record, second.record), []);
});

test('another seed gives other ids, so that the comparison could have failed', async (t) => {
  const { planFile } = inlinePlan(t, { features: { 'walk-up.feature': WALK_UP } });
  const options = { root, planFile, progress: silent };
  const first = await rehearse(options);
  const other = await rehearse({ ...options, seed: '4712' });
  const found = compareRecords(first.record, other.record);
  assert.ok(found.some(({ where }) => where === 'plan › seed'));
  assert.ok(
    found.some(({ where }) => where.endsWith('sha256')),
    'no exhibit differs',
  );
});
