/** Encoded words of mail headers (RFC 2047) that follow one another: a reader sees them as one. */
export interface EncodedWords {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const WORD = /=\?([\w.:+-]{1,40})(?:\*[\w-]{0,20})?\?([bq])\?([^\s?]{1,400})\?=/gi;
const LONGEST_GAP = 20;

const MOST_KNOWN = 50;
const known = new Map<string, TextDecoder>();

function decoderOf(charset: string): TextDecoder {
  const kept = known.get(charset);
  if (kept) return kept;
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(charset);
  } catch {
    decoder = new TextDecoder('windows-1252');
  }
  if (known.size === MOST_KNOWN) known.clear();
  known.set(charset, decoder);
  return decoder;
}

const bytesOf = (encoding: string, content: string): Uint8Array =>
  encoding.toLowerCase() === 'b'
    ? Buffer.from(content, 'base64')
    : Buffer.from(
        content
          .replaceAll('_', ' ')
          .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      );

export function encodedWordsIn(text: string): readonly EncodedWords[] {
  if (!text.includes('=?')) return [];
  const found: { start: number; end: number; parts: string[] }[] = [];
  for (const { 0: word, 1: charset = '', 2: encoding = '', 3: content = '', index: start } of text.matchAll(WORD)) {
    const end = start + word.length;
    const part = decoderOf(charset).decode(bytesOf(encoding, content));
    const last = found.at(-1);
    if (last && start - last.end <= LONGEST_GAP && /^\s*$/.test(text.slice(last.end, start))) {
      last.end = end;
      last.parts.push(part);
    } else found.push({ start, end, parts: [part] });
  }
  return found.map(({ start, end, parts }) => ({ start, end, text: parts.join('') }));
}
