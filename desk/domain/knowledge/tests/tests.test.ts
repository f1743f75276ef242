import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerTest, beginTest, setTest } from './decide.ts';
import { foldTest } from './fold.ts';
import { resultsOf } from './result.ts';
import type { TestFact } from './types.ts';
import { recorded } from '../testing/recorded.ts';
import type { Actor } from '../../access/actor.ts';
import { loadStandard } from '../../../../standards/index.ts';

const standard = await loadStandard(new URL('../../../../standards/nhs-lsd', import.meta.url).pathname);
const policy = {
  ...standard,
  knowledge: { ...standard.knowledge, shifts: standard.knowledge.shifts.filter(({ id }) => id !== 'late') },
};
const ASSESSOR: Actor = { id: 'assessor', name: 'Ines Whitlock', role: 'assessor', organisation: null };
const analyst = (id: string): Actor => ({ id, name: id, role: 'analyst', organisation: null });
const NOW = Temporal.Instant.from('2026-11-30T10:00:00Z');

/** A test of 100 questions about PACS, of which `right` are answered rightly by each of these people. */
function sat(sittings: readonly (readonly [person: string, shift: string, right: number])[], minutes?: number) {
  const questions = Array.from({ length: 100 }, (_, i) => ({
    text: `Question ${String(i)}`,
    service: i % 10 === 0 ? null : 'pacs',
  }));
  let facts: readonly (readonly [string, TestFact])[] = [];
  const add = (more: readonly TestFact[]) => (facts = [...facts, ...more.map((fact) => [String(NOW), fact] as const)]);
  const state = () => foldTest('TST-000001', recorded(facts))!;
  add(setTest({ title: 'November', questions, ...(minutes !== undefined && { minutes }) }, ASSESSOR, policy));
  for (const [person, shift, right] of sittings) {
    add(beginTest(state(), shift, analyst(person), policy));
    for (const [i, { service }] of questions.entries())
      add(answerTest(state(), { question: i + 1, service: i < right ? service : 'eps' }, analyst(person), NOW, policy));
  }
  return state();
}

test('90 of 100 is a pass, 89 is none', () => {
  for (const [right, passed] of [
    [90, true],
    [89, false],
  ] as const)
    assert.equal(
      resultsOf(
        sat([
          ['a', 'early', right],
          ['b', 'night', 100],
        ]),
        policy,
      ).passed,
      passed,
    );
});

test('a shift that has not answered is named, and the test shows nothing yet', () => {
  const { passed, unanswered } = resultsOf(sat([['a', 'early', 100]]), policy);
  assert.equal(passed, null);
  assert.deepEqual(unanswered, ['night']);
});

test('questions are answered once, in time, and never for a second try', () => {
  const once = sat([['a', 'early', 40]], 30);
  assert.throws(() => beginTest(once, 'early', analyst('a'), policy), /answered these questions already/);
  assert.throws(() => answerTest(once, { question: 1, service: 'pacs' }, analyst('b'), NOW, policy), /Begin the test/);
  const begun = foldTest('TST-000001', [
    ...recorded<TestFact>([
      [String(NOW), setTest({ title: 'T', questions: [{ text: 'Q', service: 'pacs' }], minutes: 30 }, ASSESSOR, policy)[0]!],
      [
        String(NOW),
        beginTest(
          foldTest(
            'T',
            recorded([[String(NOW), setTest({ title: 'T', questions: [{ text: 'Q', service: 'pacs' }] }, ASSESSOR, policy)[0]!]]),
          )!,
          'night',
          analyst('c'),
          policy,
        )[0]!,
      ],
    ]),
  ])!;
  const answer = { question: 1, service: 'pacs' };
  assert.deepEqual(
    answerTest(begun, answer, analyst('c'), NOW.add({ minutes: 30 }), policy).map(({ type }) => type),
    ['answered', 'finished'],
  );
  assert.deepEqual(
    answerTest(begun, answer, analyst('c'), NOW.add({ minutes: 31 }), policy).map(({ type }) => type),
    ['finished'],
  );
  assert.throws(() => answerTest(begun, { ...answer, service: 'pax' }, analyst('c'), NOW, policy), /Did you mean "pacs"/);
  assert.throws(() => setTest({ title: 'T', questions: [] }, ASSESSOR, policy), /at least one question/);
  assert.throws(() => setTest({ title: 'T', questions: [{ text: 'Q', service: null }] }, analyst('a'), policy), {
    code: 'forbidden',
  });
  assert.throws(() => beginTest(begun, 'early', ASSESSOR, policy), { code: 'forbidden' });
});
