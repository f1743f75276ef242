import type { PeopleExercise } from '../../evidence/index.ts';

/** The record of an exercise with people, as Markdown: what it was, who was reached, what went out, and what follows. */
export function peopleRecord(exercise: PeopleExercise, mark: string | null): string {
  const { id, kind, hours, people, wentOut, findings, lessons, actions, stopped, attested } = exercise;
  const reached = people.filter(({ acknowledged }) => acknowledged !== null).length;
  return [
    `# ${mark === null ? '' : 'EXAMPLE: '}LIVE ${id}: ${reached} of ${people.length} acknowledged`,
    '',
    ...(mark === null ? [] : [mark, '']),
    `- ${kind === 'activation' ? `Real incident ${exercise.incident ?? ''}` : `${kind} exercise`}, ${hours}, ${exercise.warned ? 'warned' : 'not warned'}`,
    `- From ${exercise.startedAt} to ${exercise.endsAt}; plan ${exercise.plan.document} version ${exercise.plan.version}`,
    `- Aim: ${exercise.aim}`,
    `- Scope: ${exercise.scope}`,
    `- Directed by ${exercise.director}, initiated by ${exercise.initiatedBy}${exercise.observers.length ? `, observed by ${exercise.observers.join(', ')}` : ''}`,
    ...(stopped ? [`- STOPPED at ${stopped.at} by ${stopped.by}: ${stopped.why}`] : []),
    `- ${attested ? `Attested by ${attested.by} at ${attested.at}: ${attested.words}` : 'Not attested'}`,
    '',
    '## Who was reached',
    '',
    '| Who | Outcome | Answers |',
    '|---|---|---|',
    ...people.map(
      ({ title, name, outcome, answers }) =>
        `| ${cell(`${title} (${name})`)} | ${outcome} | ${cell(answers.map(({ at, how, key, by }) => `${at} ${how}${key === undefined ? '' : ` ${key}`} (${by})`).join('; ')) || '–'} |`,
    ),
    '',
    '## What went out',
    '',
    '| At | To | What | State |',
    '|---|---|---|---|',
    ...wentOut.map(({ at, to, what, state }) => `| ${at} | ${cell(to)} | ${cell(what)} | ${cell(state)} |`),
    '',
    '## What follows',
    '',
    ...findings.map(({ id: fault, what }) => `- Finding ${fault}: ${what}`),
    ...lessons.map((lesson) => `- Lesson: ${lesson}`),
    ...actions.map(
      ({ id: action, what, owner, due, done }) =>
        `- Action ${action}: ${what} Owner ${owner}, due ${due}${done === null ? '' : `, done ${done}`}`,
    ),
    ...(findings.length + lessons.length + actions.length === 0 ? ['- Nothing is written down yet.'] : []),
    '',
  ].join('\n');
}

const cell = (text: string) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
