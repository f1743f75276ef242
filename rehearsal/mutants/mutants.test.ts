import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeMutant, mutantsIn, mutatedFiles, mutatedText, MUTATED_FOLDERS, sampleOf, type Mutant } from './mutants.ts';

const root = new URL('../..', import.meta.url).pathname;

const mutants = (file: string, count: number): readonly Mutant[] =>
  Array.from({ length: count }, (_, start) => ({
    kind: 'number',
    file,
    line: 1,
    start,
    end: start + 1,
    original: '1',
    replacement: '2',
    atLoad: false,
  }));

test('a sample is the same for the same seed, whatever the order of the files, and another for another seed', () => {
  const [a, b] = [mutants('a.ts', 40), mutants('b.ts', 40)];
  assert.deepEqual(sampleOf([...a, ...b], 10, '1'), sampleOf([...b, ...a], 10, '1'));
  assert.notDeepEqual(sampleOf([...a, ...b], 10, '1'), sampleOf([...a, ...b], 10, '2'));
});

test('a change of one file leaves the sample of the others as it was', () => {
  const [a, b] = [mutants('a.ts', 40), mutants('b.ts', 40)];
  const before = sampleOf([...a, ...b], 80, '1').filter(({ file }) => file === 'b.ts');
  const after = sampleOf([...a.slice(0, 30), ...b], 70, '1').filter(({ file }) => file === 'b.ts');
  assert.deepEqual(after, before);
});

test('a sample larger than all mutants is all of them', () => assert.equal(sampleOf(mutants('a.ts', 5), 9, '1').length, 5));

test('mutants are taken of what the desk decides, and not of tests', () => {
  const files = mutatedFiles(root, MUTATED_FOLDERS);
  assert.ok(files.includes('desk/domain/incident/open.ts'));
  assert.ok(files.every((file) => !/\.test\.ts$|\/testing\/|-child\.ts$/.test(file)));
  assert.deepEqual(mutatedFiles(root, ['desk/domain/incident/open.ts']), ['desk/domain/incident/open.ts']);
});

test('a mutant differs from its source in one place, which its line names', () => {
  const [mutant] = mutantsIn(root, ['rehearsal/mutants/imports.ts']).filter(
    ({ original }) => original === "'adapters/built-in/host.ts'",
  );
  assert.equal(describeMutant(mutant!), `rehearsal/mutants/imports.ts:${mutant!.line}  string: 'adapters/built-in/host.ts' → ''`);
  const text = 'abcdef';
  assert.equal(mutatedText(text, { ...mutant!, start: 2, end: 4, replacement: '-' }), 'ab-ef');
});
