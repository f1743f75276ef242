import type { DocumentFinding } from '../domain/documents/finding.ts';
import type { CleanFile, RemovedFromFile } from '../domain/documents/clean-file.ts';
import type { StoredDocument } from '../domain/incident/contact.ts';
import type { DeskCommand } from '../domain/incident/index.ts';
import type { Rules } from '../domain/rules.ts';
import { digestOf } from '../store/index.ts';
import type { Recorder } from './unit-of-work.ts';
import { sha256, withoutPatientNumbers, type Ids } from '../../kernel/index.ts';

export interface IncomingFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
  /** What staff marked in it before. */
  readonly finding?: DocumentFinding;
}
/**
 * An incoming file: the command that records it, a description of removed text, and the write that stores its content in the same
 * batch.
 */
export interface IncomingDocument {
  readonly document: StoredDocument;
  readonly command: Extract<DeskCommand, { do: 'attach' }>;
  readonly removed: RemovedFromFile;
  readonly keep: (write: Recorder, n: number) => void;
}
export type Incoming = (reference: string, file: IncomingFile, id?: string) => Promise<IncomingDocument>;

export interface IncomingOptions {
  readonly parts: Pick<Rules, 'policy'>;
  readonly cleanFile: CleanFile;
  readonly ids: Ids;
  readonly secret: string;
  /** Why a file must not go to a supplier; null when nothing in it says so. */
  readonly findingIn: (file: IncomingFile) => Promise<DocumentFinding | null>;
}

/** A file is read, and cleaned of patients' numbers, before any of it is stored, whoever sends it. */
export const incomingDocuments =
  ({ parts, cleanFile, ids, secret, findingIn }: IncomingOptions): Incoming =>
  async (reference, file, id = ids.uuid('document')) => {
    const finding = file.finding ?? (await findingIn(file));
    const { patientIdentifiers: known } = parts.policy;
    const { content, removed } = await cleanFile(file, known);
    const document: StoredDocument = {
      id,
      name: withoutPatientNumbers(file.name, known.hospitalNumbers),
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
