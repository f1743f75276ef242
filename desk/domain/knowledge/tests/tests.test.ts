import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerTest, beginTest, setTest } from './decide.ts';
import { foldSitting, foldTest } from './fold.ts';
import { resultsOf } from './result.ts';
import type { Sitting, SittingFact } from './types.ts';
import { recorded } from '../testing/recorded.ts';
import type { Actor } from '../../access/actor.ts';
import { loadStandard } from '../../../../standards/index.ts';

const standard = await loadStandard(new URL('../../../../standards/nhs-lsd', import.meta.url).pathname);
const shifts = standard.knowledge.shifts.filter(({ id }) => id !== 'late');
const policy = { ...standard, knowledge: { ...standard.knowledge, shifts } };
const MANAGER: Actor = { id: 'dm', name: 'Derek Oyelaran', role: 'duty-manager', organisation: null };
const ASSESSOR: Actor = { id: 'assessor', name: 'Ines Whitlock', role: 'assessor', organisation: null };
const analyst = (id: string): Actor => ({ id, name: id, role: 'analyst', organisation: null });
const NOW = Temporal.Instant.from('2026-11-30T10:00:00Z');

const QUESTIONS = Array.from({ length: 100 }, (_, i) => ({
  text: `Question ${String(i)}`,
  service: i % 10 === 0 ? null : 'pacs',
}));
const folded = (...facts: readonly SittingFact[]) => foldSitting(recorded(facts.map((fact) => [String(NOW), fact] as const)));
const given = (minutes?: number) =>
  foldTest(
    'TST-000001',
    recorded(
      setTest({ title: 'November', questions: QUESTIONS, ...(minutes !== undefined && { minutes }) }, MANAGER, policy).map(
        (fact) => [String(NOW), fact] as const,
      ),
    ),
  )!;

/** A sitting in which the first `right` questions are answered rightly. */
function sat(person: string, shift: string, right: number): Sitting {
  const set = given();
  let facts = beginTest(set, null, shift, analyst(person), policy);
  for (const [i, { service }] of QUESTIONS.entries()) {
    const answer = { question: i + 1, service: i < right ? service : 'eps' };
    facts = [...facts, ...answerTest(set, folded(...facts), answer, NOW, policy)];
  }
  return folded(...facts)!;
}

test('90 of 100 is a pass, 89 is none', () => {
  for (const [right, passed] of [
    [90, true],
    [89, false],
  ] as const)
    assert.equal(resultsOf(given(), [sat('a', 'early', right), sat('b', 'night', 100)], policy).passed, passed);
});

test('a shift that has not answered is named, and the test shows nothing yet', () => {
  const { passed, unanswered } = resultsOf(given(), [sat('a', 'early', 100)], policy);
  assert.equal(passed, null);
  assert.deepEqual(unanswered, ['night']);
});

test('whoever has not finished is not counted, and a question without an answer is not right', () => {
  const begun = folded(...beginTest(given(), null, 'early', analyst('a'), policy))!;
  assert.deepEqual(resultsOf(given(), [begun], policy).sittings, []);
  const ended = { ...begun, finishedAt: String(NOW.add({ minutes: 5 })) };
  const [result] = resultsOf(given(), [ended], policy).sittings;
  assert.deepEqual([result?.right, result?.of, result?.passed, result?.seconds], [0, 100, false, 300]);
});

test('questions are answered once, in time, and never for a second try', () => {
  const set = given(30);
  assert.throws(() => beginTest(set, sat('a', 'early', 40), 'early', analyst('a'), policy), /answered these questions already/);
  assert.throws(() => answerTest(set, null, { question: 1, service: 'pacs' }, NOW, policy), /Begin the test/);
  const begun = folded(...beginTest(set, null, 'night', analyst('c'), policy))!;
  const answer = { question: 1, service: 'pacs' };
  const types = (at: Temporal.Instant) => answerTest(set, begun, answer, at, policy).map(({ type }) => type);
  assert.deepEqual(types(NOW.add({ minutes: 30 })), ['answered']);
  assert.deepEqual(types(NOW.add({ minutes: 31 })), ['finished']);
  assert.throws(() => answerTest(set, begun, { ...answer, service: 'pax' }, NOW, policy), /Did you mean "pacs"/);
  assert.throws(() => answerTest(set, begun, { ...answer, question: 101 }, NOW, policy), /questions 1 to 100/);
});

test('who sets a test does not sit it, and an assessor does neither', () => {
  assert.throws(() => setTest({ title: 'T', questions: [] }, MANAGER, policy), /at least one question/);
  assert.throws(() => setTest({ title: 'T', questions: [{ text: 'Q', service: null }] }, analyst('a'), policy), {
    code: 'forbidden',
  });
  for (const actor of [ASSESSOR, analyst('analyst')])
    assert.throws(() => beginTest(given(), null, 'early', actor, policy), { code: 'forbidden' });
  assert.throws(() => beginTest(given(), null, 'earli', analyst('a'), policy), /Did you mean "early"/);
});
