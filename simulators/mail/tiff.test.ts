import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBlack } from './font.ts';
import { faxPage, PAGE_HEIGHT, PAGE_WIDTH } from './tiff.ts';

/** Reads fields by tag as any TIFF reader does, independently of the writing code. */
function fieldsOf(file: Buffer): ReadonlyMap<number, number> {
  assert.equal(file.toString('latin1', 0, 2), 'II');
  assert.equal(file.readUInt16LE(2), 42);
  const directory = file.readUInt32LE(4);
  const fields = new Map<number, number>();
  for (let i = 0; i < file.readUInt16LE(directory); i++) {
    const at = directory + 2 + i * 12;
    const type = file.readUInt16LE(at + 2);
    const value = type === 3 ? file.readUInt16LE(at + 8) : file.readUInt32LE(at + 8);
    fields.set(file.readUInt16LE(at), type === 5 ? file.readUInt32LE(value) / file.readUInt32LE(value + 4) : value);
  }
  return fields;
}

const bitsOf = (strip: Buffer) =>
  [...strip].map((byte) => byte.toString(2).padStart(8, '0').split('').reverse().join('')).join('');

/** The published ITU-T T.4 codes that a page with dots of four pixels can contain: run length by code. */
const table = (codes: string) => new Map(codes.split(' ').map((pair) => [pair.split('=')[1]!, Number(pair.split('=')[0])]));
const WHITE = table(
  '0=00110101 4=1011 8=10011 12=001000 16=101010 20=0001000 24=0101000 28=0011000 32=00011011 36=00010101 40=00101001 44=00101101 ' +
    '48=00001011 52=01010101 56=01011001 60=01001011 64=11011 128=10010 192=010111 256=0110111 320=00110110 384=00110111 448=01100100 ' +
    '512=01100101 576=01101000 640=01100111 704=011001100 768=011001101 832=011010010 896=011010011 960=011010100 1024=011010101 ' +
    '1088=011010110 1152=011010111 1216=011011000 1280=011011001 1344=011011010 1408=011011011 1472=010011000 1536=010011001 ' +
    '1600=010011010 1664=011000 1728=010011011',
);
const BLACK = table('4=011 8=000101 12=0000111 16=0000010111 20=00001101000');

/** The rows of the page as strings of dots, four pixels each. */
function rowsOf(file: Buffer): readonly string[] {
  const fields = fieldsOf(file);
  const start = fields.get(273)!;
  const rows = bitsOf(file.subarray(start, start + fields.get(279)!))
    .split('000000000001')
    .slice(1);
  return rows.map((bits) => {
    let [row, code, black] = ['', '', false];
    for (const bit of bits) {
      code += bit;
      const run = (black ? BLACK : WHITE).get(code);
      if (run === undefined) continue;
      row += (black ? '#' : '.').repeat(run / 4);
      if (run < 64) black = !black;
      code = '';
      if (row.length === PAGE_WIDTH / 4) break;
    }
    return row;
  });
}

test('the page is a TIFF for facsimile, profile S: bilevel, 1728 wide, T.4, one strip within the file', () => {
  const file = faxPage(['PACS down']);
  const fields = fieldsOf(file);
  for (const [tag, value] of [
    [256, PAGE_WIDTH],
    [257, PAGE_HEIGHT],
    [258, 1],
    [259, 3],
    [262, 0],
    [266, 2],
    [277, 1],
    [278, PAGE_HEIGHT],
    [282, 204],
    [283, 196],
    [296, 2],
  ] as const)
    assert.equal(fields.get(tag), value, `tag ${tag}`);
  assert.deepEqual(
    [...fields.keys()],
    [...fields.keys()].sort((a, b) => a - b),
  );
  assert.equal(fields.get(273)! + fields.get(279)!, file.length);
});

test('every row decodes to the whole width, and the text is where it was drawn', () => {
  const rows = rowsOf(faxPage(['Ward 4F', 'é']));
  assert.equal(rows.length, PAGE_HEIGHT);
  assert.ok(rows.every((row) => row.length === PAGE_WIDTH / 4));
  const [top, left] = [48, 12];
  const drawn = (character: string, at: number, row: number) =>
    [0, 1, 2, 3, 4].map((column) => (isBlack(character, column, row) ? '#' : '.')).join('') ===
    rows[top + row * 4]!.slice(left + at * 6, left + at * 6 + 5);
  for (let row = 0; row < 7; row++)
    Array.from('WARD 4F').forEach((character, at) => assert.ok(drawn(character, at, row), `${character} row ${row}`));
  assert.equal(rows[top + 40]!.slice(left, left + 5), '#####');
});

test('a long line wraps, an overfull page is cut, an empty page is white', () => {
  const inked = (lines: readonly string[]) => rowsOf(faxPage(lines)).filter((row) => row.includes('#')).length;
  assert.equal(inked([]), 0);
  assert.equal(inked(['H'.repeat(200)]), 3 * 28);
  assert.ok(inked(new Array<string>(500).fill('H')) < PAGE_HEIGHT);
});
