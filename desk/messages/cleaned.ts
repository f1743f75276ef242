import { withoutNhsNumbers } from '../../kernel/index.ts';

/** Text as it may leave the desk. */
export const cleaned = (text: string): string => withoutNhsNumbers(text).text;
