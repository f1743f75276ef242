import { REMOVED, withoutNhsNumbers } from '../../kernel/index.ts';

/** Text as it may leave the desk. */
export const cleaned = (text: string): string => withoutNhsNumbers(text).text;

/** An address that lost a number is nobody's any more. */
export const holdsRemoved = (address: string): boolean => address.includes(REMOVED);
