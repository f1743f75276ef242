import type { NewEntry, Person } from '../answers/types.ts';
import type { ExerciseEvent, ExercisePerson, HowAnswered } from '../exercises/types.ts';

/** Answers of the invented staff of the shipped standard, as `examples/answers` holds them. */
export const EXAMPLE = "The desk is St Elsewhere's, which is invented, and so are its people.";

const DANIEL: Person = { name: 'Daniel Okafor', role: 'duty manager' };
const MARGARET: Person = { name: 'Margaret Lowe', role: 'head of ICT' };
const STEPHEN: Person = { name: 'Stephen Amis', role: 'programme director' };

const someone = (id: string, title: string, name: string, telephone: string, mail: string): ExercisePerson => ({
  id,
  title,
  name,
  telephone: `020 7946 ${telephone}`,
  mail: `${mail}@st-elsewheres.nhs.example`,
});
const LEADER = someone('team-lead', 'Team leader', 'Priya Nair', '0102', 'team.leader');
const DUTY = someone('duty-manager', 'Duty manager', 'Daniel Okafor', '0103', 'duty.manager');
const HEAD = someone('head-of-ict', 'Head of ICT', 'Margaret Lowe', '0104', 'head.of.ict');
const COMMUNICATIONS = someone('communications', 'Communications lead', 'Hannah Reid', '0106', 'communications');
const PROGRAMME = someone('programme', 'Programme director', 'Stephen Amis', '0105', 'programme');
const DEPUTY = someone('deputy-programme', 'Deputy programme director', 'Joan Whitfield', '0108', 'deputy.programme');
const DIRECTOR = someone('director-on-call', 'Director on call', 'Eleanor Marsh', '0113', 'director.on.call');

type At = readonly [at: string, entry: NewEntry];

function exercise(
  id: string,
  startedAt: string,
  opening: Partial<Extract<ExerciseEvent, { event: 'opened' }>> & { readonly people: readonly ExercisePerson[] },
  answers: readonly (readonly [minutes: number, person: ExercisePerson, how: HowAnswered, words: string])[],
  closing: Omit<Extract<ExerciseEvent, { event: 'closed' }>, 'event'>,
): readonly At[] {
  const start = Temporal.Instant.from(startedAt);
  const after = (minutes: number) => String(start.add({ minutes }));
  const by = (person: Person, words: string, facts: ExerciseEvent): NewEntry => ({
    kind: 'exercise',
    about: id,
    by: person,
    words,
    facts: { ...facts },
  });
  const mails = opening.people.flatMap(({ id: person, mail }, i): readonly At[] =>
    (['sending', 'sent'] as const).map((event) => [
      after(1),
      by(DANIEL, '', {
        event,
        person,
        to: mail,
        subject: `EXERCISE ${id}: please answer`,
        messageId: `<${id}-${i + 1}@exercise.deskproof.example>`,
      }),
    ]),
  );
  return [
    [
      after(0),
      by(DANIEL, 'The exercise begins.', {
        event: 'opened',
        kind: 'communications',
        hours: 'in-hours',
        warned: false,
        aim: 'Everybody whom the plan calls for severity 1 can be reached and says so.',
        scope: 'The climb of severity 1, by telephone and mail. No incident is opened.',
        startedAt,
        endsAt: after(240),
        director: DANIEL.name,
        initiatedBy: "St Elsewhere's service desk",
        observers: ['Aisha Rahman'],
        plan: { document: 'LSD-PR-03', version: '2.2' },
        ...opening,
      }),
    ],
    ...mails,
    ...opening.people.map(({ id: person, telephone }): At => [
      after(2),
      by(DANIEL, '', { event: 'called', person, number: telephone, by: 'hand' }),
    ]),
    ...answers.map(([minutes, { id: person, name, title }, how, words]): At => [
      after(minutes),
      by(how === 'link' ? { name, role: title.toLowerCase() } : DANIEL, words, {
        event: 'answered',
        person,
        how,
        ...(how === 'key' && { key: '1' }),
      }),
    ]),
    [after(260), by(DANIEL, 'The exercise is closed.', { event: 'closed', ...closing })],
    [after(300), by(STEPHEN, 'I have read the record with those who took part, and it is right.', { event: 'attested' })],
  ];
}

export const EXAMPLE_ANSWERS: readonly At[] = [
  ...exercise(
    'EX-2026-11-24-1',
    '2026-11-24T10:30:00Z',
    { people: [LEADER, DUTY, HEAD, COMMUNICATIONS, DIRECTOR] },
    [
      [4, LEADER, 'spoken', 'Took the call at the desk and said the reference back.'],
      [5, DUTY, 'link', 'Received.'],
      [9, HEAD, 'spoken', 'Answered from a meeting.'],
      [12, DIRECTOR, 'voicemail', 'A machine answered. No call came back.'],
      [31, COMMUNICATIONS, 'link', 'Received; I would now write to the users.'],
      [48, DIRECTOR, 'spoken', 'Called the mobile that the switchboard gave.'],
    ],
    {
      faults: [{ id: 'F1', what: 'The number of the director on call rings an office that is empty in the morning.' }],
      lessons: ['A machine that answers is nobody: the second number has to be on the list.'],
      actions: [
        {
          id: 'A1',
          what: "Put the director's mobile into the plan's contacts and ring it.",
          owner: MARGARET.name,
          due: '2027-01-15',
          about: ['F1'],
        },
      ],
      debriefs: {
        hot: 'All five on one line at 11:25: what was heard, and by whom.',
        cold: 'With the rota meeting of 2 December.',
      },
    },
  ),
  ...exercise(
    'EX-2026-11-26-1',
    '2026-11-26T22:15:00Z',
    { hours: 'out-of-hours', people: [DUTY, HEAD, PROGRAMME, DEPUTY, DIRECTOR] },
    [
      [3, DUTY, 'spoken', 'Picked up at the second ring.'],
      [11, HEAD, 'spoken', 'Picked up; asked whether it was real until told that it is an exercise.'],
      [33, PROGRAMME, 'nobody', 'Rang out. The telephone was set not to disturb.'],
      [38, DEPUTY, 'spoken', 'Picked up and would have taken command.'],
      [52, DIRECTOR, 'link', 'Received.'],
    ],
    {
      faults: [],
      lessons: ['The first word of the call has to be EXERCISE: one person got up to drive in.'],
      actions: [
        {
          id: 'A1',
          what: 'Let calls of the desk through while the telephone is set not to disturb.',
          owner: STEPHEN.name,
          due: '2027-01-15',
          about: ['programme'],
        },
      ],
      debriefs: { hot: 'By telephone with those who answered, until 23:40.' },
    },
  ),
  [
    '2026-11-27T15:00:00Z',
    {
      kind: 'attestation',
      about: 'KNW-04',
      by: DANIEL,
      words:
        'A hundred questions, written by Ines Whitlock of internal audit, who knows only the names of the catalogue. Answered by name, ten minutes each set: ' +
        'early shift on 24 November, nine analysts, 91 to 97 right; late shift on 25 November, six analysts, 90 to 96; night of 26 November, three analysts, 92, 93 and 95. ' +
        'No shift was left out.',
      facts: {
        asked:
          'The answers of the staff to a blind set of at least 100 questions: who, when, in which shift, how many right, with no shift left out, and who wrote the questions',
        holds: true,
      },
    },
  ],
];
