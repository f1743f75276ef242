import { decodeWords, withoutTransferEncoding } from '../redaction/transfer-encoding.ts';
import { excerpt } from './excerpt.ts';
import { html, nothing, type Markup } from './markup.ts';

const SHOWN_HEADERS = ['from', 'to', 'cc', 'date', 'subject', 'message-id', 'in-reply-to', 'references'];

/** The text of a message: its body, or the plain-text part of a multipart message. */
function wordsOf(raw: string, contentType: string): string {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  const parts = boundary ? raw.split(`--${boundary}`).slice(1, -1) : [raw];
  const part = parts.find((one) => /^content-type:[ \t]*text\/plain/im.test(one)) ?? parts[0] ?? raw;
  return withoutTransferEncoding(part.replace(/^\r?\n/, ''))
    .replace(/\r/g, '')
    .split('\n\n')
    .slice(1)
    .join('\n\n')
    .trim();
}

/** A message as it was sent: the headers that a mail program shows, and the text. */
export function mail(raw: string): Markup {
  const [head = '', ...rest] = raw.split(/\r?\n\r?\n/);
  const headers = head
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .map((line) => line.match(/^([^:\s]+):\s*(.*)$/))
    .filter((match) => match !== null)
    .map(([, name = '', value = '']) => [name, decodeWords(value)] as const);
  const shown = headers.filter(([name]) => SHOWN_HEADERS.includes(name.toLowerCase()));
  const contentType = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const text = rest.length ? wordsOf(raw, contentType) : '';
  return html`<dl class="pairs">
      ${shown.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
    ${text ? excerpt(text) : nothing}`;
}
