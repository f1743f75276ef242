import { findNhsNumbers, REMOVED, type Span } from './find.ts';
import { findHospitalNumbers, HOSPITAL_NUMBER_REMOVED, type HospitalNumbers } from './hospital-numbers.ts';
import { tagsIn } from './markup.ts';

/** Text read from bytes, and where in them each code unit begins. */
interface Read {
  readonly text: string;
  readonly byteAt: (index: number) => number;
  readonly write: (text: string) => Uint8Array;
}

const utf8 = (text: string) => new TextEncoder().encode(text);

/** Two bytes a code unit, with a byte order mark or so many zero bytes in every other place that it can be nothing else. */
function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // The beginning decides: further on, a file of Latin letters may be Chinese.
  for (const size of [512, 4096]) {
    const sample = bytes.subarray(0, size);
    const zeros = [0, 0];
    for (let i = 0; i < sample.length; i++) if (sample[i] === 0) zeros[i & 1]! += 1;
    const enough = Math.max(2, sample.length / 8);
    if (zeros[1]! >= enough && zeros[0]! * 8 < zeros[1]!) return 'utf-16le';
    if (zeros[0]! >= enough && zeros[1]! * 8 < zeros[0]!) return 'utf-16be';
  }
  return null;
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
  if (i + width > bytes.length) return 0;
  const second = bytes[i + 1]!;
  // Longer than needed, half of a pair, or beyond the last plane.
  const isWrong =
    (lead === 0xe0 && second < 0xa0) ||
    (lead === 0xed && second > 0x9f) ||
    (lead === 0xf0 && second < 0x90) ||
    (lead === 0xf4 && second > 0x8f);
  return isWrong ? 0 : width;
}

const WINDOWS = Uint16Array.from({ length: 256 }, (_, byte) =>
  new TextDecoder('windows-1252').decode(Uint8Array.of(byte)).charCodeAt(0),
);

/** UTF-8, and Windows-1252 byte by byte where it is not: both may stand in one file. */
function readBytes(bytes: Uint8Array): Read {
  const units = new Uint16Array(bytes.length);
  const starts = new Uint32Array(bytes.length + 1);
  let count = 0;
  for (let i = 0; i < bytes.length;) {
    const lead = bytes[i]!;
    starts[count] = i;
    const width = lead < 0x80 ? 1 : widthAt(bytes, i);
    if (width < 2) units[count++] = WINDOWS[lead]!;
    else {
      let codePoint = lead & (0x7f >> width);
      for (let j = 1; j < width; j++) codePoint = (codePoint << 6) | (bytes[i + j]! & 0x3f);
      if (codePoint > 0xffff) {
        units[count++] = 0xd7c0 + (codePoint >> 10);
        starts[count] = i;
        codePoint = 0xdc00 | (codePoint & 0x3ff);
      }
      units[count++] = codePoint;
    }
    i += width || 1;
  }
  starts[count] = bytes.length;
  const text = new TextDecoder('utf-16le', { ignoreBOM: true }).decode(units.subarray(0, count));
  return { text, byteAt: (index) => starts[index]!, write: utf8 };
}

/** Text in which each byte is one character of ASCII: most files are. */
const readAscii = (bytes: Uint8Array): Read => ({
  text: new TextDecoder('windows-1252').decode(bytes),
  byteAt: (index) => index,
  write: utf8,
});
const isAscii = (bytes: Uint8Array): boolean => {
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! > 0x7f) return false;
  return true;
};

/** Words of a file, whatever their encoding: UTF-16, UTF-8, or an 8-bit one that shares ASCII's digits. */
export function readText(bytes: Uint8Array): Read {
  const wide = utf16(bytes);
  return wide ? readUtf16(bytes, wide) : isAscii(bytes) ? readAscii(bytes) : readBytes(bytes);
}

/** The bytes with each span that is found replaced, in the encoding they are in, and every other byte as it was. Spans are in order and do not touch. */
export function replacedInBytes(
  bytes: Uint8Array,
  find: (text: string) => readonly Span[],
  instead: (text: string, span: Span) => string,
): { readonly content: Uint8Array; readonly count: number } {
  const { text, byteAt, write } = readText(bytes);
  const found = find(text);
  if (found.length === 0) return { content: bytes, count: 0 };
  const parts = found.flatMap((span, i) => [
    bytes.subarray(byteAt(found[i - 1]?.end ?? 0), byteAt(span.start)),
    write(instead(text, span)),
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

/** The bytes without patients' NHS numbers. */
export const withoutNhsNumbersInBytes = (bytes: Uint8Array, instead: string = REMOVED) =>
  replacedInBytes(bytes, findNhsNumbers, (text, { start, end }) => instead + tagsIn(text, start, end));

/** The bytes without the hospitals' own numbers. */
export const withoutHospitalNumbersInBytes = (bytes: Uint8Array, shapes: readonly HospitalNumbers[]) =>
  replacedInBytes(
    bytes,
    (text) => findHospitalNumbers(text, shapes),
    () => HOSPITAL_NUMBER_REMOVED,
  );
