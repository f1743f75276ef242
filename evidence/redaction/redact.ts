import { withoutNhsNumbersIn } from './nhs-numbers.ts';
import { withoutPaths } from './paths.ts';
import { instead, kindOfKey, withoutSecrets } from './secrets.ts';
import { isEncodedMail, withoutTransferEncoding } from './transfer-encoding.ts';
import type { Redacted, Redaction, RedactionKind, Tally } from './types.ts';

function tallied<T>(work: (tally: Tally) => T): Redacted<T> {
  const counts = new Map<RedactionKind, number>();
  const value = work((kind, count = 1) => void (count > 0 && counts.set(kind, (counts.get(kind) ?? 0) + count)));
  const redactions: Redaction[] = [...counts]
    .map(([kind, count]) => ({ kind, count }))
    .sort((a, b) => (a.kind < b.kind ? -1 : 1));
  return { value, redactions };
}

/** A string that is itself a JSON object or list: the body of a request, above all. */
function embedded(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function plain(text: string, context: string, tally: Tally): string {
  const secretless = withoutSecrets(text, tally);
  const pathless = withoutPaths(secretless);
  tally('path', pathless.count);
  const numberless = withoutNhsNumbersIn(pathless.text, context);
  tally('nhs-number', numberless.count);
  return numberless.text;
}

/** A message that hides nothing stays as it crossed the wire; one that does is kept decoded, and without it. */
function mail(text: string, context: string, tally: Tally): string {
  const decoded = tallied((count) => plain(withoutTransferEncoding(text), context, count));
  for (const { kind, count } of decoded.redactions) tally(kind, count);
  return decoded.redactions.length > 0 ? decoded.value.replace(/^(content-transfer-encoding:).*$/gim, '$1 8bit') : text;
}

function string(text: string, context: string, tally: Tally): string {
  const parsed = embedded(text);
  if (parsed === undefined) return isEncodedMail(text) ? mail(text, context, tally) : plain(text, context, tally);
  const inner = tallied((count) => walk(parsed, '', count));
  if (inner.redactions.length === 0) return text;
  for (const { kind, count } of inner.redactions) tally(kind, count);
  // Laid out as it was, as far as that can be told.
  return JSON.stringify(inner.value, null, /^\s*[{[]\s*\n/.test(text) ? 2 : undefined);
}

function redactSecret(kind: RedactionKind, value: unknown, tally: Tally): unknown {
  if (Array.isArray(value)) return value.map((item) => redactSecret(kind, item, tally));
  if (value !== null && typeof value === 'object') return mapped(value, (_key, item) => redactSecret(kind, item, tally));
  if (value === null || value === undefined || typeof value === 'boolean' || value === '' || value === instead(kind))
    return value;
  tally(kind);
  return instead(kind);
}

const mapped = (value: object, change: (key: string, item: unknown) => unknown) =>
  Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(key, item)]));

function walk(value: unknown, key: string, tally: Tally): unknown {
  const kind = kindOfKey(key);
  if (kind) return redactSecret(kind, value, tally);
  const context = key === '' ? '' : `${key}: `;
  if (typeof value === 'string') return string(value, context, tally);
  if (typeof value === 'number') {
    const { text, count } = withoutNhsNumbersIn(String(value), context);
    tally('nhs-number', count);
    return count ? text : value;
  }
  if (Array.isArray(value)) {
    // Headers as a pair of name and value.
    if (value.length === 2 && typeof value[0] === 'string' && kindOfKey(value[0]))
      return [value[0], walk(value[1], value[0], tally)];
    return value.map((item) => walk(item, key, tally));
  }
  if (value === null || typeof value !== 'object') return value;
  if ('toJSON' in value && typeof value.toJSON === 'function') return walk((value as { toJSON(): unknown }).toJSON(), key, tally);
  // A key may itself hold what must not be shown: an address in a map of mailboxes does no harm, an NHS number does.
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [plain(name, '', tally), walk(item, name, tally)]));
}

const isPage = (text: string) => /^\s*<(?:!doctype html|html)\b/i.test(text);

/**
 * `text` without NHS numbers, authorization, tokens, cookies, secrets by name, and temporary or home folders. Text that is JSON is read as
 * JSON; a whole page is searched for what is a secret by its own shape, since its scripts must go on working.
 */
export const redactText = (text: string): Redacted<string> =>
  isPage(text) ? redactByShape(text) : tallied((tally) => string(text, '', tally));

/** The same for a JSON value, by keys too. Temporal values become text. Never changes its argument. */
export const redactJson = (value: unknown): Redacted<unknown> => tallied((tally) => walk(value, '', tally));

/** One JSON value a line, as cucumber's messages are. A line that is no JSON is taken as text. */
export function redactLines(text: string): Redacted<string> {
  return tallied((tally) =>
    text
      .split('\n')
      .map((line) => string(line, '', tally))
      .join('\n'),
  );
}

/** Only what is a secret or a number by its own shape: for pages made by others, whose scripts are full of innocent names. */
export const redactByShape = (text: string): Redacted<string> =>
  tallied((tally) => {
    const pathless = withoutPaths(withoutSecrets(text, tally, 'by-shape'));
    tally('path', pathless.count);
    const { text: left, count } = withoutNhsNumbersIn(pathless.text);
    tally('nhs-number', count);
    return left;
  });
