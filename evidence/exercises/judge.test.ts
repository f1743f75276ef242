import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answeredBy, closedWith, entriesOf, openedAt } from '../testing/exercise-answers.ts';
import { exerciseOf } from './fold.ts';
import { judgeExercises } from './judge.ts';
import type { ExerciseEvent, PeopleExercise } from './types.ts';

const ASKED = { hours: ['in-hours', 'out-of-hours'], within: 'P12M', warnFrom: 'P6M' } as const;
const on = (today: string) => ({
  today: Temporal.PlainDate.from(today),
  zone: 'Europe/London',
  inHours: (at: Temporal.Instant) => at.toZonedDateTimeISO('Europe/London').hour === 10,
  planVersion: '2.2',
});
type Opening = Partial<Extract<ExerciseEvent, { event: 'opened' }>>;
function held(startedAt: string, opening: Opening = {}, ...more: readonly ExerciseEvent[]): PeopleExercise {
  const end: readonly ExerciseEvent[] = more.length ? more : [closedWith(), { event: 'attested' }];
  const id = `EX-${startedAt.slice(0, 13)}`;
  return exerciseOf(id, entriesOf(id, [{ ...openedAt(startedAt, ['a']), ...opening }, answeredBy('a', 'link'), ...end]));
}
const DAY = '2026-11-10T10:30:00Z';
const NIGHT = '2026-11-12T22:30:00Z';
const judged = (today: string, ...exercises: readonly PeopleExercise[]) => judgeExercises(exercises, ASKED, on(today));

test('met with an attested record in hours and one out of hours', () => {
  const { verdict, counted, warnings } = judged('2026-11-30', held(DAY), held(NIGHT));
  assert.deepEqual([verdict, counted.length, warnings], ['met', 2, []]);
  assert.match(counted[0]!, /in hours on 2026-11-10 \(communications exercise, not warned\): 1 of 1 acknowledged/);
});

const WARNED: readonly (readonly [string, string, number])[] = [
  ['2027-05-09', 'met', 0],
  ['2027-05-10', 'met', 1],
  ['2027-05-12', 'met', 2],
  ['2027-11-09', 'met', 2],
  ['2027-11-10', 'needs review', 0],
  ['2027-11-12', 'needs review', 0],
];
for (const [today, verdict, warnings] of WARNED)
  test(`exercised on 10 and 12 November 2026, judged on ${today}: ${verdict}, ${warnings} warnings`, () => {
    const found = judged(today, held(DAY), held(NIGHT));
    assert.deepEqual([found.verdict, found.verdict === 'met' ? found.warnings.length : 0], [verdict, warnings]);
  });

test('exercised on 29 February 2028, it counts to 27 February 2029', () => {
  const leap = held('2028-02-29T10:30:00Z');
  const verdict = (today: string) => judgeExercises([leap], { ...ASKED, hours: ['in-hours'] }, on(today)).verdict;
  assert.deepEqual([verdict('2029-02-27'), verdict('2029-02-28')], ['met', 'needs review']);
});

const action = { id: 'A1', what: 'x', owner: 'team-lead', due: '2026-11-20', about: [] };
const OPEN: readonly (readonly [why: string, PeopleExercise, verdict: string, cause: RegExp])[] = [
  ['only a table-top exercise by night', held(NIGHT, { kind: 'table-top' }), 'needs review', /reaches nobody/],
  ['not attested', held(NIGHT, {}, closedWith()), 'needs review', /Nobody has attested the record/],
  ['not closed', held(NIGHT, {}, { event: 'attested' }), 'needs review', /is not closed/],
  [
    'said to be by night, and held by day',
    held(DAY, { hours: 'out-of-hours' }),
    'needs review',
    /No exercise with people out of hours/,
  ],
  ['still to come', held('2026-12-24T22:30:00Z'), 'needs review', /No exercise with people out of hours/],
  [
    'a real incident without lessons',
    held(NIGHT, { kind: 'activation', incident: 'INC-1' }, closedWith({ lessons: [] }), { event: 'attested' }),
    'not met',
    /only with its lessons and actions/,
  ],
  [
    'a finding without an action',
    held(NIGHT, {}, closedWith({ faults: [{ id: 'F1', what: 'The list was old.' }] }), { event: 'attested' }),
    'not met',
    /The list was old/,
  ],
];
for (const [why, night, verdict, cause] of OPEN)
  test(`${why}: ${verdict}`, () => {
    const found = judged('2026-11-30', held(DAY), night);
    assert.equal(found.verdict, verdict);
    assert.match(found.cause!, cause);
  });

test('nothing on record needs review', () => assert.equal(judged('2026-11-30').verdict, 'needs review'));

test('a real incident with its lessons and actions counts', () => {
  const night = held(
    NIGHT,
    { kind: 'activation', incident: 'INC-1' },
    closedWith({ actions: [{ ...action, due: '2026-12-20' }] }),
    { event: 'attested' },
  );
  const { verdict, counted } = judged('2026-11-30', held(DAY), night);
  assert.equal(verdict, 'met');
  assert.match(counted[1]!, /a real incident/);
});

test('a later exercise that went wrong without an action outweighs an earlier good one', () => {
  const later = held('2026-11-20T10:30:00Z', {}, closedWith({ faults: [{ id: 'F1', what: 'x' }] }), { event: 'attested' });
  assert.equal(judged('2026-11-30', held(DAY), later, held(NIGHT)).verdict, 'not met');
});

test('an action that is overdue warns until its end is shown, and so does a plan that has changed since', () => {
  const closed = closedWith({ actions: [action] });
  const warnings = (...more: readonly ExerciseEvent[]) =>
    judged('2026-11-30', held(DAY, {}, closed, { event: 'attested' }, ...more), held(NIGHT)).warnings.length;
  assert.deepEqual([warnings(), warnings({ event: 'action-done', action: 'A1' })], [1, 0]);
  const old = held(DAY, { plan: { document: 'LSD-PR-03', version: '2.1' } });
  assert.match(judged('2026-11-30', old, held(NIGHT)).warnings[0]!, /version 2.1 of the plan; version 2.2 is in force/);
});
