import type { Sitting, Test } from './types.ts';
import type { Policy } from '../../../../standards/index.ts';

export interface SittingResult {
  readonly name: string;
  readonly person: string;
  readonly shift: string;
  readonly right: number;
  readonly of: number;
  readonly passed: boolean;
  /** Seconds from its beginning to its end. */
  readonly seconds: number;
  /** ISO instant. */
  readonly finishedAt: string;
}

export interface TestResult {
  readonly sittings: readonly SittingResult[];
  /** Shifts of which nobody has finished the test: it shows nothing of them. */
  readonly unanswered: readonly string[];
  /** Whether every sitting passed and every shift has one; null while a shift is missing. */
  readonly passed: boolean | null;
}

/** How somebody did: a question without an answer is not right. */
export function resultOf(test: Test, sitting: Sitting, passMark: number): SittingResult | null {
  if (sitting.finishedAt === null) return null;
  const { name, person, shift, answers, begunAt, finishedAt } = sitting;
  const right = test.questions.filter(({ service }, i) => answers.has(i + 1) && answers.get(i + 1) === service).length;
  const of = test.questions.length;
  const seconds = Math.round(Temporal.Instant.from(begunAt).until(finishedAt).total('seconds'));
  // Compared as counts: 0.9 of 100 is 90, whatever the rounding of the product.
  return { name, person, shift, right, of, passed: right >= Math.ceil(passMark * of - 1e-9), seconds, finishedAt };
}

/** What a test shows of the staff, shift by shift. Pure. */
export function resultsOf(test: Test, all: readonly Sitting[], { knowledge }: Pick<Policy, 'knowledge'>): TestResult {
  const sittings = all.flatMap((sitting) => resultOf(test, sitting, knowledge.competence.passMark) ?? []);
  const unanswered = knowledge.shifts.map(({ id }) => id).filter((id) => !sittings.some(({ shift }) => shift === id));
  return { sittings, unanswered, passed: unanswered.length > 0 ? null : sittings.every(({ passed }) => passed) };
}
