import type { Redacted } from '../incident/redact.ts';
import { withoutNhsNumbersInBytes } from '../../../kernel/index.ts';

/** Removes patients' numbers from text files before they are stored; every other byte stays. Pictures cannot be cleaned. Pure. */
export const cleanFile: CleanFile = ({ mediaType, content }) => {
  if (!/^text\//i.test(mediaType)) return { content, removed: { count: 0, where: [] } };
  const { content: cleaned, count } = withoutNhsNumbersInBytes(content);
  return count === 0
    ? { content, removed: { count, where: [] } }
    : { content: Buffer.from(cleaned.buffer, cleaned.byteOffset, cleaned.byteLength), removed: { count, where: ['document'] } };
};
/** The stored content of an attached file, and the numbers removed from it. Pure. */
export type CleanFile = (file: { readonly name: string; readonly mediaType: string; readonly content: Buffer }) => {
  readonly content: Buffer;
  readonly removed: Pick<Redacted, 'count' | 'where'>;
};
