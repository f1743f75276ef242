import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { copyOfShipped } from '../testing/copy.ts';

const copy = await copyOfShipped();
after(() => copy[Symbol.asyncDispose]());

for (const [from, to, says] of [
  [
    'image/png: released',
    'image/png: cleaned',
    'documents.types.image/png  only text can be cleaned of patients\' numbers. Write "released", or leave it out.',
  ],
  ['image/png: released', 'image/png: sent', 'documents.types.image/png  must be one of cleaned, read, released, not "sent".'],
  [
    'then: [head-of-ict]',
    'then: [head-of-itc]',
    'ringPerson.then[1]  there is no role "head-of-itc" in contacts.yaml. Did you mean "head-of-ict"?',
  ],
  [
    'bytesEach: 3145728',
    'bytesEach: 9000000',
    'documents.bytesEach  one document may not hold more than all of them, which is 5242880.',
  ],
] as const)
  test(`refused: ${says}`, async () => {
    const refusal = await copy.refusal('hand-off.yaml', (text) => text.replace(from, to));
    assert.ok(refusal?.includes(says), refusal ?? 'nothing was refused');
    assert.match(refusal!, /^hand-off\.yaml:\d+ /m);
  });
