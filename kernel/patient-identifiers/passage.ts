import type { Span } from './find.ts';

export const PASSAGE_REMOVED = "[patient's data removed]";

/** Why a person's mark is refused; null when it is not. A short one would take out what is nobody's. */
export function passageRefused(passage: string): string | null {
  const letters = passage.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  if (letters < 3) return 'Mark at least three letters or digits: less would take out words that are nobody’s.';
  return passage.length > 200 ? 'Mark at most 200 characters at a time.' : null;
}

/** Line breaks and no-break spaces count as spaces, also as JSON escapes them. */
const GAP = String.raw`(?:[\s\p{Cf}]|\\[nrt]|\\u00a0)+`;

const patternOf = (passage: string): RegExp => {
  const parts = passage.normalize('NFC').trim().split(/\s+/u).map(RegExp.escape);
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${parts.join(GAP)}(?![\p{L}\p{N}])`, 'giu');
};

/** Where a text holds a passage: in capitals or not, over line breaks, and not within a longer word. */
export const findPassage = (text: string, passage: string): readonly Span[] =>
  Array.from(text.matchAll(patternOf(passage)), ({ index, 0: found }) => ({ start: index, end: index + found.length }));

export const withoutPassage = (text: string, passage: string): string => text.replace(patternOf(passage), () => PASSAGE_REMOVED);

/** The values that a row's own working depends on; nobody writes them. */
const OURS = new Set(
  [
    'kind',
    'id',
    'href',
    '@type',
    'status',
    'supplier',
    'step',
    'role',
    'partner',
    'subscription',
    'eventType',
    'eventId',
    'document',
  ].concat([
    'documents',
    'at',
    'what',
    'because',
    'severity',
    'inReplyTo',
    'references',
    'messageId',
    'externalId',
    'mimeType',
    'attachmentType',
  ]),
);

/** A value of JSON with the passage out of every text in it, and its keys and our own identifiers as they were. */
export function valueWithoutPassage(value: unknown, passage: string): unknown {
  if (typeof value === 'string') return withoutPassage(value, passage);
  if (Array.isArray(value)) return value.map((each) => valueWithoutPassage(each, passage));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, OURS.has(name) ? each : valueWithoutPassage(each, passage)]),
  );
}
