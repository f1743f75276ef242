/** The bytes of a text in a charset that the platform can decode: the reverse of its decoder, one or two bytes a character. */
export function encoded(text: string, charset: string): Buffer {
  if (charset === 'utf-16le') return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  if (charset === 'utf-8') return Buffer.from(text);
  const bytesOf = tableOf(PLATFORM_NAMES[charset] ?? charset);
  return Buffer.concat(
    Array.from(text, (character) => {
      const bytes = bytesOf.get(character);
      if (bytes === undefined) throw new RangeError(`"${character}" is no character of ${charset}`);
      return bytes;
    }),
  );
}

/** Names that Windows programs use. */
const PLATFORM_NAMES: Readonly<Record<string, string>> = {
  cp932: 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
};
const MULTI_BYTE = new Set(['shift_jis', 'euc-jp', 'gb2312', 'gbk', 'big5', 'euc-kr']);

const range = (from: number, to: number): readonly number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const tables = new Map<string, ReadonlyMap<string, Buffer>>();

function tableOf(charset: string): ReadonlyMap<string, Buffer> {
  const known = tables.get(charset);
  if (known) return known;
  const decoder = new TextDecoder(charset);
  const table = new Map<string, Buffer>();
  // No line end can be the second byte of a character, so that one decoding reads many characters.
  const add = (codes: readonly (readonly number[])[]) => {
    const read = decoder.decode(Uint8Array.from(codes.flatMap((bytes) => [...bytes, 0x0a]))).split('\n');
    for (const [place, bytes] of codes.entries()) {
      const character = read[place]!;
      if (Array.from(character).length === 1 && character !== '\ufffd' && !table.has(character))
        table.set(character, Buffer.from(bytes));
    }
  };
  add(range(0x20, 0xff).map((byte) => [byte]));
  if (MULTI_BYTE.has(charset)) for (const first of range(0x81, 0xfe)) add(range(0x40, 0xfe).map((second) => [first, second]));
  tables.set(charset, table);
  return table;
}

/** The transfer encodings of RFC 2045 for any bytes. */
export const TRANSFER = {
  '8bit': (bytes: Buffer): Buffer => bytes,
  base64: (bytes: Buffer): Buffer => Buffer.from(bytes.toString('base64').replace(/.{76}/g, '$&\r\n')),
  'quoted-printable': (bytes: Buffer): Buffer =>
    Buffer.from([...bytes].map((byte) => (isPlain(byte) ? String.fromCharCode(byte) : `=${hex(byte)}`)).join('')),
} as const;
export type Transfer = keyof typeof TRANSFER;

const isPlain = (byte: number): boolean => byte >= 0x20 && byte < 0x7f && byte !== 0x3d;
const hex = (byte: number): string => byte.toString(16).toUpperCase().padStart(2, '0');

/** A text as encoded words (RFC 2047), each of a few characters, because a word has at most 75 characters. */
export const inWords = (text: string, charset: string, by: 'B' | 'Q'): string =>
  (
    Array.from(text)
      .join('')
      .match(/.{1,6}/gsu) ?? []
  )
    .map((piece) => {
      const bytes = encoded(piece, charset);
      const inside =
        by === 'B'
          ? bytes.toString('base64')
          : [...bytes]
              .map((byte) => (/[A-Za-z0-9]/.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : `=${hex(byte)}`))
              .join('');
      return `=?${charset}?${by}?${inside}?=`;
    })
    .join('\r\n ');

/** A file's name by RFC 2231. */
export const extendedName = (name: string, charset: string): string =>
  `filename*=${charset}''${[...encoded(name, charset)].map((byte) => (isPlain(byte) && /[A-Za-z0-9.]/.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : `%${hex(byte)}`)).join('')}`;
