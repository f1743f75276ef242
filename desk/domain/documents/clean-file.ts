import type { Redacted } from '../incident/redact.ts';
import { withoutHospitalNumbersInBytes, withoutNhsNumbersInBytes } from '../../../kernel/index.ts';
import type { Policy } from '../../../standards/index.ts';

/** Text removed from a file, by kind. */
export type RemovedFromFile = Pick<Redacted, 'count' | 'where' | 'hospital'>;

const removed = (count: number) => ({ count, where: count === 0 ? [] : ['document'] });

/** Removes patients' numbers from text files before they are stored; every other byte stays. Pictures cannot be cleaned. Pure. */
export const cleanFile: CleanFile = ({ mediaType, content }, { hospitalNumbers }) => {
  if (!/^text\//i.test(mediaType)) return { content, removed: removed(0) };
  const nhs = withoutNhsNumbersInBytes(content);
  const { content: cleaned, count } = withoutHospitalNumbersInBytes(nhs.content, hospitalNumbers);
  return {
    content: Buffer.from(cleaned.buffer, cleaned.byteOffset, cleaned.byteLength),
    removed: { ...removed(nhs.count), ...(count > 0 && { hospital: removed(count) }) },
  };
};
/** The stored content of an attached file, and the numbers removed from it. Pure. */
export type CleanFile = (
  file: { readonly name: string; readonly mediaType: string; readonly content: Buffer },
  known: Policy['patientIdentifiers'],
) => {
  readonly content: Buffer;
  readonly removed: RemovedFromFile;
};
