import {
  defectOf,
  readActivation,
  readClosing,
  type HowAnswered,
  type PeopleExercise,
  type Person,
} from '../../evidence/index.ts';
import { realTime, UsageError } from '../../kernel/index.ts';
import { localTimes } from '../../kernel/local-time.ts';
import type { Standard } from '../../standards/index.ts';
import { expectedNow } from './expected.ts';
import { exerciseAt, happened, open, personIn, type Place } from './store.ts';

/** Stops an exercise at once: no mail leaves and no answer is taken after it. */
export function stopExercise(place: Place, id: string, by: Person, why: string, now = realTime.now()): PeopleExercise {
  happened(place, now, { id, by, words: why, event: { event: 'stopped' } }, ({ stopped }) => stopped === null);
  return exerciseAt(place, id);
}

export interface Heard {
  readonly person: string;
  readonly how: HowAnswered;
  readonly key?: string;
  readonly words: string;
}

/** Writes down what a witness heard of somebody: by telephone, or in the room. */
export function heard(
  place: Place,
  id: string,
  by: Person,
  { person, how, key, words }: Heard,
  now = realTime.now(),
): PeopleExercise {
  const exercise = exerciseAt(place, id);
  personIn(exercise, person);
  if (how === 'link') throw new UsageError('An answer by link comes from the link alone. What somebody said is --how spoken.');
  if (how === 'key' && key === undefined) throw new UsageError('--how key needs --key: which key was pressed.');
  if (exercise.closedAt !== null) throw new UsageError(`${id} is closed. Close it again with what was learned later (--close).`);
  happened(place, now, { id, by, words, event: { event: 'answered', person, how, ...(key !== undefined && { key }) } });
  return exerciseAt(place, id);
}

/** Closes an exercise with the faults, lessons and actions of a file. Returns what still keeps it from counting, or null. */
export function closeExercise(
  place: Place,
  id: string,
  by: Person,
  file: string,
  now = realTime.now(),
): { readonly exercise: PeopleExercise; readonly defect: string | null } {
  happened(place, now, { id, by, words: 'The exercise is closed.', event: readClosing(file), files: [file] });
  const exercise = exerciseAt(place, id);
  return { exercise, defect: defectOf(exercise) };
}

/** Shows that an action of an exercise is done, with a file that proves it. */
export function actionDone(
  place: Place,
  id: string,
  by: Person,
  action: string,
  words: string,
  files: readonly string[],
  now = realTime.now(),
): PeopleExercise {
  const { actions } = exerciseAt(place, id);
  if (!actions.some((each) => each.id === action))
    throw new UsageError(
      `${id} has no action "${action}". ${actions.length ? `Its actions: ${actions.map((each) => each.id).join(', ')}.` : 'It has none yet: close it first.'}`,
    );
  happened(place, now, { id, by, words, event: { event: 'action-done', action }, files });
  return exerciseAt(place, id);
}

/** Records a real incident that used the plan, from a file. It counts as an exercise once its record with lessons and actions is attested. */
export function recordActivation(
  place: Place,
  standard: Standard,
  by: Person,
  file: string,
  now = realTime.now(),
): PeopleExercise {
  const { incident, startedAt: from, endedAt, aim, people: answered, closing } = readActivation(file);
  const { hours, people, plan } = expectedNow(standard, from);
  for (const { person } of answered)
    if (!people.some(({ id }) => id === person))
      throw new UsageError(
        `${file}: the plan tells no "${person}" at ${from}. It tells ${people.map(({ id }) => id).join(', ')}.`,
      );
  const id = open(place, now, localTimes(standard.zone).dateOf(from), by, `Incident ${incident} used the plan.`, {
    event: 'opened',
    kind: 'activation',
    hours,
    warned: false,
    aim,
    scope: 'A real incident.',
    startedAt: from.toString(),
    endsAt: endedAt.toString(),
    director: by.name,
    initiatedBy: place.desk,
    observers: [],
    plan,
    // Whom the incident did not need was not called: only those who were are expected.
    people: people
      .filter((each) => answered.some(({ person }) => person === each.id))
      .map(({ channels, ...person }) => (void channels, person)),
    incident,
  });
  for (const { person, how, at, words = '' } of answered)
    happened(place, now, {
      id,
      by,
      words,
      event: {
        event: 'answered',
        person,
        how,
        ...(at !== undefined && { answeredAt: Temporal.Instant.from(at).toString() }),
        ...(how === 'key' && { key: '1' }),
      },
    });
  happened(place, now, { id, by, words: 'The incident is over.', event: closing, files: [file] });
  return exerciseAt(place, id);
}
