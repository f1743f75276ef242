/** Glyphs of seven rows of five dots, one base-32 digit per row. Capitals only. */
const GLYPHS: Readonly<Record<string, string>> = {
  A: 'ehhvhhh',
  B: 'uhhuhhu',
  C: 'ehggghe',
  D: 'uhhhhhu',
  E: 'vgguggv',
  F: 'vgguggg',
  G: 'ehgnhhf',
  H: 'hhhvhhh',
  I: 'e44444e',
  J: '72222ic',
  K: 'hikokih',
  L: 'ggggggv',
  M: 'hrllhhh',
  N: 'hpljhhh',
  O: 'ehhhhhe',
  P: 'uhhuggg',
  Q: 'ehhhlid',
  R: 'uhhukih',
  S: 'fgge11u',
  T: 'v444444',
  U: 'hhhhhhe',
  V: 'hhhhha4',
  W: 'hhhllla',
  X: 'hha4ahh',
  Y: 'hha4444',
  Z: 'v1248gv',
  0: 'ehjlphe',
  1: '4c4444e',
  2: 'eh1248v',
  3: 'v2421he',
  4: '26aiv22',
  5: 'vgu11he',
  6: '68guhhe',
  7: 'v124888',
  8: 'ehhehhe',
  9: 'ehhf12c',
  ' ': '0000000',
  '.': '00000cc',
  ',': '0000c48',
  ':': '0cc0cc0',
  ';': '0cc0c48',
  '-': '000v000',
  '/': '01248g0',
  '+': '044v440',
  '(': '2488842',
  ')': '8422248',
  "'": 'c480000',
  '"': 'aaa0000',
  '?': 'eh12404',
  '!': '4444004',
  '@': 'eh1dlle',
  '#': 'aavavaa',
  '&': 'cik8lid',
  '%': 'op248j3',
  '=': '00v0v00',
  _: '000000v',
};
const UNKNOWN = 'vhhhhhv';

export const GLYPH_WIDTH = 5;
export const GLYPH_HEIGHT = 7;

/** Whether the dot at `column` and `row` of `character` is black. A character without a glyph is drawn as a box. */
export function isBlack(character: string, column: number, row: number): boolean {
  const glyph = GLYPHS[character.toUpperCase()] ?? UNKNOWN;
  return ((parseInt(glyph[row] ?? '0', 32) >> (GLYPH_WIDTH - 1 - column)) & 1) === 1;
}
