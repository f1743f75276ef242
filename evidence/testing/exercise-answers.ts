import type { Entry, Person } from '../answers/types.ts';
import type { ExerciseEvent, ExercisePerson } from '../exercises/types.ts';

export const DIRECTOR: Person = { name: 'Daniel Okafor', role: 'duty manager' };
const HASH = '0'.repeat(64);

export const person = (id: string): ExercisePerson => ({
  id,
  title: id.replaceAll('-', ' '),
  name: `Holder of ${id}`,
  telephone: '020 7946 0199',
  mail: `${id}@st-elsewheres.nhs.example`,
});

export const openedAt = (startedAt: string, people: readonly string[]): Extract<ExerciseEvent, { event: 'opened' }> => ({
  event: 'opened',
  kind: 'communications',
  hours: 'in-hours',
  warned: false,
  aim: 'Everybody on the plan can be reached.',
  scope: 'The climb of severity 1.',
  startedAt,
  endsAt: String(Temporal.Instant.from(startedAt).add({ hours: 4 })),
  director: DIRECTOR.name,
  initiatedBy: "St Elsewhere's",
  observers: [],
  plan: { document: 'LSD-PR-03', version: '2.2' },
  people: people.map(person),
});

export const closedWith = (
  parts: Partial<Omit<Extract<ExerciseEvent, { event: 'closed' }>, 'event'>> = {},
): Extract<ExerciseEvent, { event: 'closed' }> => ({
  event: 'closed',
  faults: [],
  lessons: ['Say the key that takes it.'],
  actions: [],
  debriefs: { hot: 'All on the line.' },
  ...parts,
});

export const answeredBy = (who: string, how: Extract<ExerciseEvent, { event: 'answered' }>['how']): ExerciseEvent => ({
  event: 'answered',
  person: who,
  how,
  ...(how === 'key' && { key: '1' }),
});

/** Answers of one exercise, a minute apart. */
export const entriesOf = (id: string, events: readonly ExerciseEvent[]): readonly Entry[] => {
  const opened = events.find((each) => each.event === 'opened');
  const from = Temporal.Instant.from(opened?.startedAt ?? '2026-11-23T09:00:00Z');
  return events.map((facts, i) => ({
    seq: i + 1,
    at: String(from.add({ minutes: i })),
    kind: 'exercise' as const,
    about: id,
    by: DIRECTOR,
    words: '',
    facts: { ...facts },
    files: [],
    previous: HASH,
    hash: HASH,
  }));
};
