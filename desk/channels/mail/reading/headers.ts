import { decodeText } from './charset.ts';

/** The end of a message's header: offset of the blank line, and of the first byte of the body. */
export function headerEnd(raw: Buffer): { readonly end: number; readonly body: number } {
  const ends = (['\r\n\r\n', '\n\n'] as const).map((blank) => ({ at: raw.indexOf(blank, 0, 'latin1'), length: blank.length }));
  const [first] = ends.filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at);
  return first ? { end: first.at, body: first.at + first.length } : { end: raw.length, body: raw.length };
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

/** The same message with its header converted to UTF-8, which the parser expects for non-ASCII characters. */
export function withHeaderInUtf8(raw: Buffer): Buffer {
  const { end } = headerEnd(raw);
  const head = raw.subarray(0, end);
  if (head.every((byte) => byte < 0x80)) return raw;
  return Buffer.concat([Buffer.from(decodeText(head, null)), raw.subarray(end)]);
}

/** Every message id in a header's values, in order: among comments, with commas or without spaces, with or without brackets. */
export const idsIn = (values: readonly string[]): readonly string[] =>
  values.flatMap((value) => {
    const text = value.slice(0, 64 * 1024);
    const bracketed = [...text.matchAll(/<([^<>]+)>/g)].map(([, id]) => id!.replace(/\s+/g, ''));
    const bare = text.replace(/<[^<>]*>/g, ' ').match(/[^\s<>(),;"]+@[^\s<>(),;"]+/g) ?? [];
    return [...bracketed, ...bare].filter((id) => id.includes('@')).map((id) => `<${id}>`);
  });
