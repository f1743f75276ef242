import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { loadStandard } from '../index.ts';
import { copyOfShipped } from '../testing/copy.ts';

const copy = await copyOfShipped();
after(() => copy[Symbol.asyncDispose]());
const spoilt = async (line: string) => copy.spoilt('operations.yaml', () => `operations:\n  - ${line}\n`);

for (const [line, says] of [
  ['{ id: read, says: Read it, may: [anallyst] }', /may\[1\] {2}must be one of .*not "anallyst"\. Did you mean "analyst"\?/],
  ['{ id: read, says: Read it, may: [] }', /may {2}is an empty list/],
  ['{ id: read, says: Read it, may: [analyst, analyst] }', /"analyst" is here for the second time/],
  [
    '{ id: read, says: Read it, may: [analyst] }\n  - { id: read, says: Again, may: [analyst] }',
    /"read" is here for the second time/,
  ],
  ['{ id: read, says: Read it, may: [analyst], wo: x }', /wo {2}is not a key of/],
] as const)
  test(`refused: ${line}`, async () => assert.rejects(spoilt(line), says));

test('a standard may state no operations', async () => {
  await rm(join(copy.dir, 'operations.yaml'));
  assert.deepEqual((await loadStandard(copy.dir)).operations, []);
});
