import type { RecordedSittingFact, RecordedTestFact, Sitting, SittingFact, Test, TestFact } from './types.ts';
import type { Register } from '../../registers/index.ts';

export function foldTest(reference: string, [set]: readonly RecordedTestFact[]): Test | null {
  if (set === undefined) return null;
  const { key, minutes, texts } = set;
  const questions = key.map((service, i) => ({ service, text: texts[String(i + 1)] ?? '' }));
  return { reference, title: texts['title'] ?? reference, minutes, questions, setBy: set.actor.id };
}

export function foldSitting(facts: readonly RecordedSittingFact[]): Sitting | null {
  return facts.reduce<Sitting | null>((sitting, fact) => {
    if (fact.type === 'begun') {
      const { test, person, shift, at, texts } = fact;
      return sitting ?? { test, person, name: texts.name, shift, begunAt: at, finishedAt: null, answers: new Map() };
    }
    if (sitting === null) return null;
    if (fact.type === 'finished') return { ...sitting, finishedAt: sitting.finishedAt ?? fact.at };
    if (sitting.answers.has(fact.question)) return sitting;
    return { ...sitting, answers: new Map([...sitting.answers, [fact.question, fact.service]]) };
  }, null);
}

export const TESTS: Register<TestFact, Test> = {
  name: 'tests',
  prefix: 'TST-',
  fold: foldTest,
  row: ({ title }) => ({ state: 'set', title, organisations: null, due: null }),
};

/** One entry a person and test, listed by the test. */
export const SITTINGS: Register<SittingFact, Sitting> = {
  name: 'sittings',
  prefix: '',
  fold: (_, facts) => foldSitting(facts),
  row: ({ test, name }) => ({ state: test, title: name, organisations: null, due: null }),
};

export const sittingEntry = (test: string, person: string): string => `${test}.${person}`;
