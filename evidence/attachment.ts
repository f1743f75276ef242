import { UsageError } from '../kernel/index.ts';
import { parseEvidenceItem } from './record.ts';
import type { EvidenceItem } from './types.ts';

/** Media type of an evidence record in cucumber's messages. They never carry the evidence's bytes. */
export const EVIDENCE_MEDIA_TYPE = 'application/vnd.deskproof.evidence+json';

/** For `world.attach(encodeEvidence(item), EVIDENCE_MEDIA_TYPE)`. */
export const encodeEvidence = (item: EvidenceItem): string => JSON.stringify(item);

/** The record in an attachment's body, as text or as base64 (cucumber's `contentEncoding`). Strict. */
export function decodeEvidence(body: string, encoding: 'IDENTITY' | 'BASE64' = 'IDENTITY'): EvidenceItem {
  const text = encoding === 'BASE64' ? Buffer.from(body, 'base64').toString('utf8') : body;
  try {
    return parseEvidenceItem(JSON.parse(text) as unknown);
  } catch (cause) {
    throw new UsageError(`An attachment of type ${EVIDENCE_MEDIA_TYPE} is not an evidence record: ${(cause as Error).message}`, {
      cause,
    });
  }
}
