import { kindOf } from './characters.ts';
import { colour, entity, percentEncoded, quotedPrintable } from './encodings.ts';
import { escape } from './escapes.ts';
import { markup } from './markup.ts';
import { NONE, symbol, type Symbol } from './symbol.ts';

/** Characters with which a tag, an entity, an escape or an encoded character begins. */
const BEGINS = Uint8Array.from({ length: 128 }, (_, code) => ('<&\\%=]\u001b'.includes(String.fromCharCode(code)) ? 1 : 0));

function written(text: string, index: number, code: number): Symbol {
  switch (code) {
    case 0x3c:
    case 0x5d:
      return markup(text, index);
    case 0x26:
      return entity(text, index);
    case 0x5c:
      return escape(text, index);
    case 0x25:
      return percentEncoded(text, index);
    case 0x3d:
      return quotedPrintable(text, index);
    case 0x1b:
      return colour(text, index);
    default:
      return NONE;
  }
}

/** Marks that make one picture of a digit: a key's cap, and the choice of that form. */
function marksAfter(text: string, index: number): number {
  let end = index;
  for (let code = text.charCodeAt(end); end - index < 3 && (code === 0xfe0f || code === 0x20e3); code = text.charCodeAt(++end));
  return end - index;
}

/**
 * What stands at a place. A tag, an entity, an encoded character, a backslash escape and a terminal's colour are one symbol each: that is how a
 * number is spelled in pages, addresses, mail, JSON and logs.
 */
export function symbolAt(text: string, index: number): Symbol {
  const code = text.charCodeAt(index);
  if (code >= 0x30 && code <= 0x39) {
    const next = text.charCodeAt(index + 1);
    return symbol(code - 0x30, next === 0xfe0f || next === 0x20e3 ? 1 + marksAfter(text, index + 1) : 1);
  }
  if (code < 0x80 ? BEGINS[code] === 0 : code < 0xd800 || code > 0xdfff) return symbol(kindOf(code), 1);
  const spelled = written(text, index, code);
  if (spelled !== NONE) return spelled;
  const codePoint = text.codePointAt(index)!;
  return symbol(kindOf(codePoint), codePoint > 0xffff ? 2 : 1);
}
