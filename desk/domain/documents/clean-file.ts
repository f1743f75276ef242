import type { Redacted } from '../incident/redact.ts';
import { withoutNhsNumbersInBytes } from '../../../kernel/index.ts';

/** Text files are cleaned of patients' numbers before they are kept, byte for byte as they came but for those; pictures cannot be. Pure. */
export const cleanFile: CleanFile = ({ mediaType, content }) => {
  if (!/^text\//i.test(mediaType)) return { content, removed: { count: 0, where: [] } };
  const { content: cleaned, count } = withoutNhsNumbersInBytes(content);
  return count === 0
    ? { content, removed: { count, where: [] } }
    : { content: Buffer.from(cleaned.buffer, cleaned.byteOffset, cleaned.byteLength), removed: { count, where: ['document'] } };
};
/** What is kept of a file that somebody attached, and what was taken out of it. Pure. */
export type CleanFile = (file: { readonly name: string; readonly mediaType: string; readonly content: Buffer }) => {
  readonly content: Buffer;
  readonly removed: Pick<Redacted, 'count' | 'where'>;
};
