import {
  addAnswer,
  eventOf,
  exerciseIn,
  exercisesIn,
  readAnswers,
  type Entry,
  type ExerciseEvent,
  type PeopleExercise,
  type Person,
} from '../../evidence/index.ts';
import { UsageError } from '../../kernel/index.ts';

export interface Place {
  /** The store of answers. */
  readonly folder: string;
  readonly desk: string;
}

/** The exercise as its answers tell it. Throws a `UsageError` for one that is not there. */
export function exerciseAt({ folder }: Place, id: string): PeopleExercise {
  return exerciseIn(readAnswers(folder) ?? { entries: [] }, id);
}

/** Opens an exercise under the next free id of its date, `EX-2026-11-10-1`, and returns it. */
export function open(
  place: Place,
  now: Temporal.Instant,
  date: Temporal.PlainDate,
  by: Person,
  words: string,
  event: ExerciseEvent,
): string {
  eventOf(0, { ...event });
  const entry = addAnswer(place.folder, { desk: place.desk }, now, (before) => {
    const known = new Set(exercisesIn({ entries: before }).map(({ id }) => id));
    let n = 1;
    while (known.has(`EX-${date.toString()}-${n}`)) n++;
    return { kind: 'exercise', about: `EX-${date.toString()}-${n}`, by, words, facts: { ...event } };
  });
  return entry!.about;
}

export interface NewEvent {
  readonly id: string;
  readonly by: Person;
  readonly words: string;
  readonly event: ExerciseEvent;
  readonly files?: readonly string[];
}

/**
 * Writes one event of an exercise, as far as `still` finds that it may be, with no other writer in between; null: it may not. Throws a
 * `UsageError` for an exercise that is not there.
 */
export function happened(
  place: Place,
  now: Temporal.Instant,
  { id, by, words, event, files = [] }: NewEvent,
  still: (exercise: PeopleExercise) => boolean = () => true,
): Entry | null {
  // An event that no reader takes would spoil the whole store.
  eventOf(0, { ...event });
  return addAnswer(place.folder, { desk: place.desk }, now, (before) =>
    still(exerciseIn({ entries: before }, id)) ? { kind: 'exercise', about: id, by, words, facts: { ...event }, files } : null,
  );
}

/** The person of an exercise with this role. Throws a `UsageError` with the known ones. */
export function personIn({ id, people }: PeopleExercise, role: string): PeopleExercise['people'][number] {
  const found = people.find((person) => person.id === role);
  if (!found) throw new UsageError(`${id} has no "${role}". Its people: ${people.map((person) => person.id).join(', ')}.`);
  return found;
}
