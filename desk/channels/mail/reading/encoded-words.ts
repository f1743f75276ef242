import { fromBase64 } from './base64.ts';
import { decodeText } from './charset.ts';

const RUN = /=\?[^?\s]+\?[bq]\?[^?]*\?=(?:\s*=\?[^?\s]+\?[bq]\?[^?]*\?=)*/gi;
const WORD = /=\?([^?*\s]+)(?:\*[^?\s]*)?\?([bq])\?([^?]*)\?=/gi;

const fromQ = (text: string): Buffer =>
  Buffer.from(
    text.replaceAll('_', ' ').replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );

interface Words {
  readonly charset: string;
  readonly encoding: string;
  readonly text: string;
}

/** Adjacent words of one charset and encoding are one text, because a program may split a character between them. */
function texts(run: string): string {
  const joined: Words[] = [];
  for (const [, charset, encoding, text] of run.matchAll(WORD)) {
    const word: Words = { charset: charset!.toLowerCase(), encoding: encoding!.toLowerCase(), text: text! };
    const last = joined.at(-1);
    if (last?.charset === word.charset && last.encoding === word.encoding)
      joined[joined.length - 1] = { ...last, text: last.text + word.text };
    else joined.push(word);
  }
  return joined
    .map(({ charset, encoding, text }) => decodeText(encoding === 'b' ? fromBase64(Buffer.from(text)) : fromQ(text), charset))
    .join('');
}

/** A header with its encoded words (RFC 2047) in UTF-8, decoded by the same rules as a text part. */
export const withWordsInUtf8 = (head: string): string =>
  head.replace(RUN, (run) => `=?utf-8?B?${Buffer.from(texts(run)).toString('base64')}?=`);

/** A text with its encoded words decoded. */
export const decodedWords = (text: string): string => text.replace(RUN, texts);
