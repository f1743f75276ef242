import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { loadStandard } from '../index.ts';
import { copyOfShipped } from '../testing/copy.ts';

const copy = await copyOfShipped();
after(() => copy[Symbol.asyncDispose]());

for (const [file, from, to, says] of [
  ['triage-scripts.yaml', 'service: pacs', 'service: pax', /there is no service "pax" in services.yaml\. Did you mean "pacs"\?/],
  ['triage-scripts.yaml', 'service: pacs', 'service: eps', /"eps" is here for the second time/],
  ['triage-scripts.yaml', 'atMost: 3', 'atMost: 0', /atMost/],
  ['knowledge.yaml', 'takesFrom: alone', 'takesFrom: alon', /there is no level "alon" in its levels\. Did you mean "alone"\?/],
  [
    'knowledge.yaml',
    'reviewWithin: P12M',
    'reviewWithin: a year',
    /reviewWithin {2}"a year" is not a period\. Write it like P12M\./,
  ],
  ['knowledge.yaml', 'validFor: P12M', 'validFor: -P12M', /validFor {2}"-P12M" is not a period/],
  ['knowledge.yaml', "'22:00', to", "'25:00', to", /shifts/],
] as const)
  test(`refused: ${file} with ${to}`, async () =>
    assert.rejects(
      copy.spoilt(file, (text) => text.replace(from, to)),
      says,
    ));

test('a standard may have no scripts and no shifts', async () => {
  await rm(join(copy.dir, 'triage-scripts.yaml'));
  await rm(join(copy.dir, 'knowledge.yaml'));
  const { triage, knowledge } = await loadStandard(copy.dir);
  assert.deepEqual(triage.scripts, []);
  assert.deepEqual(knowledge.shifts, []);
});
