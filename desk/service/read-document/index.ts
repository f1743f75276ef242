import { readPdf } from './pdf.ts';
import { SEALED_MESSAGE } from '../../domain/documents/accepted.ts';
import { findingOf, READ_TYPES, type DocumentFinding, type DocumentText } from '../../domain/documents/finding.ts';
import type { Policy } from '../../../standards/index.ts';
import { bytesAlone, findPassage, inThread } from '../../../kernel/index.ts';

interface Given {
  readonly mediaType: string;
  readonly content: Buffer;
}

/** A DOCX or XLSX of 5 MB may hold 64 MB of XML. */
const LIMITS = { ms: 20_000, memoryMb: 512 };
const readInThread = inThread<Uint8Array, DocumentText>(new URL('./office-thread.ts', import.meta.url), LIMITS);
const readOffice = async (content: Buffer): Promise<DocumentText> => {
  const bytes = bytesAlone(content);
  return readInThread(bytes, [bytes.buffer]);
};
const read = async ({ mediaType, content }: Given) => (mediaType === 'application/pdf' ? readPdf : readOffice)(content);

/**
 * Reads a file and returns the reason it must not go to a supplier; null when there is none, or when files of its type are not
 * read.
 */
export async function findingIn(file: Given, known: Policy['patientIdentifiers']): Promise<DocumentFinding | null> {
  if (file.mediaType === SEALED_MESSAGE) return 'unreadable';
  return READ_TYPES.includes(file.mediaType) ? findingOf(await read(file), known) : null;
}

/** Whether a file that a library reads holds a passage. One that cannot be read is withheld on its own account. */
export async function readsPassage(file: Given, passage: string): Promise<boolean> {
  if (!READ_TYPES.includes(file.mediaType)) return false;
  return findPassage((await read(file))?.text ?? '', passage).length > 0;
}
