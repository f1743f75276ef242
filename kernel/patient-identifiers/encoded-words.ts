/** Encoded words of mail headers (RFC 2047) that follow one another: a reader sees them as one. */
export interface EncodedWords {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const WORD = String.raw`=\?(?<charset>[\w.:+-]{1,40})(?:\*[\w-]{0,20})?\?(?<encoding>[bq])\?(?<content>[^\s?]{1,400})\?=`;
const UNNAMED = WORD.replace(/\?<\w+>/g, '?:');
const WORDS = new RegExp(`${UNNAMED}(?:[ \\t]{0,8}(?:\\r?\\n[ \\t]{1,8})?${UNNAMED})*`, 'gi');
const EACH = new RegExp(WORD, 'gi');

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
  return Array.from(text.matchAll(WORDS), ({ 0: all, index }) => ({
    start: index,
    end: index + all.length,
    text: Array.from(all.matchAll(EACH), ({ groups: { charset = '', encoding = '', content = '' } = {} }) =>
      decoderOf(charset).decode(bytesOf(encoding, content)),
    ).join(''),
  }));
}
