import type { Random } from './random.ts';

/** The check digit of nine digits by the published rule, worked out apart from the detector: 11 less the weighted sum's remainder. */
function checkDigit(nine: string): number | null {
  const remainder = Array.from(nine, (digit, i) => Number(digit) * (10 - i)).reduce((sum, part) => sum + part, 0) % 11;
  return remainder === 1 ? null : remainder === 0 ? 0 : 11 - remainder;
}

const ISSUED = [
  [400_000_000, 100_000_000],
  [600_000_000, 108_800_002],
  [999_000_000, 1_000_000],
] as const;

/** A number that may be somebody's, by its check digit and the ranges that were issued. */
export function issuedNumber(random: Random): string {
  for (;;) {
    const [first, size] = random.of(ISSUED);
    const nine = String(first + random.below(size));
    const check = checkDigit(nine);
    if (check !== null) return `${nine}${check}`;
  }
}

const zeros = [0xff10, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0x1d7ce, 0x1d7e2, 0x1d7f6, 0x1fbf0];
const row = (first: number) => (digit: number) => String.fromCodePoint(first + digit);
/** How each digit may be written. */
const DIGITS: readonly ((digit: number) => string)[] = [
  ...zeros.map(row),
  (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[digit]!,
  (digit) => '₀₁₂₃₄₅₆₇₈₉'[digit]!,
  (digit) => '⓪①②③④⑤⑥⑦⑧⑨'[digit]!,
  (digit) => `${digit}\ufe0f\u20e3`,
  (digit) => `&#${48 + digit};`,
  (digit) => `&#x${(48 + digit).toString(16)};`,
  (digit) => `%3${digit}`,
  (digit) => `\\u003${digit}`,
];
const codes = (...list: readonly number[]) => list.map((code) => String.fromCodePoint(code));
/** What may stand between groups. */
const SEPARATORS: readonly string[] = [
  ...[' ', '  ', '   ', '\t', '\n', '\r\n', ' \n ', '.', '/', '_', ':', '-', ' - ', ', ', '|', '*', "'", '+', '\n> ', '. ', '~'],
  ...codes(
    0xa0,
    0x1680,
    0x2000,
    0x2002,
    0x2003,
    0x2004,
    0x2007,
    0x2008,
    0x2009,
    0x200a,
    0x202f,
    0x205f,
    0x3000,
    0x85,
    0x2028,
    0x2029,
  ),
  ...codes(0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xfe58, 0xfe63, 0xff0d, 0x58a, 0x2e3a, 0x30a0),
  ...codes(0xad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff, 0x180e, 0x200e, 0x202c, 0x2066, 0xe0020, 0x34f, 0x3164, 0x115f, 0),
  ...codes(0xb7, 0x2022, 0x2219, 0xff0e, 0xff0f, 0xff1a, 0xff3f, 0x2044, 0x2215, 0xfffd, 0x2800),
  ...['&nbsp;', '&#160;', '&#xA0;', '&thinsp;', '&ensp;', '&shy;', '&ndash;', '&#8209;', '&zwnj;', '&nbsp;&nbsp;'],
  ...[
    '<br>',
    '<br/>\n',
    '</b><b>',
    '</td><td>',
    '</td>\n    <td class="n4">',
    '<wbr>',
    '<!-- x -->',
    '</span> <span style="top:4px">',
  ],
  ...['%20', '%C2%A0', '%E2%80%89', '%A0', '%2D', '%09', '\\u00a0', '\\n', '\\t', '\\u2011'],
];
const THREES = [
  [3, 3, 4],
  [3, 3, 4],
  [4, 3, 3],
  [3, 4, 3],
] as const;
const PAIRS = [2, 2, 2, 2, 2];
const SINGLES = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
const BRACKETS = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['<', '>'],
  ['“', '”'],
  ['**', '**'],
] as const;

/** Backslashes of C and shells, style sheets, and Perl: what separates is written so too, and the digits are or are not. */
const ESCAPES: readonly ((character: string) => string)[] = [
  (character) => Array.from(Buffer.from(character), (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join(''),
  (character) => `\\${character.codePointAt(0)!.toString(16)} `,
  (character) => `\\${character.codePointAt(0)!.toString(16).padStart(6, '0')} `,
  (character) => `\\x{${character.codePointAt(0)!.toString(16)}}`,
];
const ESCAPED_SEPARATORS: readonly string[] = [
  ' ',
  '  ',
  '\u00a0',
  '\t',
  '\n',
  '-',
  '.',
  '/',
  '_',
  ':',
  ', ',
  '\u2009',
  '\u2011',
  '\u00ad',
];

/** A number as somebody or some program wrote it, from its first digit to its last, and what brackets those. `pieces`: written with separators. */
export interface Spelling {
  readonly open: string;
  readonly spelled: string;
  readonly close: string;
  readonly pieces: boolean;
}
const bare = (spelled: string, pieces: boolean): Spelling => ({ open: '', spelled, close: '', pieces });

function groups(number: string, sizes: readonly number[]): readonly string[] {
  let at = 0;
  return sizes.map((size) => number.slice(at, (at += size)));
}

function spellDigits(random: Random): (group: string) => string {
  const how = random.below(3) > 0 ? String : random.of(DIGITS);
  const mixed = random.below(12) === 0;
  return (group) => Array.from(group, (digit) => (mixed ? random.of(DIGITS) : how)(Number(digit))).join('');
}

function escaped(number: string, random: Random): Spelling {
  const escape = random.of(ESCAPES);
  const all = (text: string) => Array.from(text, escape).join('');
  const sizes = random.of([...THREES, PAIRS, SINGLES]);
  return bare(
    groups(number, sizes)
      .map(random.below(2) === 0 ? String : all)
      .join(all(random.of(ESCAPED_SEPARATORS))),
    true,
  );
}

/** Another way to write a number, each time. */
export function spell(number: string, random: Random): Spelling {
  if (random.below(16) === 0) return escaped(number, random);
  const write = spellDigits(random);
  if (random.below(8) === 0) return bare(write(number), false);
  const kind = random.below(10);
  if (kind < 2) {
    const separator = random.of(SEPARATORS);
    return bare(
      groups(number, kind === 0 ? PAIRS : SINGLES)
        .map(write)
        .join(separator),
      true,
    );
  }
  const [first, second] = [random.of(SEPARATORS), random.of(SEPARATORS)];
  const [one = '', two = '', three = ''] = groups(number, random.of(THREES)).map(write);
  const [open, close] = random.below(6) === 0 ? random.of(BRACKETS) : ['', ''];
  const last = random.below(4) === 0 ? second : first;
  switch (random.below(3)) {
    case 0:
      return { open, spelled: one + close + first + two + last + three, close: '', pieces: true };
    case 1:
      return bare(one + first + open + two + close + last + three, true);
    default:
      return { open: '', spelled: one + first + two + last + open + three, close, pieces: true };
  }
}
