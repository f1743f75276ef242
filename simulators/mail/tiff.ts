import { GLYPH_HEIGHT, GLYPH_WIDTH, isBlack } from './font.ts';
import { packed, rowBits } from './modified-huffman.ts';

export const PAGE_WIDTH = 1728;
/** A4 at 196 lines to the inch. */
export const PAGE_HEIGHT = 2292;
const DOT = 4;
const ADVANCE = (GLYPH_WIDTH + 1) * DOT;
const MARGIN = 2 * ADVANCE;
const LINE_HEIGHT = (GLYPH_HEIGHT + 3) * DOT;
export const COLUMNS = Math.floor((PAGE_WIDTH - 2 * MARGIN) / ADVANCE);
export const ROWS = Math.floor((PAGE_HEIGHT - 2 * MARGIN) / LINE_HEIGHT);

const wrapped = (line: string): readonly string[] => line.match(new RegExp(`.{1,${COLUMNS}}`, 'gu')) ?? [''];

/** Run lengths of one row of dots of a text line, white first. They sum to the page's width. */
function runsOf(text: string, row: number): readonly number[] {
  const runs: number[] = [MARGIN];
  let black = false;
  const add = (pixels: number, isInk: boolean) => {
    if (isInk === black) runs[runs.length - 1]! += pixels;
    else runs.push(pixels);
    black = isInk;
  };
  for (const character of text) {
    for (let column = 0; column < GLYPH_WIDTH; column++) add(DOT, isBlack(character, column, row));
    add(DOT, false);
  }
  const rest = PAGE_WIDTH - runs.reduce((sum, run) => sum + run, 0);
  if (rest > 0) add(rest, false);
  return runs;
}

function pageBits(lines: readonly string[]): string {
  const blank = rowBits([PAGE_WIDTH]);
  const rows = new Array<string>(PAGE_HEIGHT).fill(blank);
  lines
    .flatMap(wrapped)
    .slice(0, ROWS)
    .forEach((text, line) => {
      const top = MARGIN + line * LINE_HEIGHT;
      for (let row = 0; row < GLYPH_HEIGHT; row++) rows.fill(rowBits(runsOf(text, row)), top + row * DOT, top + (row + 1) * DOT);
    });
  return rows.join('');
}

const SHORT = 3;
const LONG = 4;
const RATIONAL = 5;

/**
 * Renders text as a fax machine scans it: TIFF for facsimile, profile S (RFC 3949), one bilevel page, little-endian, 1728 pixels wide,
 * 204 by 196 dots per inch, one-dimensional coding, one strip. Long lines wrap; lines beyond the page are dropped.
 */
export function faxPage(lines: readonly string[]): Buffer {
  const strip = packed(pageBits(lines));
  const HEADER = 8;
  const fields = 18;
  const resolutions = HEADER + 2 + fields * 12 + 4;
  const stripAt = resolutions + 16;
  const entries: readonly (readonly [tag: number, type: number, value: number])[] = [
    [254, LONG, 2], // one page of several
    [256, LONG, PAGE_WIDTH],
    [257, LONG, PAGE_HEIGHT],
    [258, SHORT, 1], // bits per sample
    [259, SHORT, 3], // T.4
    [262, SHORT, 0], // white is zero
    [266, SHORT, 2], // lowest bit first
    [273, LONG, stripAt],
    [274, SHORT, 1], // top left
    [277, SHORT, 1], // samples per pixel
    [278, LONG, PAGE_HEIGHT], // rows per strip
    [279, LONG, strip.length],
    [282, RATIONAL, resolutions],
    [283, RATIONAL, resolutions + 8],
    [292, LONG, 0], // one-dimensional, ends of line not aligned to bytes
    [296, SHORT, 2], // inch
    [297, SHORT, 0 | (1 << 16)], // page 0 of 1
    [327, SHORT, 0], // no damaged rows
  ];
  const head = Buffer.alloc(stripAt);
  head.write('II', 0, 'latin1');
  head.writeUInt16LE(42, 2);
  head.writeUInt32LE(HEADER, 4);
  head.writeUInt16LE(entries.length, HEADER);
  entries.forEach(([tag, type, value], i) => {
    const at = HEADER + 2 + i * 12;
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(type, at + 2);
    head.writeUInt32LE(tag === 297 ? 2 : 1, at + 4);
    head.writeUInt32LE(value, at + 8);
  });
  [204, 1, 196, 1].forEach((n, i) => head.writeUInt32LE(n, resolutions + i * 4));
  return Buffer.concat([head, strip]);
}
