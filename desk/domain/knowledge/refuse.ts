import { Refusal } from '../../../kernel/index.ts';

/** Refusals of the knowledge registers, by the codes that the rest of the desk has. */
export const refuse = {
  noArticle: (reference: string) =>
    new Refusal('not-found', `There is no article ${reference} that you can see. Check the reference.`, 404),
  noTest: (reference: string) => new Refusal('not-found', `There is no test ${reference}. Check the reference.`, 404),
  forbidden: (what: string) => new Refusal('forbidden', what, 403),
  missing: (what: string, field: string) => new Refusal('missing-data', what, 422, { field }),
  invalid: (what: string, field?: string) => new Refusal('invalid', what, 400, field === undefined ? {} : { field }),
  wrongState: (what: string) => new Refusal('wrong-state', what, 409),
};

/** `value` trimmed; refused when nothing is left. */
export function textOf(value: string | undefined, what: string, field: string): string {
  const text = value?.trim() ?? '';
  if (text === '') throw refuse.missing(`Say ${what}.`, field);
  return text;
}
