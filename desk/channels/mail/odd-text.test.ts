import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { ADDRESSES, openTestDesk, type TestDesk } from '../../testing/desk.ts';
import { AMY, documents } from '../../testing/mail-setup.ts';
import { sendRaw } from '../../testing/raw-mail.ts';

const PNG = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\x01', 'latin1').toString('base64');
const TIFF = Buffer.from('II*\0\b\0\0\0', 'latin1').toString('base64');
const latin1 = (text: string) => Buffer.from(text, 'latin1');
const png = (name: string) =>
  `Content-Type: image/png${name && `; name="${name}"`}\r\nContent-Transfer-Encoding: base64\r\n\r\n${PNG}\r\n`;
const multipart = (kind: string, ...parts: readonly string[]) =>
  `Content-Type: multipart/${kind}; boundary=${kind}\r\n\r\n${parts.map((part) => `--${kind}\r\n${part}\r\n`).join('')}--${kind}--\r\n`;
const text = (type: string, words: string) => `Content-Type: ${type}\r\n\r\n${words}`;
const amy = (rest: string, subject = 'odd') => `From: Amy Reid <${AMY}>\r\nSubject: ${subject}\r\nMIME-Version: 1.0\r\n${rest}`;

suite('odd mails are read as their writers meant them', () => {
  let desk: TestDesk;
  before(async () => void (desk = await openTestDesk()));
  after(async () => desk.close());
  const send = async (raw: Buffer | string) => {
    const [, reference] = /^250 Taken as (INC-\d+)$/.exec(await sendRaw(desk, { from: AMY, to: ADDRESSES.mail, raw })) ?? [];
    assert.ok(reference, 'the mail is a contact');
    return desk.incident(reference);
  };

  const descriptions: readonly (readonly [what: string, raw: Buffer | string, description: string])[] = [
    ['Markdown as the body', amy(text('text/markdown', '# It hangs')), '# It hangs'],
    ['text of an unknown kind', amy(text('text/x-note', 'It hangs')), 'It hangs'],
    ['"text/" without a subtype', amy(text('text/; charset=utf-8', 'It hangs')), 'It hangs'],
    ['"plain" alone', amy(text('plain', 'It hangs')), 'It hangs'],
    ['text called a file of no type', amy(text('application/octet-stream', 'It hangs')), 'It hangs'],
    ['XHTML', amy(text('application/xhtml+xml', '<p>It hangs</p>')), 'It hangs'],
    ['a body with a file name', amy(text('text/plain; name="message.txt"', 'It hangs')), 'It hangs'],
    ['an HTML body with a file name', amy(text('text/html; name="message.html"', '<p>It hangs</p>')), 'It hangs'],
    ['a body that is an attachment', amy(`Content-Disposition: attachment\r\n${text('text/plain', 'It hangs')}`), 'It hangs'],
    [
      'a plain part of invisible characters',
      amy(
        multipart('alternative', text('text/plain; charset=utf-8', '\u00ad\u200b\ufeff'), text('text/html', '<p>It hangs</p>')),
      ),
      'It hangs',
    ],
    [
      'three alternatives',
      amy(
        multipart(
          'alternative',
          text('text/plain', ' '),
          text('text/html', '<p>It hangs</p>'),
          text('text/calendar', 'BEGIN:VCALENDAR'),
        ),
      ),
      'It hangs',
    ],
    [
      'a boundary other than the declared one',
      amy('Content-Type: multipart/mixed; boundary=a\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>It hangs</p>\r\n--b--\r\n'),
      'It hangs',
    ],
    ['no final boundary', amy('Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n\r\nIt hangs\r\n'), 'It hangs'],
    ['lines that end in CR alone', latin1(`From: ${AMY}\rSubject: odd\r\rIt hangs\rsince 8`), 'It hangs\nsince 8'],
    ['control characters', latin1(amy('\r\nIt\0 ha\x1bngs\x07')), 'It hangs'],
    ['UTF-8 labelled as Latin-1', amy(text('text/plain; charset=iso-8859-1', 'Gerät £5')), 'Gerät £5'],
    ['Latin-1 labelled as UTF-8', latin1(amy(text('text/plain; charset=utf-8', 'Ger\xe4t \xa35'))), 'Gerät £5'],
    ['KOI8-R', latin1(amy(text('text/plain; charset=koi8-r', '\xf0\xd2\xc9\xce\xd4\xc5\xd2'))), 'Принтер'],
    ['ISO-2022-JP', latin1(amy(text('text/plain; charset=iso-2022-jp', '\x1b$B%W%j%s%?\x1b(B'))), 'プリンタ'],
    [
      'a soft line break inside a character',
      amy(`Content-Transfer-Encoding: quoted-printable\r\n${text('text/plain; charset=utf-8', 'Ger=C3=\r\n=A4t')}`),
      'Gerät',
    ],
    ['no semicolon after the type', amy(text('text/html charset=utf-8', '<p>It hangs</p>')), 'It hangs'],
    ['UTF-16 as the label of ASCII', amy(text('text/plain; charset=utf-16', 'It hangs')), 'It hangs'],
    ['a page that says it is UTF-16', amy(text('text/html', '<meta charset="utf-16"><p>It hangs</p>')), 'It hangs'],
    ['CP932', latin1(amy(text('text/plain; charset=cp932', '\x83v\x83\x8a'))), 'プリ'],
    ['lines of two encodings', latin1(amy(text('text/plain; charset=utf-8', 'Ger\xc3\xa4t\r\nf\xfcr'))), 'Gerät\nfür'],
    [
      'a style sheet longer than a page',
      amy(text('text/html', `<style>${'a{b:c}'.repeat(200_000)}</style>It hangs`)),
      'It hangs',
    ],
    [
      'an attached part without a name as the only text',
      amy(multipart('mixed', `Content-Disposition: attachment\r\n${text('text/plain', 'It hangs')}`)),
      'It hangs',
    ],
    [
      'plain text labelled base64',
      amy(`Content-Transfer-Encoding: base64\r\n${text('text/plain', 'The list hangs on ward 4.')}`),
      'The list hangs on ward 4.',
    ],
    [
      'plain text below base64',
      amy(`Content-Transfer-Encoding: base64\r\n${text('text/plain', 'SXQgaGFuZ3M=\r\n\r\n____\r\nThis mail was scanned.')}`),
      'It hangs\n\nThis mail was scanned.',
    ],
    ['base64 in quotes', amy(`Content-Transfer-Encoding: "base64"\r\n${text('text/plain', 'SXQgaGFuZ3M=')}`), 'It hangs'],
    ['base64 in pieces', amy(`Content-Transfer-Encoding: base64\r\n${text('text/plain', 'SXQ=\r\nIGhhbmdz')}`), 'It hangs'],
    [
      'foreign characters among base64',
      amy(`Content-Transfer-Encoding: base64\r\n${text('text/plain', 'SXQg!*\r\n -aGFu\r\nZ3M')}`),
      'It hangs',
    ],
    [
      'AMP before the HTML that everybody else reads',
      amy(multipart('alternative', text('text/x-amp-html', '<p>Open the app</p>'), text('text/html', '<p>It hangs</p>'))),
      'It hangs',
    ],
    ['AMP alone', amy(multipart('alternative', text('text/x-amp-html', '<p>It hangs</p>'))), 'It hangs'],
    [
      'a part of a message that its program divided (RFC 2046, 5.2.2)',
      amy(text('message/partial; id="a@b"; number=1; total=2', 'Subject: log\r\n\r\nIt hangs')),
      'Subject: log\n\nIt hangs',
    ],
    [
      'a boundary in two pieces (RFC 2231)',
      amy(
        `Content-Type: multipart/mixed; boundary*0=on; boundary*1=e\r\n\r\n--one\r\n${text('text/plain', 'It hangs')}\r\n--one--\r\n`,
      ),
      'It hangs',
    ],
    [
      'HTML in an alternative in a related in a mixed',
      amy(
        multipart(
          'mixed',
          multipart('related', multipart('alternative', text('text/html', '<p>It <b>hangs</b></p>')), png('a.png')),
        ),
      ),
      'It hangs',
    ],
    [
      'GB2312',
      amy(`Content-Transfer-Encoding: base64\r\n${text('text/plain; charset=gb2312', 'tPLTobv6u7XByw==')}`),
      '打印机坏了',
    ],
    [
      'Hebrew in logical order',
      Buffer.concat([latin1(amy(text('text/plain; charset=iso-8859-8-i', ''))), Buffer.from('f9ece5ed', 'hex')]),
      'שלום',
    ],
    [
      'a charset that only the page names',
      Buffer.concat([latin1(amy(text('text/html', '<meta charset="windows-1251"><p>'))), Buffer.from('cff0e8', 'hex')]),
      'При',
    ],
  ];
  for (const [what, raw, description] of descriptions)
    test(what, async () => assert.equal((await send(raw)).description, description));

  test('subjects: a character split between encoded words, an unknown and a wrong charset', async () => {
    const subjects = [
      ['=?utf-8?Q?f=C3?=\r\n =?utf-8?Q?=BCr?=', 'für'],
      ['=?utf-8?B?R2Vyw6?= =?utf-8?B?R0?=', 'Gerät'],
      ['=?utf-8?B?R2Vy?= =?utf-8?B?w6R0?=', 'Gerät'],
      ['=?unknown-8bit?Q?Ger=E4t?=', 'Gerät'],
      ['=?foo-1?Q?Ger=E4t_5?= is', 'Gerät 5 is'],
      ['=?utf-8?Q?Ger=E4t?=', 'Gerät'],
      ['=?utf-8*de?Q?Ger=C3=A4t?=', 'Gerät'],
    ] as const;
    for (const [given, read] of subjects) assert.equal((await send(amy('\r\nx', given))).summary, read, given);
    assert.equal((await send(latin1(`From: J\xf6rg <${AMY}>\r\nSubject: Ger\xe4t\r\n\r\nx`))).caller.name, 'Jörg');
  });

  const files: readonly (readonly [what: string, raw: string, files: readonly string[]])[] = [
    ['a TIFF labelled as text', amy(`Content-Transfer-Encoding: base64\r\n${text('text/plain', TIFF)}`), ['unnamed image/tiff']],
    ['a TIFF without a label', amy(`Content-Transfer-Encoding: base64\r\n\r\n${TIFF}`), ['unnamed image/tiff']],
    [
      'a screenshot in a forwarded message',
      amy(
        multipart(
          'mixed',
          '\r\nSee below',
          text('message/rfc822', `Subject: x\r\n${multipart('related', '\r\nPC', png('s.png'))}`),
        ),
      ),
      ['s.png image/png'],
    ],
    [
      'a screenshot between two HTML parts',
      amy(
        multipart(
          'alternative',
          '\r\nIt hangs',
          multipart('mixed', text('text/html', 'It'), png('s.png'), text('text/html', 'hangs')),
        ),
      ),
      ['s.png image/png'],
    ],
    [
      'a document without its type',
      amy(
        multipart(
          'mixed',
          '\r\nSee file',
          'Content-Type: application/octet-stream; name="report.docx"\r\nContent-Transfer-Encoding: base64\r\n\r\nUEsDBAAAAAA=',
        ),
      ),
      ['report.docx application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ],
    [
      'a name in pieces (RFC 2231)',
      amy(
        multipart(
          'mixed',
          '\r\nx',
          `Content-Type: image/png\r\nContent-Disposition: attachment; filename*0*=utf-8''Ger%C3; filename*1*=%A4t; filename*2=.png\r\nContent-Transfer-Encoding: base64\r\n\r\n${PNG}`,
        ),
      ),
      ['Gerät.png image/png'],
    ],
  ];
  for (const field of [
    'Content-Type: image/png; name="=?foo?Q?Ger=E4t.png?="',
    'Content-Type: image/png; name="=?us-ascii?Q?Ger=E4t?=.png"',
    'Content-Type: image/png; name="=?utf-8?Q?Ger=C3?= =?utf-8?Q?=A4t.png?="',
    "Content-Type: image/png\r\nContent-Disposition: attachment; filename*=foo''Ger%E4t.png",
  ])
    test(`the file name in ${field.slice(25)}`, async () => {
      const part = `${field}\r\nContent-Transfer-Encoding: base64\r\n\r\n${PNG}`;
      assert.deepEqual(documents(await send(amy(multipart('mixed', '\r\nx', part)))), ['Gerät.png image/png']);
    });
  for (const [what, raw, kept] of files) test(`kept: ${what}`, async () => assert.deepEqual(documents(await send(raw)), kept));

  test('the sender: quotes and a final dot copied with the address, and a name of two lines', async () => {
    const from = async (field: string) => (await send(`From: ${field}\r\nSubject: odd\r\n\r\nx`)).caller;
    assert.equal((await from(`'${AMY}'`)).mail, AMY);
    assert.equal((await from(`<${AMY}.>`)).mail, AMY);
    assert.equal((await from(`=?utf-8?Q?Amy=0D=0ABcc:_x?= <${AMY}>`)).name, 'Amy Bcc: x');
    const lines = Buffer.concat([Buffer.from(`From: Jörg <${AMY}>\r\n`), latin1('Subject: Ger\xe4t\r\n\r\nx')]);
    assert.equal((await send(lines)).summary, 'Gerät');
  });

  test('an id in brackets without "@" identifies a repeated mail', async () => {
    const raw = amy('Message-ID: <12345>\r\n\r\nThe same');
    const first = await send(raw);
    assert.equal((await send(raw)).reference, first.reference);
    assert.notEqual((await send(raw.replace('The same', 'Another'))).reference, first.reference);
  });
});
