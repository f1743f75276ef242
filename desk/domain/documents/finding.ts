import { findNhsNumbers } from '../../../kernel/index.ts';

/** Why a document that was read, or was to be, must not go to a supplier until somebody has looked at it. */
export type DocumentFinding = 'holds-number' | 'holds-pictures' | 'unreadable' | 'not-read';

/** What reading a document gave: its words, and whether there are pictures in it that nobody can read for numbers. Null: it could not be read. */
export type DocumentWords = { readonly text: string; readonly pictures: boolean } | null;

/** A document of no words at all is one of pictures: a scan. */
export function findingOf(words: DocumentWords): DocumentFinding | null {
  if (words === null) return 'unreadable';
  if (findNhsNumbers(words.text).length > 0) return 'holds-number';
  return words.pictures || !/\S/.test(words.text) ? 'holds-pictures' : null;
}

/** Kinds of document that a library reads; text is cleaned instead, and pictures are not read. */
export const READ_TYPES: readonly string[] = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
];
