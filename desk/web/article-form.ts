import type { ArticleCommand, NewArticle } from '../domain/knowledge/index.ts';
import type { ArticleView } from '../views/knowledge.ts';
import { check, FormRefused, text, type Typed } from './fields.ts';
import type { Field } from './form-types.ts';
import type { Policy } from '../../standards/index.ts';

const KINDS = [
  { value: 'article', text: 'Article: how to help' },
  { value: 'known-error', text: 'Known error of a supplier' },
];
const AUDIENCES = [
  { value: 'staff', text: 'The staff of the desk' },
  { value: 'callers', text: 'Callers too, once it is validated' },
];

const textFields = (article?: ArticleView): readonly Field[] => [
  { name: 'title', label: 'Title', kind: 'text', missing: 'Write what the article is about', value: article?.title ?? '' },
  {
    name: 'symptom',
    label: 'What callers see or say',
    kind: 'area',
    hint: 'In their words, without naming a patient.',
    missing: 'Write what callers see',
    value: article?.symptom ?? '',
  },
  {
    name: 'errorText',
    label: 'Exact text of the error (optional)',
    kind: 'text',
    value: article?.errorText ?? '',
  },
  {
    name: 'answer',
    label: 'What helps (optional)',
    kind: 'area',
    hint: 'For a known error, its workaround. Leave it empty while nobody knows: others then see that you are on it.',
    value: article?.answer ?? '',
  },
];

/** The form of a new article. */
export const newArticleFields = (policy: Policy): readonly Field[] => [
  { name: 'kind', label: 'Kind', kind: 'select', missing: 'Choose the kind', options: KINDS },
  {
    name: 'service',
    label: 'Service',
    kind: 'select',
    missing: 'Choose the service',
    options: policy.services.map(({ id, name }) => ({ value: id, text: name })),
  },
  ...textFields(),
  { name: 'audience', label: 'Who reads it', kind: 'select', missing: 'Choose who reads it', options: AUDIENCES },
  { name: 'code', label: 'The supplier’s number of the error (known errors)', kind: 'text' },
];

/** The form of a new version. */
export const revisionFields = (article: ArticleView): readonly Field[] => [
  ...textFields(article),
  {
    name: 'minor',
    label: 'What changes',
    kind: 'select',
    missing: 'Choose what changes',
    options: [
      { value: 'no', text: 'What it says: it must be validated again' },
      { value: 'yes', text: 'Only its spelling: it stays as it is' },
    ],
  },
];

function mustBeComplete(typed: Typed, fields: readonly Field[]): void {
  const errors = check(
    typed,
    fields.map(({ name, missing, options }) => ({
      name,
      ...(missing ? { missing } : {}),
      ...(options ? { oneOf: options.map(({ value }) => value) } : {}),
    })),
  );
  if (errors.length > 0) throw new FormRefused(errors);
}

const textsIn = (typed: Typed) => ({
  title: text(typed, 'title'),
  symptom: text(typed, 'symptom'),
  answer: text(typed, 'answer'),
  errorText: text(typed, 'errorText'),
});

/** The article of a form. `incident`: the resolved incident that it is drafted from. */
export function articleFrom(typed: Typed, policy: Policy, incident: string | undefined): NewArticle {
  mustBeComplete(typed, newArticleFields(policy));
  const kind = text(typed, 'kind') as NewArticle['kind'];
  const code = text(typed, 'code');
  if (kind === 'known-error' && code === '')
    throw new FormRefused([{ field: 'code', text: 'Write the number that the supplier gives the error' }]);
  return {
    kind,
    service: text(typed, 'service'),
    audience: text(typed, 'audience') as NonNullable<NewArticle['audience']>,
    ...textsIn(typed),
    ...(incident !== undefined && { incident }),
    ...(kind === 'known-error' && { knownError: { code } }),
  };
}

/** The commands of the small forms on an article's page, by the last part of their address. */
export const ARTICLE_FORMS: Readonly<Record<string, (typed: Typed, article: ArticleView) => ArticleCommand>> = {
  revise: (typed, article) => {
    mustBeComplete(typed, revisionFields(article));
    const basedOn = Number(text(typed, 'basedOn'));
    return { do: 'revise', basedOn, minor: text(typed, 'minor') === 'yes', ...textsIn(typed) };
  },
  review: (typed) => ({ do: 'review', finding: text(typed, 'finding') }),
  flag: (typed) => ({ do: 'flag', fault: text(typed, 'fault') }),
  publish: () => ({ do: 'setConfidence', confidence: 'not-validated' }),
  archive: () => ({ do: 'setConfidence', confidence: 'archived' }),
  withdraw: (typed) => ({ do: 'withdraw', reason: text(typed, 'reason') }),
};
