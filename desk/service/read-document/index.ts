import { readOffice } from './office.ts';
import { readPdf } from './pdf.ts';
import { findingOf, READ_TYPES, type DocumentFinding } from '../../domain/documents/finding.ts';
import type { Policy } from '../../../standards/index.ts';

/**
 * Reads a file and returns the reason it must not go to a supplier; null when there is none, or when files of its type are not
 * read.
 */
export async function findingIn(
  file: { readonly mediaType: string; readonly content: Buffer },
  known: Policy['patientIdentifiers'],
): Promise<DocumentFinding | null> {
  if (!READ_TYPES.includes(file.mediaType)) return null;
  return findingOf(await (file.mediaType === 'application/pdf' ? readPdf : readOffice)(file.content), known);
}
