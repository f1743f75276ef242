import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { copyOfShipped } from '../testing/copy.ts';

const copy = await copyOfShipped();
after(() => copy[Symbol.asyncDispose]());
const spoilt = async (line: string) => copy.spoilt('patient-identifiers.yaml', () => `hospitalNumbers:\n  - ${line}\n`);

for (const [line, says] of [
  ["{ name: Ours, shape: '##########' }", /has no letter or slash of its own and would match any number/],
  ["{ name: Ours, shape: 'A####' }", /has 4 digits and would match too much/],
  ["{ name: Ours, shape: '(a+)+#####' }", /may hold letters, digits/],
  ["{ name: Ours, shape: 'A-#####-' }", /begins or ends with a separator/],
  ["{ name: Ours, shape: 'A######', spare: x }", /spare {2}is not a key/],
  ["{ name: Ours, shape: 'A######' }\n  - { name: Ours, shape: 'B######' }", /is here for the second time/],
] as const)
  test(`refused: ${line}`, async () => assert.rejects(spoilt(line), says));

test('a standard may define no numbers of its own', async () => {
  const without = await copy.spoilt('patient-identifiers.yaml', () => 'hospitalNumbers: []\n');
  assert.deepEqual(without.patientIdentifiers, { hospitalNumbers: [] });
});
