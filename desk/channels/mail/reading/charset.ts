import { firstOf } from '../../../../kernel/index.ts';

/** Labels that define no bytes above 127, or that no mail program should send. */
const SAYS_NOTHING = /^(|(us-?)?ascii|ansi_x3\.4-1968|8bit|binary|default|none|unknown(-8bit)?|x-unknown|x-user-defined)$/;

/** Labels that programs put on UTF-8 by mistake. Latin text is hardly ever valid UTF-8. */
const LATIN = /^(iso[-_]?8859[-_]?1(5)?|latin[-_]?[19]|l1|(windows|cp|x-cp)[-_]?1252|ansi)$/;

/** Names that mail programs use and the platform does not know. */
const ALIASES: Readonly<Record<string, string>> = {
  cp932: 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
  cp874: 'windows-874',
  macroman: 'macintosh',
  'latin-1': 'windows-1252',
  utf8mb4: 'utf-8',
};

const decoder = (label: string): TextDecoder | null => {
  try {
    return new TextDecoder(ALIASES[label] ?? label);
  } catch {
    return null;
  }
};
const UTF8 = new TextDecoder('utf-8');
const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true });
const WINDOWS_1252 = new TextDecoder('windows-1252');

/** UTF-16 by its byte order mark, or by the position of zero bytes in Latin text; null when it is not UTF-16. */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 512);
  const zeros = [0, 1].map((odd) => head.filter((byte, i) => i % 2 === odd && byte === 0).length) as [number, number];
  const half = head.length / 2;
  if (head.length < 4) return null;
  if (zeros[1] > half * 0.6 && zeros[0] < half * 0.1) return 'utf-16le';
  if (zeros[0] > half * 0.6 && zeros[1] < half * 0.1) return 'utf-16be';
  return null;
}

const MOST_LINES = 20_000;

/** Lines with their ends, the last one with all that is left; programs join texts of several encodings line by line. */
function linesOf(bytes: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let start = 0; start < bytes.length;) {
    const end = lines.length < MOST_LINES ? bytes.indexOf(0x0a, start) : -1;
    const next = end < 0 ? bytes.length : end + 1;
    lines.push(bytes.subarray(start, next));
    start = next;
  }
  return lines;
}

/** Complete UTF-8 with at least one character beyond ASCII. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    return STRICT_UTF8.decode(bytes).length < bytes.length;
  } catch {
    return false;
  }
}

/** Decodes as UTF-8 where the bytes are valid, else as Windows-1252, which is defined for every byte. */
function utf8Or1252(bytes: Uint8Array): string {
  try {
    return STRICT_UTF8.decode(bytes);
  } catch {
    const lines = linesOf(bytes);
    if (lines.length > 1 && lines.length <= MOST_LINES) return lines.map(utf8Or1252).join('');
    const read = UTF8.decode(bytes);
    // One damaged character in otherwise valid UTF-8 does not make it another encoding.
    return /[^\u0000-\u007f\ufffd]/.test(read) ? read : WINDOWS_1252.decode(bytes);
  }
}

const labelOf = (label: string): string =>
  label
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '');
/** Read by their bytes, whatever they are called. */
const WIDE = /^(utf-?(8|16|32)|ucs-?[24]|unicode)/;

/** Decodes a text part. Its label is used where it can be; a wrong label garbles the text but never causes a refusal. Pure. */
export function decodeText(bytes: Uint8Array, label: string | null): string {
  const declared = labelOf(label ?? '');
  const wide = declared === '' || declared.startsWith('utf-16') || declared.startsWith('ucs-2') ? utf16Of(bytes) : null;
  if (wide !== null) return decoder(wide)!.decode(bytes);
  // Text without a zero byte or a character beyond ASCII is not UTF-16, whatever its label.
  const isNarrow = /^(utf-?16|ucs-?2|unicode)/.test(declared) && bytes.every((byte) => byte > 0 && byte < 0x80);
  if (isNarrow || SAYS_NOTHING.test(declared) || /^utf-?8$/.test(declared)) return utf8Or1252(bytes);
  if (LATIN.test(declared) && isUtf8(bytes)) return UTF8.decode(bytes);
  return decoder(declared)?.decode(bytes) ?? utf8Or1252(bytes);
}

/** Whether the platform does not know a charset and the bytes are not plain ASCII in it, so that the text is only guessed. */
export function isUnknownCharset(bytes: Uint8Array, label: string): boolean {
  const declared = labelOf(label);
  if (SAYS_NOTHING.test(declared) || decoder(declared) !== null || WIDE.test(declared)) return false;
  return /^(utf-?7|unicode-1-1-utf-7)$/.test(declared)
    ? bytes.includes(0x2b)
    : !isUtf8(bytes) && bytes.some((byte) => byte > 0x7f);
}

/** The text of the first bytes; a number that ends beyond them is left out. */
export function textWithin(bytes: Uint8Array, most: number, label: string | null): string {
  const text = decodeText(bytes.subarray(0, most), label);
  return bytes.length > most ? firstOf(text, text.length - 1) : text;
}
