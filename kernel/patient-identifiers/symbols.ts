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
/** Not a percent sign before a number in one piece. */
const PERCENT = /(?!%\d{10})(?:%[0-9a-f]{2}){1,4}/iy;
const ESCAPED = /\\{1,4}(?:u([0-9a-f]{4})|x([0-9a-f]{2})|u\{([0-9a-f]{1,6})\}|([nrtfv])(?![a-z]))/iy;
/** Ends before the next tag begins, so that no character is read for two of them. */
const TAG = /<[a-z/!?][^<>]{0,1000}>/iy;

const at = (pattern: RegExp, text: string, index: number): RegExpExecArray | null => {
  pattern.lastIndex = index;
  return pattern.exec(text);
};
const kindOfReference = (codePoint: number) => (codePoint > 0x10ffff ? MARK : kindOf(codePoint));

const UTF8 = new TextDecoder();

/** The first character of a percent-encoded run (RFC 3986), and the code units it takes. */
function percentEncoded(run: string): Symbol {
  const bytes = Uint8Array.from(run.slice(1).split('%'), (hex) => Number.parseInt(hex, 16));
  const lead = bytes[0]!;
  const size = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  const decoded = UTF8.decode(bytes.subarray(0, size)).codePointAt(0)!;
  // A byte of an 8-bit encoding: 0xA0 is the no-break space in each of them.
  return decoded === 0xfffd || bytes.length < size ? symbol(kindOf(lead), 3) : symbol(kindOf(decoded), size * 3);
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
  const run = code === 0x25 ? at(PERCENT, text, index) : null;
  return run ? percentEncoded(run[0]) : NONE;
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
  if (code >= 0x30 && code <= 0x39) return symbol(code - 0x30, 1 + marksAfter(text, index + 1));
  const spelled = written(text, index, code);
  if (spelled !== NONE) return spelled;
  if (code < 0xd800 || code > 0xdfff) return symbol(kindOf(code), 1);
  const codePoint = text.codePointAt(index)!;
  return symbol(kindOf(codePoint), codePoint > 0xffff ? 2 : 1);
}
