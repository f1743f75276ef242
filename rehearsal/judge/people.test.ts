import assert from 'node:assert/strict';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { addAnswer, readAnswers } from '../../evidence/index.ts';
import { UsageError } from '../../kernel/index.ts';
import { loadStandard, shippedStandard, type AttestationShowing } from '../../standards/index.ts';
import { answer, questions } from '../answer.ts';
import { nobodyAnswered } from '../testing/nobody-answered.ts';
import { byPeople, keepAnswers, readPeople } from './people.ts';

const root = path.join(import.meta.dirname, '../..');
const standard = await loadStandard(shippedStandard('nhs-lsd'));
const asked = standard.criteria
  .find(({ id }) => id === 'ESC-02')!
  .shownBy.find((showing): showing is AttestationShowing => showing.by === 'attestation')!;
const NOW = Temporal.Instant.from('2026-11-30T12:00:00Z');
const TITLE = "St Elsewhere's service desk";
const DANIEL = { name: 'Daniel Okafor', role: 'duty manager' };

const folderFor = (t: TestContext) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'deskproof-people-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
const read = (folder: string, title = TITLE) =>
  readPeople(
    {
      standard,
      plan: { title, answers: folder, where: (_, message) => message },
    },
    NOW,
  );

test('the shipped example answers ESC-02, marked EXAMPLE wherever it shows', (t) => {
  const people = read(path.join(root, 'examples/answers'));
  const { verdict, what } = byPeople(asked, 'ESC-02', people);
  assert.equal(verdict, 'met');
  assert.match(what, /^EXAMPLE attestation: EX-2026-11-24-1 in hours on 2026-11-24/);
  const [kept] = keepAnswers(people, folderFor(t));
  assert.match(kept!.title, /^EXAMPLE: /);
});

test('without answers ESC-02 needs review, and the cause says where they were looked for', (t) => {
  assert.equal(byPeople(asked, 'ESC-02', nobodyAnswered).verdict, 'needs review');
  const { verdict, cause } = byPeople(asked, 'ESC-02', read(path.join(folderFor(t), 'none')));
  assert.equal(verdict, 'needs review');
  assert.match(cause!, /There are no answers in .*none/);
});

const ASK: AttestationShowing = { by: 'attestation', ask: 'The list was read.' };
function attestedWith(t: TestContext, facts: Readonly<Record<string, unknown>>) {
  const folder = folderFor(t);
  addAnswer(folder, { desk: TITLE }, NOW, () => ({
    kind: 'attestation',
    about: 'KNW-04',
    by: DANIEL,
    words: 'I read it.',
    facts,
  }));
  return byPeople(ASK, 'KNW-04', read(folder));
}
test('an attestation says yes, no, or answers a question that has changed since', (t) => {
  const yes = attestedWith(t, { asked: ASK.ask, holds: true });
  assert.deepEqual([yes.verdict, yes.cause], ['met', null]);
  assert.match(yes.what, /Attested by Daniel Okafor, duty manager, on 2026-11-30: I read it\./);
  assert.equal(attestedWith(t, { asked: ASK.ask, holds: false }).verdict, 'not met');
  assert.equal(attestedWith(t, { asked: 'Another question.', holds: true }).verdict, 'needs review');
});

test('answers of another desk, changed answers and changed files are refused', (t) => {
  const folder = folderFor(t);
  const minutes = path.join(folder, 'minutes.txt');
  writeFileSync(minutes, 'Said.');
  addAnswer(folder, { desk: TITLE }, NOW, () => ({ kind: 'witness', about: 'x', by: DANIEL, words: '', files: [minutes] }));
  read(folder);
  assert.throws(
    () => read(folder, 'Another desk'),
    /holds answers of the people of "St Elsewhere's service desk", and the plan is of "Another desk"/,
  );
  appendFileSync(path.join(folder, 'files', `${readAnswers(folder)!.entries[0]!.files[0]!.sha256}.txt`), ' More.');
  assert.throws(() => read(folder), UsageError);
});

test('an answer is written for what is asked, refused for what nobody asks, and an exercise is attested once it is closed', async (t) => {
  const folder = folderFor(t);
  const planFile = path.join(folder, 'plan.yaml');
  writeFileSync(
    planFile,
    `title: ${TITLE}\nstandard: nhs-lsd\ntarget: { adapter: built-in }\nscope: { criteria: [ESC-02] }\nanswers: given\n`,
  );
  const place = { root, planFile, folder: null };
  const given = { by: DANIEL, words: 'Seen.', holds: true, files: [], witness: false };
  await assert.rejects(answer(place, { ...given, about: 'ESC-02' }), /answered by exercises with people/);
  await assert.rejects(answer(place, { ...given, about: 'ESC-01' }), /Nobody asks for an answer about "ESC-01"/);
  await assert.rejects(answer(place, { ...given, about: 'x', witness: true, words: ' ' }), /needs words/);
  const seen = await answer(place, { ...given, about: 'the fax arrives', witness: true });
  assert.deepEqual([seen.seq, seen.kind], [1, 'witness']);
  const { questions: all } = await questions(place);
  assert.deepEqual(
    all.map(({ criterion, byExercise, verdict }) => [criterion, byExercise, verdict]),
    [
      ['ESC-02', true, 'needs review'],
      ['KNW-04', false, 'needs review'],
    ],
  );
});

test('real people do not answer among the examples', async (t) => {
  const folder = folderFor(t);
  cpSync(path.join(root, 'examples/answers'), folder, { recursive: true });
  const planFile = path.join(folder, 'plan.yaml');
  writeFileSync(
    planFile,
    `title: ${TITLE}\nstandard: nhs-lsd\ntarget: { adapter: built-in }\nscope: { criteria: [ESC-02] }\nanswers: .\n`,
  );
  const before = readFileSync(path.join(folder, 'answers.ndjson'), 'utf8');
  await assert.rejects(
    answer(
      { root, planFile, folder: null },
      { about: 'EX-2026-11-24-1', by: DANIEL, words: 'Right.', holds: true, files: [], witness: false },
    ),
    /holds EXAMPLE answers/,
  );
  assert.equal(readFileSync(path.join(folder, 'answers.ndjson'), 'utf8'), before);
});
