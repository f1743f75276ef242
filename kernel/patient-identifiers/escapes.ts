import { BREAK, DASH, INVISIBLE, kindOf, MARK, SPACE } from './characters.ts';
import { COLOUR, kindOfReference } from './encodings.ts';
import { at, NONE, symbol, type Symbol } from './symbol.ts';

const ESCAPED = /\\{1,4}(?:u([0-9a-f]{4})|x([0-9a-f]{2})|[ux]\{([0-9a-f]{1,6})\}|([nrtfv])(?![a-z]))/iy;
const LONG_ESCAPED = /\\{1,4}U00([0-9a-fA-F]{6})/y;

/** Behind a plain number the backslash separates groups, and so it does in those that follow. */
const NO_GROUP = String.raw`(?<!(?<![\\%=#0-9a-f])[0-9]{1,12})(?<!(?<![\\%=#0-9a-f])[0-9]{1,4}(?:\\{1,4}[0-9]{1,4}){1,4})`;
/**
 * A digit as C and shells (octal: `\064`) or style sheets (hexadecimal, with a space that belongs to it: `\34 `) write it.
 */
const OCTAL_DIGIT = String.raw`\\{1,4}0?(?:6[0-7]|7[01])(?![0-9])`;
const CSS_DIGIT = String.raw`\\{1,4}0{0,4}3[0-9](?![0-9a-f])[ \t\n]?`;
const DIGIT_ESCAPED = new RegExp(
  String.raw`(?=${OCTAL_DIGIT}|${CSS_DIGIT})${NO_GROUP}\\{1,4}(?:0?(6[0-7]|7[01])(?![0-9])|0{0,4}(3[0-9])(?![0-9a-f])[ \t\n]?)`,
  'iy',
);

/** Bytes in octal, of which none is a digit: what separates, in an 8-bit encoding or in UTF-8. */
const OCTAL = String.raw`(?:\\{1,4}(?!0(?:6[0-7]|7[01])(?![0-9]))[0-3][0-7]{2}){1,4}`;
/**
 * Between digits written so, or between plain ones: there it is followed by more digits than a group has behind a backslash, or another of the
 * kind follows or stands before.
 */
const OCTAL_BETWEEN = new RegExp(
  [
    `(?<=${OCTAL_DIGIT})${NO_GROUP}${OCTAL}(?=${OCTAL_DIGIT})`,
    `(?<=[0-9])${OCTAL}(?=[0-9]{1,4}${OCTAL}[0-9]|[0-9]{2,4}(?![0-9]))`,
    `(?<=${OCTAL}[0-9]{1,4})${OCTAL}(?=[0-9])`,
  ].join('|'),
  'iy',
);

/**
 * Characters of a style sheet, of which none is a digit: a space belongs to each, and must stand there where a digit or a letter up to f
 * follows, but for six.
 */
const NO_CSS_DIGIT = '(?!0{0,4}3[0-9](?![0-9a-f]))';
const CSS = String.raw`(?:\\{1,4}${NO_CSS_DIGIT}(?:00[0-9a-f]{4}|[0-9a-f]{1,5}(?![0-9a-f]))[ \t\n]?){1,3}`;
const CSS_ENDED = String.raw`(?:\\{1,4}${NO_CSS_DIGIT}(?:00[0-9a-f]{4}[ \t\n]?|[0-9a-f]{1,5}[ \t\n])){1,3}`;
const CSS_BETWEEN = new RegExp(
  [
    `(?<=${CSS_DIGIT})${NO_GROUP}${CSS}(?=${CSS_DIGIT})`,
    // A group behind a backslash has no letter and less than six digits; one of two stands beside others of two.
    String.raw`(?<=[0-9])(?=\\{1,4}(?:[0-9]{0,4}[a-f]|00[0-9a-f]{4}))${CSS_ENDED}(?=[0-9])`,
    String.raw`(?<=[0-9]{3})\\{1,4}20[ \t\n](?=[0-9])|(?<=[0-9])\\{1,4}20[ \t\n](?=[0-9]{3})`,
    `(?<=[0-9])${CSS_ENDED}(?=[0-9]{1,4}${CSS_ENDED}[0-9])`,
    `(?<=${CSS_ENDED}[0-9]{1,4})${CSS_ENDED}(?=[0-9])`,
  ].join('|'),
  'iy',
);

const octalBytes = (escapes: string): Uint8Array =>
  Uint8Array.from(escapes.match(/[0-7]{3}/g) ?? [], (each) => Number.parseInt(each, 8));
const utf8 = new TextDecoder('utf-8', { fatal: true });
const windows = new TextDecoder('windows-1252');
function decoded(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return windows.decode(bytes);
  }
}

const separates = (kind: number) => kind === SPACE || kind === DASH || kind === MARK || kind === INVISIBLE;

/** What stands between digits and takes so many code units; none where anything in it separates nothing. */
function between(kinds: readonly number[], length: number): Symbol {
  if (!kinds.every(separates)) return NONE;
  return symbol(kinds.find((kind) => kind !== INVISIBLE) ?? INVISIBLE, length);
}

function octalBetween(text: string, index: number): Symbol {
  const found = at(OCTAL_BETWEEN, text, index)?.[0];
  if (found === undefined) return NONE;
  const bytes = octalBytes(found);
  // The most common case, without the cost of a decoder. 0xA0 is the no-break space in each 8-bit encoding.
  if (bytes.length === 1) return between([kindOf(bytes[0]!)], found.length);
  return between(
    Array.from(decoded(bytes), (each) => kindOf(each.codePointAt(0)!)),
    found.length,
  );
}

/** Digits alone are most of all a number of something, unless they are what separates in most texts. */
function cssKind(hex: string): number {
  const kind = kindOfReference(Number.parseInt(hex, 16));
  return /^[0-9]{1,5}$/.test(hex) && kind !== SPACE && kind !== DASH ? BREAK : kind;
}

function cssBetween(text: string, index: number): Symbol {
  const found = at(CSS_BETWEEN, text, index)?.[0];
  return found === undefined ? NONE : between((found.match(/[0-9a-f]+/gi) ?? []).map(cssKind), found.length);
}

function digitEscaped(text: string, index: number): Symbol {
  const found = at(DIGIT_ESCAPED, text, index);
  if (!found) return NONE;
  const codePoint = found[1] === undefined ? Number.parseInt(found[2]!, 16) : Number.parseInt(found[1], 8);
  return symbol(kindOf(codePoint), found[0].length);
}

/** A character that a program wrote after a backslash: in JSON, JavaScript, Python, C, shells, Perl or style sheets. */
export function escape(text: string, index: number): Symbol {
  const escaped = at(LONG_ESCAPED, text, index) ?? at(ESCAPED, text, index);
  if (!escaped) {
    for (const read of [digitEscaped, cssBetween, octalBetween]) {
      const found = read(text, index);
      if (found !== NONE) return found;
    }
    return NONE;
  }
  const hex = escaped[1] ?? escaped[2] ?? escaped[3];
  if (hex === undefined) return symbol(SPACE, escaped[0].length);
  const codePoint = Number.parseInt(hex, 16);
  const end = index + escaped[0].length;
  const length = codePoint === 0x1b ? (at(COLOUR, text, end)?.[0].length ?? 0) : 0;
  return symbol(length > 0 ? INVISIBLE : kindOfReference(codePoint), escaped[0].length + length);
}
