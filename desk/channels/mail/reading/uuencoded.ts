/** A file that an old program wrote into the text of its mail: `begin 644 name`, lines of uuencode, `end`. */
export interface UuencodedFile {
  readonly name: string;
  readonly content: Buffer;
}

const BEGIN = /^begin [0-7]{3,4} (\S.{0,199})$/;
const valueOf = (line: string, i: number): number => ((line.charCodeAt(i) || 32) - 32) & 63;

/** The bytes of one line; null when it is none. Spaces at its end may have been cut off. */
function bytesIn(line: string): Buffer | null {
  if (line === '') return Buffer.alloc(0);
  const size = valueOf(line, 0);
  const groups = Math.ceil(size / 3);
  if (!/^[\x20-\x60]{1,62}$/.test(line) || line.length > 2 + groups * 4) return null;
  const bytes = Buffer.alloc(groups * 3);
  for (let group = 0; group < groups; group++) {
    const [a, b, c, d] = [1, 2, 3, 4].map((i) => valueOf(line, group * 4 + i)) as [number, number, number, number];
    bytes.writeUIntBE((a << 18) | (b << 12) | (c << 6) | d, group * 3, 3);
  }
  return bytes.subarray(0, size);
}

/** The file that begins at a line, and the line behind its end; null when it does not end as one does. */
function fileAt(lines: readonly string[], start: number): { readonly file: UuencodedFile; readonly next: number } | null {
  const [, name] = BEGIN.exec(lines[start]!) ?? [];
  if (name === undefined) return null;
  const chunks: Buffer[] = [];
  for (let i = start + 1; i < lines.length; i++) {
    if (lines[i] === 'end' && chunks.length > 0) return { file: { name, content: Buffer.concat(chunks) }, next: i + 1 };
    const bytes = bytesIn(lines[i]!);
    if (bytes === null) return null;
    chunks.push(bytes);
  }
  return null;
}

/** A text without the files written into it, and the files. Linear in its length, unless many files begin and none ends. */
export function withoutUuencoded(text: string): { readonly text: string; readonly files: readonly UuencodedFile[] } {
  if (!/^begin [0-7]{3,4} /m.test(text)) return { text, files: [] };
  const lines = text.split('\n');
  const kept: string[] = [];
  const files: UuencodedFile[] = [];
  for (let i = 0; i < lines.length;) {
    const found = fileAt(lines, i);
    if (found) files.push(found.file);
    else kept.push(lines[i]!);
    i = found?.next ?? i + 1;
  }
  return { text: kept.join('\n'), files };
}
