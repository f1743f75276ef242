import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { harmIn } from './words.ts';
import { shipped } from '../../../testing/test-desk.ts';

const policy = shipped.clinicalSafety!;
const read = (text: string) => {
  const { flags, asks } = harmIn(text, policy);
  return flags.length > 0 ? flags.join(' ') : asks ? 'asks' : 'nothing';
};

for (const [text, says] of [
  ['The list showed another patient', 'wrong-patient-data'],
  ['It shows ANOTHER PATIENT’S allergies.', 'wrong-patient-data'],
  ['Prescription printed with the wrong dose', 'possible-harm'],
  ['wrong dose, and another patient saw it', 'wrong-patient-data possible-harm'],
  ['Nobody was hurt', 'asks'],
  ['nobody was given the wrong dose', 'asks'],
  ['A dose may have been given twice', 'possible-harm'],
  ['It was a near miss', 'asks'],
  ['No images load. The wrong dose was printed', 'possible-harm'],
  ['No wait: the wrong side was marked', 'possible-harm'],
  ['Another person is helping me', 'nothing'],
  ['Other patients are waiting in the clinic', 'nothing'],
  ['A wrong doser and overdosed printer', 'nothing'],
  ['Nobody can log in', 'nothing'],
] as const)
  test(`"${text}": ${says}`, () => assert.equal(read(text), says));

test('a sign of the policy is found in any text that holds it in a clause of its own', () => {
  const signs = policy.words.flatMap(({ flag, says }) => says.map((sign) => ({ flag, sign })));
  fc.assert(
    fc.property(fc.constantFrom(...signs), fc.string(), fc.string(), fc.boolean(), ({ flag, sign }, before, after, loud) => {
      const text = `${before}. ${loud ? sign.toUpperCase() : sign}. ${after}`;
      assert.ok(harmIn(text, policy).flags.includes(flag));
    }),
  );
});

test('a denial right before a sign raises nothing and asks', () => {
  const signs = policy.words.flatMap(({ says }) => says);
  fc.assert(
    fc.property(fc.constantFrom(...signs), fc.constantFrom(...policy.denials), (sign, denial) => {
      const { flags, asks } = harmIn(`${denial} ${sign}`, policy);
      assert.deepEqual([flags.length, asks], [0, true]);
    }),
  );
});
