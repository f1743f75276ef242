import { BREAK, DASH, INVISIBLE, kindOf, MARK, SPACE } from './characters.ts';
import { at, kindIn, lengthIn, NONE, symbol, type Symbol } from './symbol.ts';

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
/** Pages that were escaped more than once write `&amp;#52;`. */
const AGAIN = '(?:amp;){0,3}';
const NUMBERED = new RegExp(`&${AGAIN}#(?:x0{0,20}([0-9a-f]{1,6})(?![0-9a-f])|0{0,20}([0-9]{1,7})(?![0-9]));?`, 'iy');
const NAMED = /&([A-Za-z0-9]{2,20});/y;
const NAMED_AGAIN = /&(?:amp;){1,3}([A-Za-z0-9]{2,20});/y;
/** Those that browsers read without a semicolon, also where a digit follows. */
const UNENDED = /&(?:amp;){0,3}(nbsp|ensp|emsp|thinsp|shy|zwnj|zwj|ndash|mdash|middot)(?![A-Za-z])/y;
/** Colours of a terminal, as logs have them. */
export const COLOUR = /\[[0-9;]{0,20}[A-Za-z]/y;

export const kindOfReference = (codePoint: number) => (codePoint > 0x10ffff ? MARK : kindOf(codePoint));

export function entity(text: string, index: number): Symbol {
  const numbered = at(NUMBERED, text, index);
  if (numbered) {
    const codePoint = numbered[1] === undefined ? Number(numbered[2]) : Number.parseInt(numbered[1], 16);
    return symbol(kindOfReference(codePoint), numbered[0].length);
  }
  for (const pattern of [NAMED_AGAIN, NAMED, UNENDED]) {
    const named = at(pattern, text, index);
    if (named && ENTITIES.has(named[1]!)) return symbol(ENTITIES.get(named[1]!)!, named[0].length);
  }
  return NONE;
}

/** What a terminal's escape character begins. */
export const colour = (text: string, index: number): Symbol => {
  const length = at(COLOUR, text, index + 1)?.[0].length ?? 0;
  return length === 0 ? NONE : symbol(INVISIBLE, length + 1);
};

/** The value of a hexadecimal digit, -1 when it is none. */
function hexAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
/** The byte that two hexadecimal digits are, -1 when they are none. */
function byteAt(text: string, index: number): number {
  const [high, low] = [hexAt(text, index), hexAt(text, index + 1)];
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

const PERCENT = 0x25;
const EQUALS = 0x3d;
const MOST_TIMES = 5;

/** Where the hexadecimal digits of a byte begin, which a sign stands before; -1 when none does. A percent sign may be encoded too, more than once. */
function hexFrom(text: string, index: number, sign: number): number {
  if (text.charCodeAt(index) !== sign) return -1;
  let from = index + 1;
  if (sign === PERCENT)
    for (
      let i = 0;
      i < MOST_TIMES && text.startsWith('25', from) && byteAt(text, from + 2) >= 0 && !isNumber(text, from + 2);
      i++
    )
      from += 2;
  return from;
}

/** A sign before a number in one piece encodes nothing; no number that was issued begins with 25, as an encoded percent sign goes on. */
function isNumber(text: string, index: number): boolean {
  if (text.startsWith('25', index)) return false;
  for (let i = index; i < index + 10; i++) {
    const code = text.charCodeAt(i);
    if (!(code >= 0x30 && code <= 0x39)) return false;
  }
  return true;
}

const LEAST = [0, 0, 0x80, 0x800, 0x10000];

/** A character of which each byte is two hexadecimal digits after a sign, and the code units it takes. */
function encoded(text: string, index: number, sign: number): Symbol {
  const first = hexFrom(text, index, sign);
  const lead = byteAt(text, first);
  if (lead < 0 || isNumber(text, index + 1)) return NONE;
  // A byte of an 8-bit encoding: 0xA0 is the no-break space in each of them.
  const alone = symbol(kindOf(lead), first + 2 - index);
  const size = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (size < 2) return alone;
  let codePoint = lead & (0x7f >> size);
  let end = first + 2;
  for (let i = 1; i < size; i++) {
    const from = hexFrom(text, end, sign);
    const next = from < 0 ? -1 : byteAt(text, from);
    if ((next & 0xc0) !== 0x80 || next < 0) return alone;
    codePoint = codePoint * 64 + (next & 0x3f);
    end = from + 2;
  }
  const isCharacter = codePoint >= LEAST[size]! && codePoint <= 0x10ffff && (codePoint < 0xd800 || codePoint > 0xdfff);
  return isCharacter ? symbol(kindOf(codePoint), end - index) : alone;
}

const UNICODE = /%u([0-9a-f]{4})/iy;

/** A percent-encoded character (RFC 3986), or one as old scripts write it: `%u0034`. */
export function percentEncoded(text: string, index: number): Symbol {
  const unicode = at(UNICODE, text, index);
  return unicode ? symbol(kindOf(Number.parseInt(unicode[1]!, 16)), unicode[0].length) : encoded(text, index, PERCENT);
}

const SOFT_BREAK = /=[ \t]{0,8}(?:\r\n|\r|\n)/y;
/** Encoded digits, tags and entities end with such a character too. */
const endsSymbol = (code: number) =>
  code === 0x3b || code === 0x3e || (code >= 0xdc00 && code <= 0xdfff) || isPartOfNumber(kindOf(code));
const isPartOfNumber = (kind: number) => kind < 10 || kind === INVISIBLE;

const GROUP = /=\d{3,4}(?![\d\ufe0f\u20e3])/y;

/**
 * A character of quoted-printable (RFC 2045), or the end of a line that goes on in the next. "=" is common elsewhere: an encoded digit counts
 * only beside another, and what separates only after a digit; "=205" is a group after an equals sign.
 */
export function quotedPrintable(text: string, index: number): Symbol {
  const soft = at(SOFT_BREAK, text, index);
  if (soft) return symbol(INVISIBLE, soft[0].length);
  const found = encoded(text, index, EQUALS);
  if (found === NONE || kindIn(found) === BREAK) return NONE;
  const isBeside = text.charCodeAt(index + lengthIn(found)) === EQUALS || text.charCodeAt(index - 3) === EQUALS;
  if (kindIn(found) < 10) return isBeside ? found : NONE;
  if (at(GROUP, text, index)) return NONE;
  return isBeside || (index > 0 && endsSymbol(text.charCodeAt(index - 1))) ? found : NONE;
}
