import type { RecordedTestFact, Sitting, Test, TestFact } from './types.ts';
import type { Register } from '../../registers/index.ts';

/** A test and everybody's answers. Pure. */
export function foldTest(reference: string, facts: readonly RecordedTestFact[]): Test | null {
  return facts.reduce<Test | null>((test, fact) => {
    if (fact.type === 'set') {
      const { key, minutes, texts } = fact;
      const questions = key.map((service, i) => ({ service, text: texts[String(i + 1)] ?? '' }));
      return test ?? { reference, title: texts['title'] ?? reference, minutes, questions, sittings: [] };
    }
    return test === null ? null : { ...test, sittings: after(test.sittings, fact) };
  }, null);
}

function after(sittings: readonly Sitting[], fact: Exclude<RecordedTestFact, { type: 'set' }>): readonly Sitting[] {
  if (fact.type === 'begun') {
    const { sitting: number, person, shift, at, texts } = fact;
    return [...sittings, { number, person, name: texts.name, shift, begunAt: at, finishedAt: null, answers: new Map() }];
  }
  return sittings.map((sitting) => {
    if (sitting.number !== fact.sitting) return sitting;
    if (fact.type === 'finished') return { ...sitting, finishedAt: fact.at };
    if (sitting.answers.has(fact.question)) return sitting;
    return { ...sitting, answers: new Map([...sitting.answers, [fact.question, { service: fact.service, at: fact.at }]]) };
  });
}

export const TESTS: Register<TestFact, Test> = {
  name: 'tests',
  prefix: 'TST-',
  fold: foldTest,
  row: ({ title }) => ({ state: 'set', title, organisations: null, due: null }),
};
