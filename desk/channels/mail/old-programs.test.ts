import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentOf } from './content.ts';
import { parseMail } from './parse.ts';

const HEAD = 'From: Amy <amy@x.example>\r\nSubject: PACS\r\nMessage-ID: <1@x.example>\r\nMIME-Version: 1.0\r\n';
const read = async (...parts: readonly (string | Buffer)[]) =>
  contentOf(await parseMail(Buffer.concat([HEAD, ...parts].map((part) => Buffer.from(part)))));

/** Encodes as `uuencode` does. */
function uuencoded(name: string, content: string): string {
  const character = (value: number) => String.fromCharCode(value === 0 ? 0x60 : value + 32);
  const lines = content.match(/[^]{1,45}/g)!.map((line) => {
    const bytes = Buffer.from(line);
    const padded = Buffer.concat([bytes, Buffer.alloc((3 - (bytes.length % 3)) % 3)]);
    let out = character(bytes.length);
    for (let i = 0; i < padded.length; i += 3) {
      const group = padded.readUIntBE(i, 3);
      out += [18, 12, 6, 0].map((shift) => character((group >> shift) & 63)).join('');
    }
    return out;
  });
  return [`begin 644 ${name}`, ...lines, '`', 'end'].join('\r\n');
}

test('a file that an old program writes into the text is a file, and the text is without it', async () => {
  const log = 'ERR-2047 at 09:12, and again at 09:40, and each time the viewer closed.\n'.repeat(4);
  const { text, files, notKept } = await read(
    'Content-Type: text/plain\r\n\r\nSee below.\r\n',
    `${uuencoded('viewer.log', log)}\r\n${uuencoded('old.doc', 'D0CF')}\r\nThanks\r\n`,
  );
  assert.equal(text, 'See below.\nThanks');
  assert.deepEqual(
    files.map(({ name, mediaType, content }) => [name, mediaType, content.toString()]),
    [['viewer.log', 'text/plain', log]],
  );
  assert.match(notKept, /^old\.doc \(application\/octet-stream\): the desk does not store files of this type$/);
});

test('words that only look like such a file stay in the text', async () => {
  for (const words of ['begin 644 words\r\nand no end', 'begin 10 minutes earlier\r\nend', 'begin 644 a\r\nend'])
    assert.equal((await read('Content-Type: text/plain\r\n\r\n', words)).text, words.replaceAll('\r\n', '\n'));
});

test('many beginnings without an end take no longer than their text', async () => {
  const { files } = await read('Content-Type: text/plain\r\n\r\n', `begin 644 a\r\n${'#0V%T\r\n'.repeat(20)}`.repeat(10_000));
  assert.deepEqual(
    files.map(({ name }) => name),
    ['whole-text.txt'],
  );
});

test('a text in a charset that the desk does not know says that letters may be wrong', async () => {
  const inCharset = async (charset: string, body: string | Buffer) =>
    (await read(`Content-Type: text/plain; charset=${charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`, body)).notKept;
  const says = (charset: string) => `some letters of its text: it is in the charset ${charset}, which the desk does not know`;
  assert.equal(await inCharset('cp850', Buffer.from([0x43, 0x82, 0x0d, 0x0a])), says('cp850'));
  assert.equal(await inCharset('utf-7', 'Caf+AOk-'), says('utf-7'));
  for (const [charset, body] of [
    ['cp850', 'Cafe'],
    ['utf-7', 'Cafe'],
    ['windows-1252', Buffer.from([0x43, 0xe9])],
    ['utf-8', 'Café'],
    ['x-unknown', Buffer.from([0x43, 0xe9])],
    ['cp850', 'Café'],
  ] as const)
    assert.equal(await inCharset(charset, body), '', charset);
});

test('a message forwarded within one forwarded within another is read', async () => {
  let inner = 'Content-Type: text/plain\r\n\r\nThe first words';
  for (const level of ['c', 'b', 'a'])
    inner = `Content-Type: multipart/mixed; boundary=${level}\r\n\r\n--${level}\r\nContent-Type: message/rfc822\r\n\r\nSubject: ${level}\r\nMIME-Version: 1.0\r\n${inner}\r\n--${level}--\r\n`;
  const { text } = await read(inner);
  assert.match(text, /Forwarded message: a[^]*Forwarded message: b[^]*Forwarded message: c[^]*The first words/);
});

test('a signed message in one opaque part is kept and named', async () => {
  const { notKept, files } = await read(
    'Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\nMIAG\r\n',
  );
  assert.match(notKept, /^what smime\.p7m \(application\/pkcs7-mime\) says: the file is kept, but the desk cannot open it$/);
  assert.deepEqual([...files[0]!.content], [0x30, 0x80, 6]);
});
