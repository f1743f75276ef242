import type { Question, Sitting, SittingFact, Test, TestFact } from './types.ts';
import { refuse, textOf } from '../refuse.ts';
import type { Actor } from '../../access/actor.ts';
import { didYouMean } from '../../../../kernel/index.ts';
import type { Policy } from '../../../../standards/index.ts';

type Bounds = Pick<Policy, 'services' | 'knowledge'>;

export interface NewTest {
  readonly title: string;
  readonly questions: readonly Question[];
  readonly minutes?: number;
}

/** A test that staff have not seen, set by the duty manager. An assessor changes nothing at the desk. Pure. */
export function setTest({ title, questions, minutes }: NewTest, actor: Actor, policy: Bounds): readonly TestFact[] {
  if (actor.role !== 'duty-manager') throw refuse.forbidden('Tests are set by the duty manager.');
  if (questions.length === 0) throw refuse.missing('Give at least one question.', 'questions');
  for (const { service } of questions) mustExist('service', service, policy.services);
  return [
    {
      type: 'set',
      key: questions.map(({ service }) => service),
      minutes: minutes ?? null,
      texts: {
        title: textOf(title, 'what the test is called', 'title'),
        ...Object.fromEntries(
          questions.map(({ text }, i) => [String(i + 1), textOf(text, `question ${String(i + 1)}`, 'questions')]),
        ),
      },
    },
  ];
}

/** Whether its time is over. */
export const isTimeUp = ({ minutes }: Test, { begunAt }: Sitting, now: Temporal.Instant): boolean =>
  minutes !== null && Temporal.Instant.compare(Temporal.Instant.from(begunAt).add({ minutes }), now) < 0;

/** Begins a sitting: once each, since somebody who has read the questions no longer answers them blind. Pure. */
export function beginTest(
  test: Test,
  sitting: Sitting | null,
  shift: string,
  actor: Actor,
  policy: Bounds,
): readonly SittingFact[] {
  if (actor.role !== 'analyst' && actor.role !== 'duty-manager')
    throw refuse.forbidden('The test is for the staff who take calls.');
  if (test.setBy === actor.id) throw refuse.forbidden('You have set this test, so you know its answers.');
  mustExist('shift', shift, policy.knowledge.shifts);
  if (sitting !== null && sitting.finishedAt !== null)
    throw refuse.wrongState('You have answered these questions already. Ask for a test with others.');
  return sitting === null ? [{ type: 'begun', test: test.reference, person: actor.id, shift, texts: { name: actor.name } }] : [];
}

/** Answers one question; the last answer ends the sitting, and so does the end of its time. Pure. */
export function answerTest(
  test: Test,
  sitting: Sitting | null,
  { question, service }: { readonly question: number; readonly service: string | null },
  now: Temporal.Instant,
  policy: Bounds,
): readonly SittingFact[] {
  if (sitting === null || sitting.finishedAt !== null) throw refuse.wrongState('Begin the test, then answer.');
  if (isTimeUp(test, sitting, now)) return [{ type: 'finished' }];
  if (!Number.isInteger(question) || question < 1 || question > test.questions.length)
    throw refuse.invalid(`There are questions 1 to ${String(test.questions.length)}.`, 'question');
  mustExist('service', service, policy.services);
  if (sitting.answers.has(question)) return [];
  const last = sitting.answers.size + 1 === test.questions.length;
  return [{ type: 'answered', question, service }, ...(last ? [{ type: 'finished' } as const] : [])];
}

function mustExist(kind: string, id: string | null, known: readonly { readonly id: string }[]): void {
  const ids = known.map((each) => each.id);
  if (id !== null && !ids.includes(id))
    throw refuse.invalid(`There is no ${kind} "${id}".${didYouMean(id, ids) || ` There are ${ids.join(', ')}.`}`, kind);
}
