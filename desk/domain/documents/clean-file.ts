import type { Redacted } from '../incident/redact.ts';
import { asBuffer, withoutPatientNumbersInBytes } from '../../../kernel/index.ts';
import type { Policy } from '../../../standards/index.ts';

/** Text removed from a file, by kind. */
export type RemovedFromFile = Pick<Redacted, 'count' | 'where' | 'hospital'>;

const removed = (count: number) => ({ count, where: count === 0 ? [] : ['document'] });

/**
 * Removes patients' numbers from text files before they are stored; every other byte stays. Pictures cannot be cleaned. Pure: the answer is a
 * promise because a large file is read in a thread.
 */
export const cleanFile: CleanFile = async ({ mediaType, content }, { hospitalNumbers }) => {
  if (!/^text\//i.test(mediaType)) return { content, removed: removed(0) };
  const cleaned = await withoutPatientNumbersInBytes(content, hospitalNumbers);
  return {
    content: cleaned.content === null ? content : asBuffer(cleaned.content),
    removed: { ...removed(cleaned.nhs), ...(cleaned.hospital > 0 && { hospital: removed(cleaned.hospital) }) },
  };
};
/** The stored content of an attached file, and the numbers removed from it. Pure. */
export type CleanFile = (
  file: { readonly name: string; readonly mediaType: string; readonly content: Buffer },
  known: Policy['patientIdentifiers'],
) => Promise<{
  readonly content: Buffer;
  readonly removed: RemovedFromFile;
}>;
