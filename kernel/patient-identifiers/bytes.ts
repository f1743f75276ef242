import { findNhsNumbers, REMOVED, tagsIn } from './find.ts';

/** Text read from bytes, and where in them each code unit begins. */
interface Read {
  readonly text: string;
  readonly byteAt: (index: number) => number;
  readonly write: (text: string) => Uint8Array;
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const WINDOWS = new TextDecoder('windows-1252');

/** Two bytes a code unit, with a byte order mark or so many zero bytes in every other place that it can be nothing else. */
function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) zeros[i & 1]! += 1;
  const enough = Math.max(2, sample.length / 8);
  if (zeros[1]! >= enough && zeros[0]! * 8 < zeros[1]!) return 'utf-16le';
  return zeros[0]! >= enough && zeros[1]! * 8 < zeros[0]! ? 'utf-16be' : null;
}

function readUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Read {
  return {
    text: new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes),
    byteAt: (index) => Math.min(index * 2, bytes.length),
    write(text) {
      const written = new Uint8Array(text.length * 2);
      const low = encoding === 'utf-16le' ? 0 : 1;
      for (let i = 0; i < text.length; i++) {
        written[i * 2 + low] = text.charCodeAt(i) & 255;
        written[i * 2 + 1 - low] = text.charCodeAt(i) >> 8;
      }
      return written;
    },
  };
}

/** How many bytes a well-formed UTF-8 character takes at `i`; 0 where none begins. */
function widthAt(bytes: Uint8Array, i: number): number {
  const lead = bytes[i]!;
  const width = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  for (let j = 1; j < width; j++) if ((bytes[i + j]! & 0xc0) !== 0x80) return 0;
  return i + width <= bytes.length ? width : 0;
}

/** UTF-8, and Windows-1252 byte by byte where it is not: both may stand in one file. */
function readBytes(bytes: Uint8Array): Read {
  const characters: string[] = [];
  const starts = new Uint32Array(bytes.length + 1);
  let units = 0;
  for (let i = 0; i < bytes.length;) {
    const width = widthAt(bytes, i);
    const part = bytes.subarray(i, i + Math.max(1, width));
    const character = width === 1 ? String.fromCharCode(bytes[i]!) : (width === 0 ? WINDOWS : STRICT).decode(part);
    for (let j = 0; j < character.length; j++) starts[units++] = i;
    characters.push(character);
    i += part.length;
  }
  starts[units] = bytes.length;
  return { text: characters.join(''), byteAt: (index) => starts[index]!, write: utf8 };
}
const STRICT = new TextDecoder('utf-8', { ignoreBOM: true });

/** Words of a file, whatever their encoding: UTF-16, UTF-8, or an 8-bit one that shares ASCII's digits. */
export function readText(bytes: Uint8Array): Read {
  const wide = utf16(bytes);
  return wide ? readUtf16(bytes, wide) : readBytes(bytes);
}

/** The bytes with each number replaced, in the encoding they are in, and every other byte as it was. */
export function withoutNhsNumbersInBytes(
  bytes: Uint8Array,
  instead: string = REMOVED,
): { readonly content: Uint8Array; readonly count: number } {
  const { text, byteAt, write } = readText(bytes);
  const found = findNhsNumbers(text);
  if (found.length === 0) return { content: bytes, count: 0 };
  const parts = found.flatMap(({ start, end }, i) => [
    bytes.subarray(byteAt(found[i - 1]?.end ?? 0), byteAt(start)),
    write(instead + tagsIn(text, start, end)),
  ]);
  parts.push(bytes.subarray(byteAt(found.at(-1)!.end)));
  const content = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    content.set(part, at);
    at += part.length;
  }
  return { content, count: found.length };
}
