const ENCODED_WORD = /=\?utf-8\?[bq]\?[^?\s]*\?=/i;

/** The encoded words of headers (RFC 2047), as their reader sees them. */
export const decodeWords = (text: string): string =>
  text
    .replace(/(\?=)\s+(=\?)/g, '$1$2')
    .replace(/=\?utf-8\?([bq])\?([^?\s]*)\?=/gi, (_whole, kind: string, word: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString('utf8') : decodeQ(word.replace(/_/g, ' ')),
    );

const decodeQ = (text: string) =>
  text.replace(/(?:=[0-9A-F]{2})+/gi, (run) => Buffer.from(run.replace(/=/g, ''), 'hex').toString('utf8'));

/** Whether `text` looks like a message whose parts are encoded for transfer, where a number may hide behind base64 or a soft line break. */
export const isEncodedMail = (text: string): boolean =>
  /^content-transfer-encoding:[ \t]*(?:base64|quoted-printable)/im.test(text) || ENCODED_WORD.test(text);

const printable = (text: string) => !/[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text);

/** The message as its reader sees it: quoted-printable and base64 text undone, binary parts left as they are. */
export function withoutTransferEncoding(text: string): string {
  const words = decodeWords(text);
  const unfolded = /^content-transfer-encoding:[ \t]*quoted-printable/im.test(text)
    ? decodeQ(words.replace(/=[ \t]*\r?\n/g, ''))
    : words;
  if (!/^content-transfer-encoding:[ \t]*base64/im.test(text)) return unfolded;
  return unfolded.replace(/(?<=\r?\n\r?\n)(?:[A-Za-z0-9+/]{4,}={0,2}\r?\n?)+/g, (block) => {
    const decoded = Buffer.from(block.replace(/\s/g, ''), 'base64').toString('utf8');
    return printable(decoded) ? `${decoded}\n` : block;
  });
}
