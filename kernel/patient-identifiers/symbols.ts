import { DASH, INVISIBLE, kindOf, MARK, SPACE } from './characters.ts';

/** What stands in a text at one place: how many code units it takes, and what it is beside digits. One number, because there are millions. */
export type Symbol = number;
const symbol = (kind: number, length: number): Symbol => length * 16 + kind;
export const kindIn = (each: Symbol): number => each & 15;
export const lengthIn = (each: Symbol): number => each >> 4;
const NONE: Symbol = 0;

/** Names of HTML entities that stand between digits. */
const names = (kind: number, list: string) => list.split(' ').map((name) => [name, kind] as const);
const ENTITIES: ReadonlyMap<string, number> = new Map([
  ...names(
    SPACE,
    'nbsp ensp emsp emsp13 emsp14 thinsp hairsp numsp puncsp MediumSpace NonBreakingSpace ThinSpace Tab NewLine ThickSpace',
  ),
  ...names(INVISIBLE, 'shy zwnj zwj lrm rlm ZeroWidthSpace NoBreak VeryThinSpace'),
  ...names(DASH, 'ndash mdash horbar hyphen dash minus'),
  ...names(MARK, 'middot bull period sol bsol colon semi lowbar comma lpar rpar lsqb rsqb hellip vert num amp quot lt gt apos'),
]);
const NUMBERED = /&#(?:x([0-9a-f]{1,6})(?![0-9a-f])|([0-9]{1,7})(?![0-9]));?/iy;
const NAMED = /&([A-Za-z0-9]{2,20});/y;
const ESCAPED = /\\{1,4}(?:u([0-9a-f]{4})|x([0-9a-f]{2})|u\{([0-9a-f]{1,6})\}|([nrtfv])(?![a-z]))/iy;
/** Ends before the next tag begins, so that no character is read for two of them. */
const TAG = /<[a-z/!?][^<>]{0,1000}>/iy;

const at = (pattern: RegExp, text: string, index: number): RegExpExecArray | null => {
  pattern.lastIndex = index;
  return pattern.exec(text);
};
const kindOfReference = (codePoint: number) => (codePoint > 0x10ffff ? MARK : kindOf(codePoint));

/** The value of a hexadecimal digit, -1 when it is none. */
function hexAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
/** The byte that is percent-encoded at a place, -1 when none is. */
function byteAt(text: string, index: number): number {
  if (text.charCodeAt(index) !== 0x25) return -1;
  const [high, low] = [hexAt(text, index + 1), hexAt(text, index + 2)];
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

const LEAST = [0, 0, 0x80, 0x800, 0x10000];

/** A percent-encoded character (RFC 3986), and the code units it takes. */
function percentEncoded(text: string, index: number): Symbol {
  const lead = byteAt(text, index);
  if (lead < 0 || isNumberAfter(text, index)) return NONE;
  // A byte of an 8-bit encoding: 0xA0 is the no-break space in each of them.
  const alone = symbol(kindOf(lead), 3);
  const size = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (size < 2) return alone;
  let codePoint = lead & (0x7f >> size);
  for (let i = 1; i < size; i++) {
    const next = byteAt(text, index + i * 3);
    if ((next & 0xc0) !== 0x80) return alone;
    codePoint = codePoint * 64 + (next & 0x3f);
  }
  const isCharacter = codePoint >= LEAST[size]! && codePoint <= 0x10ffff && (codePoint < 0xd800 || codePoint > 0xdfff);
  return isCharacter ? symbol(kindOf(codePoint), size * 3) : alone;
}

/** A percent sign before a number in one piece encodes nothing. */
function isNumberAfter(text: string, index: number): boolean {
  for (let i = index + 1; i <= index + 10; i++) {
    const code = text.charCodeAt(i);
    if (!(code >= 0x30 && code <= 0x39)) return false;
  }
  return true;
}

function tag(text: string, index: number): Symbol {
  const length = at(TAG, text, index)?.[0].length ?? 0;
  if (length === 0) return NONE;
  let digits = 0;
  for (let i = index; i < index + length; i++) if (kindOf(text.charCodeAt(i)) < 10) digits++;
  // What stands in the tag is read too: an address, an alternative text.
  return digits < 10 ? symbol(INVISIBLE, length) : NONE;
}

function entity(text: string, index: number): Symbol {
  const numbered = at(NUMBERED, text, index);
  if (numbered) {
    const codePoint = numbered[1] === undefined ? Number(numbered[2]) : Number.parseInt(numbered[1], 16);
    return symbol(kindOfReference(codePoint), numbered[0].length);
  }
  const named = at(NAMED, text, index);
  return named && ENTITIES.has(named[1]!) ? symbol(ENTITIES.get(named[1]!)!, named[0].length) : NONE;
}

function escape(text: string, index: number): Symbol {
  const escaped = at(ESCAPED, text, index);
  if (!escaped) return NONE;
  const hex = escaped[1] ?? escaped[2] ?? escaped[3];
  return symbol(hex === undefined ? SPACE : kindOfReference(Number.parseInt(hex, 16)), escaped[0].length);
}

function written(text: string, index: number, code: number): Symbol {
  if (code === 0x3c) return tag(text, index);
  if (code === 0x26) return entity(text, index);
  if (code === 0x5c) return escape(text, index);
  return code === 0x25 ? percentEncoded(text, index) : NONE;
}

/** Marks that make one picture of a digit: a key's cap, and the choice of that form. */
function marksAfter(text: string, index: number): number {
  let end = index;
  for (let code = text.charCodeAt(end); end - index < 3 && (code === 0xfe0f || code === 0x20e3); code = text.charCodeAt(++end));
  return end - index;
}

/**
 * What stands at a place. A tag, an entity, a percent-encoded character and a backslash escape are one symbol each: that is how a number is
 * spelled in pages, addresses and JSON.
 */
export function symbolAt(text: string, index: number): Symbol {
  const code = text.charCodeAt(index);
  if (code >= 0x30 && code <= 0x39) {
    const next = text.charCodeAt(index + 1);
    return symbol(code - 0x30, next === 0xfe0f || next === 0x20e3 ? 1 + marksAfter(text, index + 1) : 1);
  }
  if (code !== 0x3c && code !== 0x26 && code !== 0x5c && code !== 0x25 && (code < 0xd800 || code > 0xdfff))
    return symbol(kindOf(code), 1);
  const spelled = written(text, index, code);
  if (spelled !== NONE) return spelled;
  const codePoint = text.codePointAt(index)!;
  return symbol(kindOf(codePoint), codePoint > 0xffff ? 2 : 1);
}
