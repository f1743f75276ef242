import { decodeText } from './charset.ts';
import { withWordsInUtf8 } from './encoded-words.ts';

/** The end of a message's header: offset of the blank line, and of the first byte of the body. */
export function headerEnd(raw: Buffer): { readonly end: number; readonly body: number } {
  const ends = (['\r\n\r\n', '\n\n'] as const).map((blank) => ({ at: raw.indexOf(blank, 0, 'latin1'), length: blank.length }));
  const [first] = ends.filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at);
  return first ? { end: first.at, body: first.at + first.length } : { end: raw.length, body: raw.length };
}

/** A message whose lines end in CR alone, as some devices send them, with line ends that a parser knows. */
export function withLineEnds(raw: Buffer): Buffer {
  const end = raw.indexOf(0x0a);
  const start = raw.subarray(0, end < 0 ? raw.length : end).toString('latin1');
  if (!/^[\w-]+:[^\r]*\r[\w-]+:/.test(start)) return raw;
  return Buffer.from(raw.toString('latin1').replace(/\r(?!\n)/g, '\r\n'), 'latin1');
}

/** The lines of a header, unfolded. */
const linesOf = (block: string): readonly string[] => block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);

/**
 * A message's headers by lower-case name; a repeated header keeps its values in order. Bytes above 127 are decoded like a text
 * part.
 */
export function headersOf(raw: Buffer): ReadonlyMap<string, readonly string[]> {
  const fields = linesOf(decodeText(raw.subarray(0, headerEnd(raw).end), null)).flatMap((line) => {
    const colon = line.indexOf(':');
    return colon > 0 ? [{ name: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1).trim() }] : [];
  });
  return new Map([...Map.groupBy(fields, ({ name }) => name)].map(([name, each]) => [name, each.map(({ value }) => value)]));
}

/** The same message with its header and its encoded words converted to UTF-8, which the parser expects. */
export function withHeaderInUtf8(raw: Buffer): Buffer {
  const { end } = headerEnd(raw);
  const head = raw.subarray(0, end);
  if (head.every((byte) => byte < 0x80) && !head.includes('=?')) return raw;
  return Buffer.concat([Buffer.from(withWordsInUtf8(decodeText(head, null))), raw.subarray(end)]);
}

/** The id of a message; one in brackets identifies it also without the "@" that it should have. */
export const messageIdIn = (values: readonly string[]): string | null =>
  idsIn(values)[0] ?? values.map((value) => /<[^<>\s]{1,998}>/.exec(value)?.[0]).find((id) => id !== undefined) ?? null;

/** Every message id in a header's values, in order: among comments, with commas or without spaces, with or without brackets. */
export const idsIn = (values: readonly string[]): readonly string[] =>
  values.flatMap((value) => {
    const text = value.slice(0, 64 * 1024);
    const bracketed = [...text.matchAll(/<([^<>]+)>/g)].map(([, id]) => id!.replace(/\s+/g, ''));
    const bare = text.replace(/<[^<>]*>/g, ' ').match(/[^\s<>(),;"]+@[^\s<>(),;"]+/g) ?? [];
    return [...bracketed, ...bare].filter((id) => id.includes('@')).map((id) => `<${id}>`);
  });
