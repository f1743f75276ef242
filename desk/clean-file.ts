import { withoutNhsNumbers } from '../kernel/index.ts';
import type { CleanFile } from './service-types.ts';

/** Text files are cleaned of patients' numbers before they are kept; pictures cannot be. Pure. */
export const cleanFile: CleanFile = ({ mediaType, content }) => {
  if (!/^text\//i.test(mediaType)) return { content, removed: { count: 0, where: [] } };
  const { text, count } = withoutNhsNumbers(content.toString('utf8'));
  return count === 0
    ? { content, removed: { count, where: [] } }
    : { content: Buffer.from(text), removed: { count, where: ['document'] } };
};
