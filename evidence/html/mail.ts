import { withoutTransferEncoding } from '../redaction/transfer-encoding.ts';
import { html, nothing, type Markup } from './markup.ts';

const SHOWN_HEADERS = ['from', 'to', 'cc', 'date', 'subject', 'message-id', 'in-reply-to', 'references'];

/** An encoded word of a header (RFC 2047), as its reader sees it. */
const decodeWords = (text: string) =>
  text.replace(/(\?=)\s+(=\?)/g, '$1$2').replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_whole, kind: string, word: string) =>
    kind.toLowerCase() === 'b'
      ? Buffer.from(word, 'base64').toString('utf8')
      : Buffer.from(
          word.replace(/_/g, ' ').replace(/=([0-9A-F]{2})/gi, (_m, hex: string) => String.fromCharCode(parseInt(hex, 16))),
          'latin1',
        ).toString('utf8'),
  );

/** A message as it crossed the wire: what a mail program shows of it, its text, and the rest folded away. */
export function mail(raw: string): Markup {
  const [head = '', ...rest] = raw.split(/\r?\n\r?\n/);
  const headers = head
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .map((line) => line.match(/^([^:\s]+):\s*(.*)$/))
    .filter((match) => match !== null)
    .map(([, name = '', value = '']) => [name, decodeWords(value)] as const);
  const shown = headers.filter(([name]) => SHOWN_HEADERS.includes(name.toLowerCase()));
  const text = rest.length
    ? withoutTransferEncoding(raw)
        .split(/\r?\n\r?\n/)
        .slice(1)
        .join('\n\n')
        .trim()
    : '';
  return html`<dl class="pairs">
      ${shown.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
    ${text ? html`<pre tabindex="0">${text.replace(/\r/g, '').slice(0, 8000)}</pre>` : nothing}`;
}
