import { firstOf } from '../../../../kernel/index.ts';

/** Labels that define no bytes above 127, or that no mail program should send. */
const SAYS_NOTHING = /^(|(us-?)?ascii|ansi_x3\.4-1968|8bit|binary|default|none|unknown(-8bit)?|x-unknown|x-user-defined)$/;

/** Labels that programs put on UTF-8 by mistake. Latin text is hardly ever valid UTF-8. */
const LATIN = /^(iso[-_]?8859[-_]?1(5)?|latin[-_]?[19]|l1|(windows|cp|x-cp)[-_]?1252|ansi)$/;

const decoder = (label: string): TextDecoder | null => {
  try {
    return new TextDecoder(label);
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
    const read = UTF8.decode(bytes);
    // One damaged character in otherwise valid UTF-8 does not make it another encoding.
    return /[^\u0000-\u007f\ufffd]/.test(read) ? read : WINDOWS_1252.decode(bytes);
  }
}

/** Decodes a text part. Its label is used where it can be; a wrong label garbles the text but never causes a refusal. Pure. */
export function decodeText(bytes: Uint8Array, label: string | null): string {
  const declared = (label ?? '')
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '');
  const wide = declared === '' || declared.startsWith('utf-16') || declared.startsWith('ucs-2') ? utf16Of(bytes) : null;
  if (wide !== null) return decoder(wide)!.decode(bytes);
  if (SAYS_NOTHING.test(declared) || /^utf-?8$/.test(declared)) return utf8Or1252(bytes);
  if (LATIN.test(declared) && isUtf8(bytes)) return UTF8.decode(bytes);
  return decoder(declared)?.decode(bytes) ?? utf8Or1252(bytes);
}

/** The text of the first bytes; a number that ends beyond them is left out. */
export function textWithin(bytes: Uint8Array, most: number, label: string | null): string {
  const text = decodeText(bytes.subarray(0, most), label);
  return bytes.length > most ? firstOf(text, text.length - 1) : text;
}
