import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answeredBy, closedWith, entriesOf, openedAt } from '../testing/exercise-answers.ts';
import { defectOf } from './judge.ts';
import { exerciseIn, exerciseOf } from './fold.ts';
import type { ExerciseEvent, HowAnswered } from './types.ts';

const EIGHT = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const STARTED = '2026-11-10T10:00:00Z';
const folded = (...events: readonly ExerciseEvent[]) =>
  exerciseOf('EX-1', entriesOf('EX-1', [openedAt(STARTED, EIGHT), ...events]));

test('eight are called: five press a key, two voicemails answer and one wrong person: five acknowledged, one finding', () => {
  const how: readonly HowAnswered[] = ['key', 'key', 'key', 'key', 'key', 'voicemail', 'voicemail', 'wrong-person'];
  const { people, findings } = folded(...EIGHT.map((id, i) => answeredBy(id, how[i]!)));
  assert.equal(people.filter(({ acknowledged }) => acknowledged !== null).length, 5);
  assert.deepEqual(
    findings.map(({ id }) => id),
    ['h'],
  );
});

const OUTCOMES: readonly (readonly [readonly HowAnswered[], string])[] = [
  [[], 'nothing heard'],
  [['voicemail'], 'not acknowledged'],
  [['busy', 'nobody', 'voicemail'], 'not acknowledged'],
  [['voicemail', 'link'], 'acknowledged'],
  [['key'], 'acknowledged'],
  [['spoken'], 'acknowledged'],
  [['wrong-person'], 'wrong person'],
  [['key', 'wrong-person'], 'wrong person'],
  [['wrong-person', 'key'], 'acknowledged'],
  [['link', 'wrong-person'], 'acknowledged'],
];
for (const [answers, outcome] of OUTCOMES)
  test(`${answers.join(', ') || 'no answer'}: ${outcome}`, () =>
    assert.equal(folded(...answers.map((how) => answeredBy('a', how))).people[0]!.outcome, outcome));

test('a record that was changed after it was attested has to be attested again', () => {
  const until = (...more: readonly ExerciseEvent[]) => folded(closedWith(), { event: 'attested' }, ...more).attested !== null;
  assert.deepEqual(
    [until(), until(answeredBy('a', 'link')), until(closedWith()), until(closedWith(), { event: 'attested' })],
    [true, false, false, true],
  );
  assert.equal(folded({ event: 'attested' }).attested, null);
});

test('a mail that was about to leave when the writer was killed may have been sent', () => {
  const mail = { person: 'a', to: 'a@x.example', subject: 'EXERCISE', messageId: '<1@x>' };
  const states = (...events: readonly ExerciseEvent[]) => folded(...events).wentOut.map(({ state }) => state);
  assert.deepEqual(states({ event: 'sending', ...mail }), ['may have been sent']);
  assert.deepEqual(states({ event: 'sending', ...mail }, { event: 'sent', ...mail }), ['sent']);
});

test('whoever does not acknowledge, and each fault, needs an action', () => {
  const all = EIGHT.slice(1).map((id) => answeredBy(id, 'link'));
  const action = (about: readonly string[], due = '2026-12-01') => ({
    id: 'A1',
    what: 'Correct it.',
    owner: 'team-lead',
    due,
    about,
  });
  const defect = (parts: Parameters<typeof closedWith>[0]) => defectOf(folded(...all, closedWith(parts)));
  assert.match(defect({})!, /no action follows from this: the a did not acknowledge/);
  assert.equal(defect({ actions: [action(['a'])] }), null);
  assert.match(defect({ actions: [action(['a'], '2026-11-09')] })!, /before the exercise/);
  const faults = [{ id: 'F1', what: 'The list was old.' }];
  assert.match(defect({ faults, actions: [action(['a'])] })!, /The list was old/);
  assert.equal(defect({ faults, actions: [action(['a', 'F1'])] }), null);
  assert.match(defectOf(folded(closedWith({ actions: [action(EIGHT)] })))!, /nobody acknowledged/);
});

test('an exercise that is not there is answered with the nearest name, and an event that is none with its field', () => {
  assert.throws(() => exerciseIn({ entries: entriesOf('EX-1', [openedAt(STARTED, ['a'])]) }, 'EX-2'), /Did you mean "EX-1"/);
  assert.throws(() => folded({ event: 'answered', person: 'a', how: 'telepathy' } as never), /answer 2, answered: how /);
  assert.throws(() => folded({ event: 'opend' } as never), /"opend" is no event of an exercise/);
});
