/** At least three words in a line; base64 holds no spaces. */
const WORDS = /\S \S+ \S/;
const MOST_PIECES = 1000;

/** Some programs encode a text in pieces, each with its padding. */
function pieces(encoded: string): readonly string[] {
  const each = encoded.split(/(?<==)(?=[^=])/, MOST_PIECES + 1);
  return each.length > MOST_PIECES ? [encoded.replaceAll('=', '')] : each;
}

/**
 * Decodes the content of a part that is labelled base64. Foreign characters are skipped (RFC 2045 §6.8), and what a relay adds below,
 * or a text that is not encoded at all, is kept as it is. Pure.
 */
export function fromBase64(content: Buffer): Buffer {
  const text = content.toString('latin1');
  const words = WORDS.exec(text)?.index;
  const end = words === undefined ? text.length : text.lastIndexOf('\n', words) + 1;
  const encoded = text.slice(0, end).replace(/[^A-Za-z0-9+/=]+/g, '');
  const decoded = pieces(encoded).map((piece) => Buffer.from(piece, 'base64'));
  const isBelow = encoded !== '' && end < text.length;
  return Buffer.concat([...decoded, Buffer.from(isBelow ? '\n\n' : ''), content.subarray(end)]);
}
