import { simpleParser } from 'mailparser';
import { firstOf } from '../../../../kernel/index.ts';

/** Longest HTML that is converted; longer than any page a person reads. The cost grows with the length. */
const LONGEST_HTML = 1024 * 1024;

/**
 * Removes pictures, styles and scripts, which hold no readable text. Each pattern stops at the next tag, so that the time stays
 * linear.
 */
const withoutPictures = (html: string): string =>
  html.replace(/<img\b[^<>]*>/gi, ' ').replace(/<(style|script)\b[^<>]*>[^<]*<\/\1\s*>/gi, ' ');

/** The library joins the cells of a table, so that the last word of one and the first of the next would be one word. */
const withCellsApart = (html: string): string => html.replace(/<\/t[dh]\s*>/gi, ' $&').replace(/<\/tr\s*>/gi, '<br>$&');

/** Fallback when the library fails: the text between the tags. */
const betweenTags = (html: string): string =>
  html
    .replace(/<(br|p|div|tr|li|h[1-6])\b[^<>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

/** The text of an HTML part. */
export async function htmlText(html: string): Promise<string> {
  const short = firstOf(withCellsApart(withoutPictures(html)), LONGEST_HTML);
  const asMail = Buffer.from(`Content-Type: text/html; charset=utf-8\r\n\r\n${short}`);
  const read = await simpleParser(asMail, { skipImageLinks: true, skipTextToHtml: true, skipTextLinks: true }).catch(() => null);
  const text = read?.text ?? '';
  return (text.trim() === '' ? betweenTags(short) : text)
    .replaceAll('\u00a0', ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The charset that a page declares for itself; a declaration that was read is not in UTF-16. */
export function charsetOfPage(bytes: Uint8Array): string | null {
  const [, charset = null] =
    /<meta\b[^<>]*\bcharset\s*=\s*["']?([\w.:-]{1,40})/i.exec(Buffer.from(bytes.subarray(0, 4096)).toString('latin1')) ?? [];
  return charset !== null && /^(utf-?16|ucs-?2|unicode)/i.test(charset) ? 'utf-8' : charset;
}
