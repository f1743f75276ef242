import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { addAnswer, readAnswers, refuseChangedFiles } from './store.ts';
import type { NewEntry } from './types.ts';

const now = Temporal.Instant.from('2026-11-23T09:30:00Z');
const grace = { name: 'Grace Baptiste', role: 'duty manager' };
const said = (words: string): NewEntry => ({ kind: 'attestation', about: 'ESC-02', by: grace, words });
const folderFor = (t: TestContext) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'deskproof-answers-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
const add = (folder: string, words: string, more: Partial<NewEntry> = {}) =>
  addAnswer(folder, { desk: 'A desk' }, now, () => ({ ...said(words), ...more }))!;
const file = (folder: string) => path.join(folder, 'answers.ndjson');

test('an answer is read back with who, when, words and the digests of its files', (t) => {
  const folder = folderFor(t);
  const minutes = path.join(folder, 'minutes.txt');
  writeFileSync(minutes, 'What was said.');
  assert.equal(readAnswers(folder), null);
  add(folder, 'Yes.', { files: [minutes] });
  add(folder, 'And again.');
  const answers = readAnswers(folder)!;
  assert.deepEqual(
    answers.entries.map(({ seq, words, by, at }) => [seq, words, by.name, at]),
    [
      [1, 'Yes.', 'Grace Baptiste', '2026-11-23T09:30:00Z'],
      [2, 'And again.', 'Grace Baptiste', '2026-11-23T09:30:00Z'],
    ],
  );
  assert.equal(answers.head, answers.entries[1]!.hash);
  refuseChangedFiles(answers, answers.entries[0]!);
  const { sha256 } = answers.entries[0]!.files[0]!;
  writeFileSync(path.join(folder, 'files', `${sha256}.txt`), 'Something else.');
  assert.throws(() => refuseChangedFiles(answers, answers.entries[0]!), /was changed after answer 1/);
});

const TAMPERED: readonly (readonly [what: string, change: (source: string) => string, line: number])[] = [
  ['a word', (source) => source.replace('First.', 'Never.'), 2],
  ['the desk', (source) => source.replace('A desk', 'B desk'), 2],
  ['an example without its mark', (source) => source.replace('"desk":"A desk"', '"desk":"A desk","example":"x"'), 2],
  ['an answer taken away', (source) => source.split('\n').toSpliced(2, 1).join('\n'), 3],
  ['two that changed places', (source) => source.replace(/(.*Second.*\n)(.*Third.*\n)/, '$2$1'), 3],
];
for (const [what, change, line] of TAMPERED)
  test(`${what}: refused with its line`, (t) => {
    const folder = folderFor(t);
    for (const words of ['First.', 'Second.', 'Third.']) add(folder, words);
    writeFileSync(file(folder), change(readFileSync(file(folder), 'utf8')));
    assert.throws(() => readAnswers(folder), new RegExp(`answers\\.ndjson:${line} `));
  });

test('what a killed writer left unfinished is no answer, and the next writer goes on after the last whole one', (t) => {
  const folder = folderFor(t);
  add(folder, 'First.');
  appendFileSync(file(folder), '{"seq":2,"at":"2026-11-23T09:3');
  assert.equal(readAnswers(folder)!.entries.length, 1);
  add(folder, 'Second.');
  assert.deepEqual(
    readAnswers(folder)!.entries.map(({ words }) => words),
    ['First.', 'Second.'],
  );
});

test('real answers and example answers never mix', (t) => {
  const folder = folderFor(t);
  add(folder, 'First.');
  assert.throws(
    () => addAnswer(folder, { desk: 'A desk', example: 'x' }, now, () => said('x')),
    /holds the answers of real people/,
  );
});

test('a header that a killed writer left unfinished is written again', (t) => {
  const folder = folderFor(t);
  writeFileSync(file(folder), '{"format":1,"de');
  add(folder, 'First.');
  assert.equal(readAnswers(folder)!.entries.length, 1);
});

test('writers killed at any instant, and several at once, leave a whole chain', async (t) => {
  const folder = folderFor(t);
  const writer = `
    import { addAnswer } from ${JSON.stringify(import.meta.resolve('./store.ts'))};
    const now = Temporal.Instant.from('2026-11-23T09:30:00Z');
    for (let i = 0; ; i++) {
      addAnswer(${JSON.stringify(folder)}, { desk: 'A desk' }, now, (before) => ({ kind: 'witness', about: String(before.length + 1), by: { name: 'A', role: 'b' }, words: 'x'.repeat(2000) }));
      process.stdout.write(i + '\\n');
    }`;
  const writers = [1, 2, 3].map(() =>
    spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', writer], {
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  );
  const told = writers.map(() => 0);
  for (const [i, { stdout }] of writers.entries())
    stdout.on('data', (chunk: Buffer) => void (told[i]! += chunk.toString().split('\n').length - 1));
  for (const each of writers) {
    await once(each.stdout, 'data');
    each.kill('SIGKILL');
    await once(each, 'close');
  }
  add(folder, 'Afterwards.');
  const { entries } = readAnswers(folder)!;
  assert.ok(entries.length > told.reduce((sum, n) => sum + n, 0), 'what a writer told to be written is there');
  // Each writer decides with nobody in between, so every answer saw all those before it.
  assert.ok(entries.slice(0, -1).every(({ about, seq }) => about === String(seq)));
});
