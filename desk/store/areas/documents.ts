import type { StoredDocument } from '../../domain/incident/contact.ts';

export interface DocumentsReads {
  of(n: number): readonly StoredDocument[];
  /** Null when the incident has no such document, or its content was erased. */
  content(n: number, id: string): Buffer | null;
  /** Every document of an incident with the digest in its event, for verification. */
  contents(n: number): readonly { readonly id: string; readonly digest: string; readonly content: Buffer | null }[];
}

export interface DocumentsWrites {
  /** Replaces a document's name and content; null erases the content. In the batch that records it. */
  replace(n: number, document: StoredDocument, digest: string, content: Uint8Array | null): void;
  add(n: number, document: StoredDocument, digest: string, content: Uint8Array): void;
}

export type Documents = DocumentsReads & DocumentsWrites;
