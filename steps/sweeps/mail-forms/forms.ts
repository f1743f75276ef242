import { FIRST_BYTES } from '../found-again/files.ts';
import { extendedName } from './charsets.ts';

/** Header lines of the form, and the body. Lines end in LF here, and in CR LF on the wire unless the form says otherwise. */
export interface Form {
  readonly header: readonly string[];
  readonly body: string | Buffer;
  readonly lineEnd?: '\n';
  readonly from?: string;
  readonly subject?: string;
}

const SCREEN = 'The screen is dark. It began at nine.';
const DARK = 'The screen is dark.';
const ATTACHED = 'It is attached.';
const type = (text: string): string => `Content-Type: ${text}`;
const encoding = (text: string): string => `Content-Transfer-Encoding: ${text}`;
const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64');
const plain = (body: string, more = ''): Form => ({ header: [type(`text/plain; charset=utf-8${more}`)], body });
const html = (body: string, charset = '; charset=utf-8'): Form => ({ header: [type(`text/html${charset}`)], body });

const PNG = base64(Buffer.concat([Buffer.from(FIRST_BYTES['image/png']!, 'hex'), Buffer.from('of one dot')]));
// A picture, because a desk may have to start a program to read a document.
const file = (disposition: string, content = PNG, label = 'image/png'): Form => ({
  header: [type(label), `Content-Disposition: ${disposition}`, encoding('base64')],
  body: content,
});

function inParts(kind: string, parts: readonly Form[], { between = 'between-the-parts', end = true } = {}): Form {
  const body = parts.map((part) => `--${between}\n${[...part.header, '', String(part.body)].join('\n')}\n`).join('');
  return { header: [type(`multipart/${kind}; boundary="${between}"`)], body: end ? `${body}--${between}--\n` : body };
}
const attached = (disposition: string, label?: string): Form =>
  inParts('mixed', [plain(ATTACHED), file(disposition, PNG, label)]);
const forwarded = (body: Form): Form => ({
  header: [type('message/rfc822')],
  body: ['From: Sister Brown <brown@there.example>', 'Subject: Dark', 'MIME-Version: 1.0', ...body.header, '', body.body].join(
    '\n',
  ),
});

/** Mails as programs write them, by the name of their form in a table. */
export const FORMS: Readonly<Record<string, () => Form>> = {
  'plain text': () => plain(SCREEN),
  'lines that end in LF': () => ({ ...plain(SCREEN), lineEnd: '\n' }),
  'no word of its form': () => ({ header: [], body: SCREEN }),
  'HTML alone': () =>
    html(
      '<html><head><style>p { color: red }</style><script>var a = 1;</script></head><body><p>The screen is <b>dark</b> &amp; cold.</p><p>Call ward 4 &lt; 5.</p></body></html>',
    ),
  'HTML with a list and a table': () =>
    html('<ul><li>printer one</li><li>printer two</li></ul><table><tr><td>ward four</td></tr><tr><td>bed nine</td></tr></table>'),
  'HTML that names its own charset': () => ({
    header: [type('text/html'), encoding('base64')],
    body: base64(
      Buffer.from(
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252"></head><p>Zo\xeb\x92s screen is dark.</p></html>',
        'latin1',
      ),
    ),
  }),
  'HTML and the same in plain text': () => inParts('alternative', [plain(DARK), html(`<p>${DARK}</p>`)]),
  'HTML and a blank plain text': () => inParts('alternative', [plain(' \n\n'), html(`<p>${DARK}</p>`)]),
  'HTML first, the plain text after it': () => inParts('alternative', [html(`<p>${DARK}</p>`), plain(DARK)]),
  'lines that flow': () => plain('one long line \nthat goes on \nand on to its end', '; format=flowed'),
  'lines that flow without their spaces': () => plain('It is un \nbroken', '; format=flowed; delsp=yes'),
  'a quotation among lines that flow': () => plain('> quoted before\nThe answer \nto it.', '; format=flowed'),
  'parts within parts': () =>
    inParts('mixed', [
      inParts('related', [inParts('alternative', [plain('First words.'), html('<p>First words.</p>')], { between: 'inmost' })], {
        between: 'inner',
      }),
      file('attachment; filename="page.png"'),
      plain('Last words.'),
    ]),
  'a picture between two texts': () =>
    inParts('mixed', [plain('Above it.'), file('inline; filename="dark.png"'), plain('Below it.')]),
  'a picture that the HTML shows': () =>
    inParts('related', [
      html('<p>See the <img src="cid:dark@there.example"> picture.</p>'),
      {
        ...file('inline; filename="shown.png"'),
        header: [...file('inline; filename="shown.png"').header, 'Content-ID: <dark@there.example>'],
      },
    ]),
  'only a file': () => file('attachment; filename="page.png"'),
  'a file whose name is in UTF-8': () => attached(`attachment; ${extendedName('Übersicht £.png', 'utf-8')}`),
  'a file whose long name goes on': () =>
    attached('attachment; filename*0="a long "; filename*1="name of "; filename*2="it.png"'),
  'a file whose name is an encoded word': () => attached('attachment; filename="=?utf-8?Q?=C3=9Cbersicht.png?="'),
  'a file that is labelled as bytes': () => attached('attachment; filename="page.png"', 'application/octet-stream'),
  'a text as a file': () =>
    inParts('mixed', [
      plain(ATTACHED),
      file('attachment; filename="notes.txt"', base64('09:12 ERR-2047'), 'text/plain; charset=utf-8'),
    ]),
  'two files of one name': () =>
    inParts('mixed', [
      plain('They are attached.'),
      file('attachment; filename="page.png"'),
      file('attachment; filename="page.png"', base64(Buffer.concat([Buffer.from(PNG, 'base64'), Buffer.from(' and another')]))),
    ]),
  'a forwarded letter as a part': () =>
    inParts('mixed', [plain('Please see.'), forwarded(plain('The monitor is dark since nine.'))]),
  'a forwarded letter with a file': () =>
    inParts('mixed', [
      plain('Please see.'),
      forwarded(
        inParts('mixed', [plain('It is attached there.'), file('attachment; filename="page.png"')], { between: 'forwarded' }),
      ),
    ]),
  'a calendar beside the text': () =>
    inParts('alternative', [
      plain('Meet at nine.'),
      { header: [type('text/calendar; method=REQUEST')], body: 'BEGIN:VCALENDAR\nMETHOD:REQUEST\nEND:VCALENDAR' },
    ]),
  'a signature of a program': () =>
    inParts('signed; protocol="application/pkcs7-signature"; micalg=sha-256', [
      plain(DARK),
      file('attachment; filename="smime.p7s"', base64('signature'), 'application/pkcs7-signature'),
    ]),
  'a preamble and an epilogue': () => {
    const form = inParts('mixed', [plain(DARK)]);
    return { ...form, body: `This is a message of MIME.\n\n${form.body.toString()}\nThis was a message of MIME.\n` };
  },
  'no end of its parts': () => inParts('mixed', [plain(DARK)], { end: false }),
  'base64 in short lines': () => ({
    header: [type('text/plain; charset=utf-8'), encoding('base64')],
    body: base64(SCREEN).replace(/.{8}/g, '$&\n'),
  }),
  'base64 with what a relay adds': () => ({
    header: [type('text/plain; charset=utf-8'), encoding('base64')],
    body: `${base64(DARK)}\n\nScanned by a relay.\n`,
  }),
  'soft line breaks': () => ({
    header: [type('text/plain; charset=utf-8'), encoding('quoted-printable')],
    body: 'one line of words =\nthat was broken in=\n two',
  }),
  'a subject over three lines': () => ({ ...plain(DARK), subject: 'A subject that\n goes on\n\tand ends' }),
  'a body of blanks only': () => plain(' \n \n'),
  'no body': () => plain(''),
  'an address in a group': () => ({ ...plain(DARK), from: 'Ward: Robin Ward <ADDRESS>;' }),
  'comments in its addresses': () => ({ ...plain(DARK), from: '(from) Robin Ward <ADDRESS> (ward 4)' }),
};
