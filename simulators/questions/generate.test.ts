import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { parse } from 'yaml';
import { questionsFrom, secondAuthorsQuestions } from './index.ts';
import { PHRASES } from './phrases.ts';

const SERVICES = Object.keys(PHRASES).filter((id) => id !== 'none');
const scripts = parse(await readFile(new URL('../../standards/nhs-lsd/triage-scripts.yaml', import.meta.url), 'utf8')) as {
  readonly scripts: readonly { readonly lines: readonly string[] }[];
  readonly notOurs: readonly string[];
};

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const runs = (text: string, length: number) => {
  const words = wordsOf(text);
  return words.slice(0, Math.max(0, words.length - length + 1)).map((_, i) => words.slice(i, i + length).join(' '));
};

test('the same seed gives the same questions, another seed others', () => {
  assert.deepEqual(questionsFrom('4711', SERVICES, 100), questionsFrom('4711', SERVICES, 100));
  assert.notDeepEqual(questionsFrom('4711', SERVICES, 100), questionsFrom('4712', SERVICES, 100));
});

test('each service is asked about, one question in ten is about none, and a catalogue without them asks nothing', () => {
  const questions = questionsFrom('4711', SERVICES, 200);
  assert.equal(questions.filter(({ service }) => service === null).length, 20);
  for (const id of SERVICES) assert.ok(questions.filter(({ service }) => service === id).length >= 15, id);
  assert.deepEqual(questionsFrom('4711', ['canteen'], 10), []);
});

test('the phrases share no run of four words with the triage scripts', () => {
  const lines = [...scripts.scripts.flatMap((script) => script.lines), ...scripts.notOurs];
  const theirs = new Set(lines.flatMap((line) => runs(line, 4)));
  const both = Object.values(PHRASES).flatMap((phrases) =>
    phrases.flatMap((phrase) => runs(phrase, 4).filter((run) => theirs.has(run))),
  );
  assert.deepEqual(both, []);
});

test('the second set has at least a hundred questions about every service and about none', async () => {
  const questions = await secondAuthorsQuestions();
  assert.ok(questions.length >= 100);
  assert.equal(new Set(questions.map(({ text }) => text)).size, questions.length);
  for (const id of [...SERVICES, null]) assert.ok(questions.filter(({ service }) => service === id).length >= 10, String(id));
});
