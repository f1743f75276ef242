import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findHospitalNumbers, suspicionError, suspicionsIn } from './index.ts';

const SHAPES = [
  { name: 'ours', shape: 'SE ######' },
  { name: 'theirs', shape: 'NG#####@' },
];
const found = (text: string) => findHospitalNumbers(text, SHAPES).map(({ start, end }) => text.slice(start, end));

test('a hospital number is found as its shape is written, with its separators or without', () => {
  assert.deepEqual(found('Patients SE 123456, se-123456, SE\u00a0123456 and SE123456; NG12345k.'), [
    ...['SE 123456', 'se-123456', 'SE\u00a0123456', 'SE123456', 'NG12345k'],
  ]);
});

test('a longer or shorter one, and one within a word, is another thing', () => {
  assert.deepEqual(found('SE1234567, SE12345, BASE 123456, NG123456'), []);
});

test('hostile text takes no time to speak of', () => {
  const before = process.cpuUsage();
  findHospitalNumbers('SE 12345'.repeat(250_000), SHAPES);
  findHospitalNumbers('SE 123456 '.repeat(200_000), SHAPES);
  assert.ok(process.cpuUsage(before).user < 3_000_000);
});

for (const [text, kinds] of [
  ['pt, dob 03/04/1961, not on the list', ['date-of-birth']],
  ['Patient Mrs Smith', ['name']],
  ['Patient John Smith, DOB: 3 April 1961', ['date-of-birth', 'name']],
  ['The Patient Administration System was changed on 03/04/2026', []],
  ['Amy Reid telephoned on 24/11/2026', []],
] as const)
  test(`${JSON.stringify(text)}: ${kinds.join(' and ') || 'nothing'}`, () => assert.deepEqual(suspicionsIn(text), kinds));

test('the heuristic errs as often as is stated: it cannot know a bare name or date', () => {
  const { texts, missed, flagged } = suspicionError({ seed: 11 });
  assert.ok(missed['date-of-birth'] / texts <= 0.15, `${missed['date-of-birth']} births missed`);
  assert.ok(missed.name / texts <= 0.3, `${missed.name} names missed`);
  assert.ok(flagged / texts <= 0.02, `${flagged} innocent texts flagged`);
});
