import { READ_TYPES, type DocumentFinding } from '../domain/documents/finding.ts';
import type { StoredDocument } from '../domain/incident/contact.ts';
import type { DeskCommand, Redacted } from '../domain/incident/index.ts';
import type { Rules } from '../domain/rules.ts';
import { digestOf } from '../store/index.ts';
import type { Recorder } from './unit-of-work.ts';
import { sha256, withoutNhsNumbers, type Ids } from '../../kernel/index.ts';

export interface IncomingFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}
/**
 * An incoming file: the command that records it, a description of removed text, and the write that stores its content in the same
 * batch.
 */
export interface IncomingDocument {
  readonly document: StoredDocument;
  readonly command: Extract<DeskCommand, { do: 'attach' }>;
  readonly removed: Pick<Redacted, 'count' | 'where'>;
  readonly keep: (write: Recorder, n: number) => void;
}

/** A file is cleaned of patients' numbers before any of it is stored, whoever sends it. */
export function incomingDocuments(options: {
  readonly parts: Pick<Rules, 'cleanFile'>;
  readonly ids: Ids;
  readonly secret: string;
}) {
  const { parts, ids, secret } = options;
  return (
    reference: string,
    file: IncomingFile,
    finding: DocumentFinding | null = READ_TYPES.includes(file.mediaType) ? 'not-read' : null,
    id = ids.uuid('document'),
  ): IncomingDocument => {
    const { content, removed } = parts.cleanFile(file);
    const document: StoredDocument = {
      id,
      name: withoutNhsNumbers(file.name).text,
      mediaType: file.mediaType,
      size: content.byteLength,
      sha256: sha256(content),
    };
    const digest = digestOf(secret, { reference, seq: 0, name: document.id }, content);
    return {
      document,
      command: { do: 'attach', document: { ...document, name: file.name }, digest, ...(finding !== null && { finding }) },
      removed,
      keep: (write, n) => write.documents.add(n, document, digest, content),
    };
  };
}
