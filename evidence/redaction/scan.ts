import { redactByShape, redactLines, redactText } from './redact.ts';
import type { Redaction } from './types.ts';

const entities: Readonly<Record<string, string>> = { '&quot;': '"', '&#39;': "'", '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** The words of a page, without its scripts, styles and embedded pictures. */
const wordsOf = (html: string) =>
  html
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' | ')
    .replace(/&(?:quot|#39|lt|gt|amp);/g, (entity) => entities[entity]!);

/** Media types whose bytes are words. */
export const isText = (mediaType: string): boolean =>
  /^(?:text\/|message\/)|[/+](?:json|xml|yaml|x-ndjson|javascript|x-www-form-urlencoded)\b/.test(mediaType) &&
  mediaType !== 'image/svg+xml'
    ? true
    : mediaType === 'image/svg+xml';

/** File names whose bytes are words. */
export const isTextFile = (file: string): boolean =>
  /\.(?:json|ndjson|txt|html|xml|csv|eml|svg|log|md|ya?ml|feature|pem)$/i.test(file);

/**
 * What redaction would still remove from a file that is about to be sealed. Nothing is the only good answer: everything was redacted
 * before it was written. Pages made by other tools (cucumber's, k6's) are searched whole for what is a secret by its own shape.
 */
export function leaksIn(file: string, text: string): readonly Redaction[] {
  if (/(?:^|\/)index\.html$/.test(file)) return redactText(wordsOf(text)).redactions;
  if (/\.html$/i.test(file)) return redactByShape(text).redactions;
  if (/\.ndjson$/i.test(file)) return redactLines(text).redactions;
  return redactText(text).redactions;
}
