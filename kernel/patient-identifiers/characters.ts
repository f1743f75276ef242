/** What a character is beside digits: a digit (0 to 9), or one of these. */
export const SPACE = 10;
export const DASH = 11;
export const MARK = 12;
/** Takes no room on a screen: zero-width and format characters, combining marks, NUL. */
export const INVISIBLE = 13;
/** A letter, or a number that is no digit: nothing is spelled across it. */
export const BREAK = 14;

const DIGIT = /\p{Nd}/u;
const OTHER_NUMBER = /\p{No}/u;
const SPACES = /[\p{Z}\s\u0085]/u;
const DASHES = /[\p{Pd}\u2212\u2043\u02d7\u2796]/u;
const UNSEEN = /[\p{Cf}\p{M}\u115f\u1160\u3164\uffa0]/u;
const WORDS = /[\p{L}\p{N}]/u;

/** Decimal digits of a script stand in runs of ten, zero first; some runs touch. */
function decimalValue(codePoint: number): number {
  let first = codePoint;
  while (DIGIT.test(String.fromCodePoint(first - 1))) first--;
  return (codePoint - first) % 10;
}

/** First of the circled digits 1 to 9 that compatibility decomposition does not name. */
const CIRCLED = [0x24f5, 0x2776, 0x2780, 0x278a];

/** Superscript, subscript, circled and bracketed digits. */
function ornamentalValue(codePoint: number): number {
  const circled = CIRCLED.find((first) => codePoint >= first && codePoint < first + 9);
  if (circled !== undefined) return codePoint - circled + 1;
  if (codePoint === 0x24ff || codePoint === 0x1f10b || codePoint === 0x1f10c) return 0;
  const plain = String.fromCodePoint(codePoint)
    .normalize('NFKC')
    .replace(/[(),.]/g, '');
  return /^\d$/.test(plain) ? Number(plain) : BREAK;
}

function classify(codePoint: number): number {
  const character = String.fromCodePoint(codePoint);
  if (DIGIT.test(character)) return decimalValue(codePoint);
  if (OTHER_NUMBER.test(character)) return ornamentalValue(codePoint);
  if (codePoint === 0 || UNSEEN.test(character)) return INVISIBLE;
  if (WORDS.test(character)) return BREAK;
  if (SPACES.test(character)) return SPACE;
  return DASHES.test(character) ? DASH : MARK;
}

/** Each character is classified when it is first met, and looked up from then on. */
const UNKNOWN = 255;
const known = new Uint8Array(0x110000).fill(UNKNOWN);

export function kindOf(codePoint: number): number {
  const kind = known[codePoint]!;
  return kind === UNKNOWN ? (known[codePoint] = classify(codePoint)) : kind;
}
