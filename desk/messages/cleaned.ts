import { REMOVED, withoutNhsNumbers } from '../../kernel/index.ts';

/** Text as it may leave the desk. */
export const cleaned = (text: string): string => withoutNhsNumbers(text).text;

/** An address from which a number was removed reaches nobody. */
export const holdsRemoved = (address: string): boolean => address.includes(REMOVED);
