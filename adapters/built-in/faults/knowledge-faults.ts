import type { DeskParts, Wiring } from '../../../desk/index.ts';
import { policy, type Fault } from './types.ts';

type Rules = DeskParts['knowledge'];
type Suggestion = ReturnType<ReturnType<Rules['suggester']>>;
type Article = Parameters<Rules['readsArticle']>[1] & Parameters<Rules['matchKnownErrors']>[0][number];

/** Replaces rules of knowledge. */
const knowing = (change: (rules: Rules) => Partial<Rules>) => (): Wiring => (parts) => ({
  ...parts,
  knowledge: { ...parts.knowledge, ...change(parts.knowledge) },
});

/** Changes what is suggested for some words. */
const suggesting = (change: (suggestion: Suggestion, text: string, suggest: (text: string) => Suggestion) => Suggestion) =>
  knowing(({ suggester }) => ({
    suggester: (...given) => {
      const suggest = suggester(...given);
      return (text) => change(suggest(text), text, suggest);
    },
  }));

/** Changes the articles among which a known error is looked for. */
const matchingAmong = (change: (article: Article) => Article) =>
  knowing(({ matchKnownErrors }) => ({
    matchKnownErrors: (articles, ...more) => matchKnownErrors(articles.map(change), ...more),
  }));

export const KNOWLEDGE_FAULTS: readonly Fault[] = [
  {
    id: 'typing-error-not-read',
    says: 'A service is suggested only by words that are spelt as in its scripts.',
    mustChange: ['KNW-04'],
    wiring: suggesting(({ services, ...rest }) => ({
      ...rest,
      services: services.filter(({ reasons }) => reasons.some(({ written, readAs }) => written === readAs)),
    })),
  },
  {
    id: 'always-suggests',
    says: 'Where there is nothing to go on the desk suggests the first service of the catalogue.',
    mustChange: ['KNW-04'],
    wiring: suggesting((suggestion, _, suggest) => (suggestion.services.length > 0 ? suggestion : suggest('patient record'))),
  },
  {
    id: 'working-service-suggested',
    says: 'The service that a caller says works is suggested first.',
    mustChange: ['KNW-04'],
    wiring: suggesting((suggestion, text, suggest) => {
      const [works] = text.split(/ (?:is|are) fine\b/u);
      return works === text ? suggestion : suggest(works!);
    }),
  },
  {
    id: 'suggested-without-reasons',
    says: 'The desk does not say by which words it suggests a service.',
    mustChange: ['KNW-04'],
    wiring: suggesting(({ services, ...rest }) => ({ ...rest, services: services.map((each) => ({ ...each, reasons: [] })) })),
  },
  {
    id: 'missing-shift-counts',
    says: 'A test counts as passed although a shift has not answered it.',
    mustChange: ['KNW-04'],
    wiring: knowing(({ resultsOf }) => ({ resultsOf: (...given) => ({ ...resultsOf(...given), unanswered: [], passed: true }) })),
  },
  {
    id: 'withdrawn-known-error-offered',
    says: 'A known error that the supplier has withdrawn is still offered.',
    mustChange: ['KNW-05'],
    wiring: matchingAmong((article) => ({ ...article, withdrawnAt: null })),
  },
  {
    id: 'fixed-for-one-hidden-from-all',
    says: 'A fix that one organisation has hides the known error from all of them.',
    mustChange: ['KNW-05'],
    wiring: matchingAmong((article) => ({
      ...article,
      fixes: article.fixes.map((fix) => ({ ...fix, organisations: null })),
    })),
  },
  {
    id: 'known-error-not-at-first-contact',
    says: 'Known errors are not looked for while a contact is logged.',
    mustChange: ['KNW-05'],
    wiring: knowing(() => ({ matchKnownErrors: () => [] })),
  },
  {
    id: 'known-error-by-any-word',
    says: 'Every known error of the service is offered, whatever the caller says.',
    mustChange: ['KNW-05'],
    wiring: knowing(() => ({
      matchKnownErrors: (articles, { service }) =>
        articles
          .filter((article) => article.knownError !== null && article.service === service)
          .map((article) => ({ article, by: 'symptom', words: [] })),
    })),
  },
  {
    id: 'rate-counts-the-impossible',
    says: 'The rate of known errors also counts incidents that began before their error was published.',
    mustChange: ['KNW-05'],
    wiring: knowing(({ matchRate }) => ({
      matchRate: (...given) => {
        const { tooEarly, ...rate } = matchRate(...given);
        return { ...rate, never: rate.never + tooEarly.length, tooEarly: [] };
      },
    })),
  },
  {
    id: 'overdue-article-unmarked',
    says: 'An article whose review is overdue looks like any other.',
    mustChange: ['KNW-02'],
    wiring: knowing(() => ({ isOverdue: () => false })),
  },
  {
    id: 'reviews-good-for-two-years',
    says: 'A review of an article is good for two years.',
    mustChange: ['KNW-02'],
    wiring: policy(({ knowledge }) => ({ knowledge: { ...knowledge, reviewWithin: 'P24M' } })),
  },
  {
    id: 'articles-of-others-shown',
    says: 'Everybody reads every article, whichever organisation it is for.',
    mustChange: ['KNW-02'],
    wiring: knowing(() => ({ readsArticle: () => true })),
  },
  {
    id: 'end-of-competence-hidden',
    says: 'A competence that ends inside a shift leaves no gap in it.',
    mustChange: ['KNW-03'],
    wiring: knowing(({ gapsIn }) => ({ gapsIn: (...given) => gapsIn(...given).filter(({ ends }) => ends.length === 0) })),
  },
  {
    id: 'supervised-takes-calls',
    says: 'Somebody who is only supervised closes a gap of a shift.',
    mustChange: ['KNW-03'],
    wiring: policy(({ knowledge }) => ({
      knowledge: { ...knowledge, competence: { ...knowledge.competence, takesFrom: 'supervised' } },
    })),
  },
  {
    id: 'failed-test-counts',
    says: 'A test counts as passed with half of the answers right.',
    mustChange: ['KNW-03'],
    wiring: policy(({ knowledge }) => ({
      knowledge: { ...knowledge, competence: { ...knowledge.competence, passMark: 0.5 } },
    })),
  },
];
