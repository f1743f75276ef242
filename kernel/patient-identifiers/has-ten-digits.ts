import { kindOf } from './characters.ts';

/**
 * Whether a text has ten characters that may be digits, or the second half of one beyond the first plane. Each way to spell a digit, such as
 * `&#52;` or `%34`, has one in it. Most texts have fewer, and need not be read symbol by symbol.
 */
export function hasTenDigits(text: string): boolean {
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const may = code < 0x80 ? code >= 0x30 && code <= 0x39 : (code >= 0xdc00 && code <= 0xdfff) || kindOf(code) < 10;
    if (may && ++digits === 10) return true;
  }
  return false;
}
