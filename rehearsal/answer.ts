import {
  addAnswer,
  exerciseIn,
  exercisesIn,
  readAnswers,
  type Answers,
  type Entry,
  type NewEntry,
  type Person,
} from '../evidence/index.ts';
import { didYouMean, realTime, UsageError } from '../kernel/index.ts';
import type { AttestationShowing, Standard } from '../standards/index.ts';
import { readInputs } from './check/index.ts';
import { byPeople, readPeople } from './judge/people.ts';

export interface AnswersPlace {
  readonly root: string;
  readonly planFile: string;
  /** Instead of the folder that the plan names. */
  readonly folder: string | null;
}

/** What a plan asks of people, and what they have answered. */
export interface Question {
  readonly criterion: string;
  readonly ask: string;
  /** Answered by the records of exercises, not by words. */
  readonly byExercise: boolean;
  readonly verdict: string;
  readonly cause: string | null;
}

/** Every question that the standard of a plan asks of people. Throws a `UsageError` for a wrong plan, or changed answers. */
export async function questions(
  place: AnswersPlace,
): Promise<{ readonly questions: readonly Question[]; readonly answers: Answers | null; readonly folder: string }> {
  const { inputs, folder } = await inputsOf(place);
  const people = readPeople({ ...inputs, plan: { ...inputs.plan, answers: folder } }, realTime.now());
  return {
    folder,
    answers: people.answers,
    questions: asked(inputs).map(({ criterion, showing }) => {
      const { verdict, cause } = byPeople(showing, criterion, people);
      return { criterion, ask: showing.ask, byExercise: showing.exercised !== undefined, verdict, cause };
    }),
  };
}

export interface Given {
  /** A criterion, the id of an exercise, or with `witness` what was seen. */
  readonly about: string;
  readonly by: Person;
  readonly words: string;
  readonly holds: boolean;
  readonly files: readonly string[];
  readonly witness: boolean;
}

/**
 * Writes down what somebody answers: for a criterion, that it is so or not; for an exercise, that its record is right. Throws a `UsageError`
 * for a question that nobody asks.
 */
export async function answer(place: AnswersPlace, given: Given): Promise<Entry> {
  const { inputs, folder } = await inputsOf(place);
  for (const [what, value] of Object.entries({ name: given.by.name, role: given.by.role, words: given.words }))
    if (value.trim() === '')
      throw new UsageError(
        `An answer needs ${what === 'words' ? 'words: what you saw or know' : `the ${what} of whoever gives it`}.`,
      );
  const draft = draftOf(given, asked(inputs), readAnswers(folder));
  return addAnswer(folder, { desk: inputs.plan.title }, realTime.now(), () => draft)!;
}

function draftOf(given: Given, all: readonly Asked[], answers: Answers | null): NewEntry {
  const { about, by, words, files, holds } = given;
  const common = { about, by, words, files };
  if (given.witness) return { ...common, kind: 'witness', facts: { holds } };
  const question = all.find(({ criterion }) => criterion === about);
  if (question?.showing.exercised)
    throw new UsageError(
      `${about} is answered by exercises with people: hold one with deskproof exercise --live, close it, then attest its record by its id (deskproof answer --list).`,
    );
  if (question) return { ...common, kind: 'attestation', facts: { asked: question.showing.ask, holds } };
  const exercises = answers ? exercisesIn(answers).map(({ id }) => id) : [];
  if (!exercises.includes(about)) {
    const known = [...all.filter(({ showing }) => !showing.exercised).map(({ criterion }) => criterion), ...exercises];
    throw new UsageError(
      `Nobody asks for an answer about "${about}".${didYouMean(about, known)} ${known.length ? `Asked: ${known.join(', ')}.` : 'The standard asks people for nothing but exercises.'} What somebody saw is written down with --witness.`,
    );
  }
  if (!holds)
    throw new UsageError(
      'A record of an exercise that is wrong is corrected, not attested. Close the exercise again with what is right.',
    );
  if (exerciseIn(answers!, about).closedAt === null)
    throw new UsageError(
      `${about} is not closed yet. Close it with its lessons and actions first: deskproof exercise --close ${about}.`,
    );
  return { ...common, kind: 'exercise', facts: { event: 'attested' } };
}

interface Asked {
  readonly criterion: string;
  readonly showing: AttestationShowing;
}
const asked = ({ standard }: Awaited<ReturnType<typeof readInputs>>): readonly Asked[] =>
  standard.criteria.flatMap(({ id, shownBy }) =>
    shownBy.flatMap((showing) => (showing.by === 'attestation' ? [{ criterion: id, showing }] : [])),
  );

async function inputsOf({ root, planFile, folder }: AnswersPlace) {
  const inputs = await readInputs(planFile, root);
  const place = folder ?? inputs.plan.answers;
  if (place === null)
    throw new UsageError(
      `${inputs.plan.file} names no folder of answers. Add a line such as "answers: answers" to it, or name one with --answers.`,
    );
  return { inputs, folder: place };
}

/** Where the people of a plan answer, the name of their desk, and its standard. Throws a `UsageError` as `answer` does. */
export async function answersPlace(
  place: AnswersPlace,
): Promise<{ readonly folder: string; readonly desk: string; readonly standard: Standard }> {
  const { inputs, folder } = await inputsOf(place);
  return { folder, desk: inputs.plan.title, standard: inputs.standard };
}
