import { withoutNhsNumbers } from '../../kernel/index.ts';

/** The detector that the desk uses too. `context` is what stands before `text`: the key that it is the value of. */
export const withoutNhsNumbersIn = (text: string, context = ''): { readonly text: string; readonly count: number } =>
  withoutNhsNumbers(text, undefined, { context });
