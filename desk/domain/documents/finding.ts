import { holdsPatientNumberAnywhere } from '../../../kernel/index.ts';
import type { Policy } from '../../../standards/index.ts';

/**
 * Why a document must not go to a supplier until desk staff have looked at it; `not-read` when it was never read, `holds-passage` when it
 * holds words that staff marked as a patient's.
 */
export type DocumentFinding = 'holds-number' | 'holds-passage' | 'holds-pictures' | 'unreadable' | 'not-read';

/**
 * Result of reading a document: its text, and whether it holds pictures that cannot be searched for numbers. Null: it could not
 * be read.
 */
export type DocumentText = { readonly text: string; readonly pictures: boolean } | null;

/** A document without any text is treated as pictures: a scan. */
export async function findingOf(
  document: DocumentText,
  { hospitalNumbers }: Policy['patientIdentifiers'],
): Promise<DocumentFinding | null> {
  if (document === null) return 'unreadable';
  if (await holdsPatientNumberAnywhere(document.text, hospitalNumbers)) return 'holds-number';
  return document.pictures || !/\S/.test(document.text) ? 'holds-pictures' : null;
}

/** Document types read by a library. Text is cleaned instead; pictures are not read. */
export const READ_TYPES: readonly string[] = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
];
