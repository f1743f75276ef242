import { readOffice } from './office.ts';
import { readPdf } from './pdf.ts';
import { findingOf, READ_TYPES, type DocumentFinding } from '../../domain/documents/finding.ts';

/** What reading a file shows; null when nothing is in the way of its going to a supplier, or its kind is not one that is read. */
export async function findingIn(file: { readonly mediaType: string; readonly content: Buffer }): Promise<DocumentFinding | null> {
  if (!READ_TYPES.includes(file.mediaType)) return null;
  return findingOf(await (file.mediaType === 'application/pdf' ? readPdf : readOffice)(file.content));
}
