import { didYouMean, UsageError } from '../../kernel/index.ts';
import type { Answers, Entry } from '../answers/types.ts';
import { eventOf } from './shape.ts';
import type { ExerciseEvent, ExercisePerson, HowAnswered, PeopleExercise, PersonReached } from './types.ts';

type Happened<E extends ExerciseEvent['event'] = ExerciseEvent['event']> = Extract<ExerciseEvent, { event: E }> & {
  readonly entry: Entry;
};

const ACKNOWLEDGE: ReadonlySet<HowAnswered> = new Set(['link', 'key', 'spoken']);

/** Every exercise in a store, in the order in which they were opened. */
export const exercisesIn = ({ entries }: Pick<Answers, 'entries'>): readonly PeopleExercise[] =>
  [
    ...Map.groupBy(
      entries.filter(({ kind }) => kind === 'exercise'),
      ({ about }) => about,
    ),
  ].map(([id, own]) => exerciseOf(id, own));

/** One exercise of a store. Throws a `UsageError` that names the nearest known one. */
export function exerciseIn(answers: Pick<Answers, 'entries'>, id: string): PeopleExercise {
  const all = exercisesIn(answers);
  const found = all.find((each) => each.id === id);
  if (found) return found;
  const known = all.map((each) => each.id);
  throw new UsageError(
    `There is no exercise "${id}".${didYouMean(id, known)} ${known.length ? `Known: ${known.join(', ')}.` : 'Nobody has opened one yet.'}`,
  );
}

/** The record of an exercise from its answers. Pure. */
export function exerciseOf(id: string, entries: readonly Entry[]): PeopleExercise {
  const events = entries.map((entry): Happened => ({ ...eventOf(entry.seq, entry.facts), entry }));
  const of = <E extends ExerciseEvent['event']>(...names: readonly E[]) =>
    events.filter((each): each is Happened<E> => (names as readonly string[]).includes(each.event));
  const [opened] = of('opened');
  if (!opened) throw new UsageError(`exercise ${id} does not begin with its opening. Restore the answers from a copy.`);
  const { event, entry, people: expected, ...about } = opened;
  void [event, entry];
  const people = expected.map((person) => reached(person, of('answered')));
  const closed = of('closed').at(-1);
  const stopped = of('stopped').at(0);
  return {
    id,
    ...about,
    people,
    wentOut: of('sending', 'sent', 'not-sent', 'called').flatMap((out, _i, all) => wentOut(out, all)),
    stopped: stopped ? { at: stopped.entry.at, by: stopped.entry.by.name, why: stopped.entry.words } : null,
    findings: [
      ...people
        .filter(({ outcome }) => outcome === 'wrong person')
        .map(({ id: who, title }) => ({ id: who, what: `Somebody else answered in place of the ${title}.` })),
      ...(closed?.faults ?? []),
    ],
    lessons: closed?.lessons ?? [],
    actions: (closed?.actions ?? []).map((action) => ({
      ...action,
      done: of('action-done').findLast((done) => done.action === action.id)?.entry.at ?? null,
    })),
    debriefs: closed?.debriefs ?? null,
    closedAt: closed?.entry.at ?? null,
    attested: attestedBy(of('attested', 'closed', 'answered')),
  };
}

/** Only the latest word counts: whoever attests stands for the record as it was then. */
function attestedBy(events: readonly Happened<'attested' | 'closed' | 'answered'>[]): PeopleExercise['attested'] {
  const last = events.at(-1);
  if (last?.event !== 'attested' || !events.some(({ event }) => event === 'closed')) return null;
  const { by, at, words } = last.entry;
  return { by: `${by.name}, ${by.role}`, at, words };
}

function reached(person: ExercisePerson, all: readonly Happened<'answered'>[]): PersonReached {
  const answers = all
    .filter((answer) => answer.person === person.id)
    .map(({ how, key, answeredAt, entry }) => ({
      at: answeredAt ?? entry.at,
      how,
      ...(key !== undefined && { key }),
      by: entry.by.name,
    }));
  // A key says nothing about whose finger it was: what a witness says later of a wrong person undoes it.
  const wrong = answers.findLastIndex(({ how }) => how === 'wrong-person');
  const acknowledged = answers.find(({ how }, i) => ACKNOWLEDGE.has(how) && (how !== 'key' || i > wrong)) ?? null;
  return {
    ...person,
    answers,
    acknowledged: acknowledged ? { at: acknowledged.at, how: acknowledged.how } : null,
    outcome: acknowledged
      ? 'acknowledged'
      : wrong >= 0
        ? 'wrong person'
        : answers.length > 0
          ? 'not acknowledged'
          : 'nothing heard',
  };
}

function wentOut(
  out: Happened<'sending' | 'sent' | 'not-sent' | 'called'>,
  all: readonly Happened<'sending' | 'sent' | 'not-sent' | 'called'>[],
): PeopleExercise['wentOut'] {
  const line = { at: out.entry.at, person: out.person };
  switch (out.event) {
    case 'called':
      return [{ ...line, to: out.number, what: 'telephone call', state: out.by === 'hand' ? 'to be placed by hand' : 'placed' }];
    case 'not-sent':
      return [{ ...line, to: out.to, what: 'mail', state: `not sent: ${out.why}` }];
    case 'sent':
      return [{ ...line, to: out.to, what: out.subject, state: 'sent' }];
    case 'sending': {
      const ended = all.some((other) => other.person === out.person && (other.event === 'sent' || other.event === 'not-sent'));
      return ended ? [] : [{ ...line, to: out.to, what: out.subject, state: 'may have been sent' }];
    }
  }
}
