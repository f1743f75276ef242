import type { Actor } from '../../domain/access/actor.ts';
import { readsNotes } from '../../domain/access/index.ts';
import {
  current,
  dueBy,
  useOf,
  type Article,
  type KnowledgeRules,
  type Sitting,
  type Test,
  type Use,
} from '../../domain/knowledge/index.ts';
import type { ArticleRow, ArticleView, TestView } from '../../views/knowledge.ts';
import type { Policy } from '../../../standards/index.ts';

type Rules = Pick<KnowledgeRules, 'isOverdue' | 'resultsOf'>;

export function articleRow(article: Article, uses: readonly Use[], today: Temporal.PlainDate, { isOverdue }: Rules): ArticleRow {
  const { reference, kind, service, confidence, audience, owner } = article;
  const { title, version } = current(article);
  const due = dueBy(article);
  return {
    ...{ reference, kind, service, title, confidence, audience, owner, version, ...useOf(uses) },
    reviewBy: due && String(due),
    overdue: isOverdue(article, today),
  };
}

export function articleView(
  article: Article,
  uses: readonly Use[],
  today: Temporal.PlainDate,
  viewer: Actor,
  rules: Rules,
): ArticleView {
  const { symptom, answer, errorText } = current(article);
  const { organisations, knownError, withdrawnAt, fixes, governance, incident, publishedAt, versions, reviews, faults } = article;
  const isStaff = readsNotes(viewer);
  return {
    ...articleRow(article, uses, today, rules),
    ...{ symptom, answer, errorText },
    organisations: isStaff ? organisations : null,
    // Which other organisations have it is theirs.
    knownError: knownError && { ...knownError, withdrawnAt, ...(isStaff ? { fixes } : { organisations: null, fixes: [] }) },
    staff: isStaff ? { governance, incident, publishedAt, versions, reviews, faults, uses } : null,
  };
}

/** A test without its key. Whoever may still sit it sees neither questions nor results. */
export function testView(
  test: Test,
  sittings: readonly Sitting[],
  viewer: Actor,
  policy: Policy,
  { resultsOf }: Rules,
): TestView {
  const { reference, title, minutes, questions } = test;
  const own = sittings.find(({ person }) => person === viewer.id);
  const answered = own !== undefined && own.finishedAt !== null;
  return {
    ...{ reference, title, minutes, answered, questions: questions.length },
    sitting: own && !answered ? sittingView(test, own) : null,
    results: viewer.role === 'analyst' && !answered ? null : resultsOf(test, sittings, policy),
  };
}

function sittingView({ questions, minutes }: Test, { answers, begunAt }: Sitting): TestView['sitting'] {
  const next = questions.findIndex((_, i) => !answers.has(i + 1));
  return {
    begunAt,
    endsAt: minutes === null ? null : String(Temporal.Instant.from(begunAt).add({ minutes })),
    answered: answers.size,
    next: next < 0 ? null : { number: next + 1, text: questions[next]!.text },
  };
}
