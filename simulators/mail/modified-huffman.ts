/**
 * One-dimensional coding of a fax row (ITU-T T.4, TIFF compression 3). The page is drawn with dots of four pixels, so every
 * run is a multiple of four, and a black one no longer than a glyph is wide: these codes are all that can occur.
 */
const WHITE: Readonly<Record<number, string>> = {
  0: '00110101',
  4: '1011',
  8: '10011',
  12: '001000',
  16: '101010',
  20: '0001000',
  24: '0101000',
  28: '0011000',
  32: '00011011',
  36: '00010101',
  40: '00101001',
  44: '00101101',
  48: '00001011',
  52: '01010101',
  56: '01011001',
  60: '01001011',
};
const WHITE_BY_64 = [
  '11011',
  '10010',
  '010111',
  '0110111',
  '00110110',
  '00110111',
  '01100100',
  '01100101',
  '01101000',
  '01100111',
  '011001100',
  '011001101',
  '011010010',
  '011010011',
  '011010100',
  '011010101',
  '011010110',
  '011010111',
  '011011000',
  '011011001',
  '011011010',
  '011011011',
  '010011000',
  '010011001',
  '010011010',
  '011000',
  '010011011',
];
const BLACK: Readonly<Record<number, string>> = { 4: '011', 8: '000101', 12: '0000111', 16: '0000010111', 20: '00001101000' };
const END_OF_LINE = '000000000001';

const white = (run: number): string => {
  const blocks = Math.floor(run / 64);
  return (blocks > 0 ? WHITE_BY_64[blocks - 1]! : '') + codeOf(WHITE, run % 64);
};
const codeOf = (table: Readonly<Record<number, string>>, run: number): string => {
  const code = table[run];
  if (code === undefined) throw new RangeError(`no code for a run of ${run} pixels: draw with dots of four`);
  return code;
};

/** The code of one row. Run lengths alternate between white and black, starting with white (0 when the row starts black). */
export const rowBits = (runs: readonly number[]): string =>
  END_OF_LINE + runs.map((run, i) => (i % 2 === 0 ? white(run) : codeOf(BLACK, run))).join('');

/** Packs bits into bytes, the first bit lowest (TIFF fill order 2), padded with zeros. */
export function packed(bits: string): Buffer {
  const bytes = Buffer.alloc(Math.ceil(bits.length / 8));
  for (let i = 0; i < bits.length; i++) if (bits[i] === '1') bytes[i >> 3]! |= 1 << (i & 7);
  return bytes;
}
