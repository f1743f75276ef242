import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { openTestDesk } from '../../testing/desk.ts';
import { sendRaw } from '../../testing/raw-mail.ts';

// Every byte value, including CR LF and dots at line starts, which a line-based protocol might alter.
const TIFF = Buffer.concat([
  Buffer.from([0x49, 0x49, 0x2a, 0]),
  ...Array.from({ length: 200 }, (_, i) => Buffer.from([i, 13, 10, 46, 255 - i, 10, 0])),
]);
const fax = (from = '+442079460201', to = '+442079460900') => ({
  from: `FAX=${from}@fax-gateway.example`,
  to: `FAX=${to}@fax-gateway.example`,
  subject: `Fax from ${from}`,
  text: 'A fax of one page is attached.',
  attachments: [{ filename: 'fax.tif', contentType: 'image/tiff; application=faxbw', content: TIFF }],
});

test('a fax is kept as the machine sent it, byte for byte', async () => {
  await using desk = await openTestDesk();
  assert.equal(await desk.mail(fax()), '250 Taken as INC-000001');
  const { channel, caller, service, documents } = await desk.incident('INC-000001');
  assert.equal(channel, 'fax');
  assert.equal(caller.telephone, '+442079460201');
  assert.equal(service, 'unclassified');
  const [kept] = documents;
  assert.equal(kept!.sha256, createHash('sha256').update(TIFF).digest('hex'));
  const { bytes, headers } = await desk.ask('analyst', 'GET', `/api/incidents/INC-000001/documents/${kept!.id}`);
  assert.ok(bytes.equals(TIFF));
  assert.equal(headers.get('content-type'), 'image/tiff');
  assert.match(headers.get('content-disposition')!, /^attachment;/);
});

test('the acknowledgement goes back to the sending machine', async () => {
  await using desk = await openTestDesk();
  await desk.mail(fax());
  await desk.clock.settle();
  assert.equal(desk.relay.letters.length, 1);
  assert.deepEqual(
    [desk.relay.letters[0]!.to].flat().map((to) => to?.text),
    ['FAX=+442079460201@fax-gateway.example'],
  );
});

test("a known fax machine determines the organisation; a fax from any other is filed under the desk's own organisation", async () => {
  await using desk = await openTestDesk({ options: { faxNumbers: { '+442079460201': 'eastmarsh-pct' } } });
  await desk.mail(fax());
  await desk.mail(fax('+442079460777'));
  assert.equal((await desk.incident('INC-000001')).organisation, 'eastmarsh-pct');
  assert.equal((await desk.incident('INC-000002')).organisation, 'st-elsewheres');
});

test('a fax for another number, or without a page, is refused', async () => {
  await using desk = await openTestDesk();
  await assert.rejects(desk.mail(fax('+442079460201', '+442079460901')), { responseCode: 550 });
  await assert.rejects(desk.mail({ ...fax(), attachments: [] }), { responseCode: 550 });
  assert.deepEqual(await desk.all(), []);
});

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}.eml`, import.meta.url));
for (const name of ['f01-auto-submitted', 'f05-x-tiff', 'f07-published-address'])
  test(`${name}: a fax is recognised under any name its gateway gives it`, async () => {
    await using desk = await openTestDesk();
    const raw = fixture(name);
    const [, from = ''] = /^From: <([^>]*)>/m.exec(raw.toString('latin1')) ?? [];
    const [, to = ''] = /^To: <([^>]*)>/m.exec(raw.toString('latin1')) ?? [];
    assert.equal(await sendRaw(desk, { raw, from, to }), '250 Taken as INC-000001');
    const { channel, caller, documents } = await desk.incident('INC-000001');
    assert.deepEqual([channel, caller.telephone], ['fax', '+442079460301']);
    assert.deepEqual(
      documents.map(({ name: kept, mediaType, size }) => [kept, mediaType, size]),
      [['fax.tif', 'image/tiff', 1296]],
    );
    await desk.clock.settle();
    assert.equal(desk.relay.letters.length, 1, 'the person at the machine is answered');
  });

test('a repeated delivery of a fax is ignored; another fax from the same machine under the same id opens an incident', async () => {
  await using desk = await openTestDesk();
  const [one, other] = [fax(), { ...fax(), attachments: [{ ...fax().attachments[0]!, content: Buffer.concat([TIFF, TIFF]) }] }];
  for (const each of [one, other, one]) await desk.mail({ ...each, messageId: '<fixed@fax-gateway.example>' });
  assert.equal((await desk.all()).length, 2);
});

test('pages of a gateway may be PDF or have no media type, and a mail without pages is not a fax', async () => {
  await using desk = await openTestDesk();
  await desk.mail({ ...fax(), attachments: [{ filename: 'fax.pdf', contentType: 'application/pdf', content: '%PDF-1.4 x' }] });
  await desk.mail({ ...fax(), attachments: [{ filename: 'fax', contentType: 'application/octet-stream', content: TIFF }] });
  const kinds = (await Promise.all(['INC-000001', 'INC-000002'].map(desk.incident))).map(({ channel, documents: [page] }) => [
    channel,
    page?.mediaType,
  ]);
  assert.deepEqual(kinds, [
    ['fax', 'application/pdf'],
    ['fax', 'image/tiff'],
  ]);
});

test('a mail that a person writes to the fax address is treated as mail', async () => {
  await using desk = await openTestDesk();
  await desk.mail({
    from: 'amy.reid@northgate-uh.nhs.example',
    to: 'fax@st-elsewheres.nhs.example',
    subject: 'PACS',
    text: 'slow',
  });
  assert.deepEqual(
    [(await desk.incident('INC-000001')).channel, (await desk.incident('INC-000001')).organisation],
    ['email', 'northgate'],
  );
});

test('the other files of a fax are kept or named, and so is a page that is too large', async () => {
  await using desk = await openTestDesk();
  const [page] = fax().attachments;
  const log = { filename: 'log.txt', contentType: 'text/plain', content: 'line noise' };
  await desk.mail({ ...fax(), attachments: [page!, log] });
  assert.deepEqual(
    (await desk.incident('INC-000001')).documents.map(({ name }) => name),
    ['fax.tif', 'log.txt'],
  );
  const large = { ...page!, content: Buffer.concat([TIFF, Buffer.alloc(5 * 1024 * 1024)]) };
  assert.equal(await desk.mail({ ...fax(), attachments: [large] }), '250 Taken as INC-000002');
  assert.match(
    (await desk.incident('INC-000002')).timeline[0]!.says,
    /Not kept: fax\.tif \(image\/tiff\): it is larger than 5 MB/,
  );
});

test('a page is recognised by its content: without a label, as a text, or in a message that the gateway attaches', async () => {
  await using desk = await openTestDesk();
  const address = 'FAX=+442079460201@fax-gateway.example';
  const heads = [
    'Content-Type: text/plain',
    'Content-Type: text/html',
    'X-Fax: yes',
    'Content-Type: message/rfc822\r\n\r\nSubject: page',
  ];
  for (const head of heads) {
    const raw = `From: <${address}>\r\n${head}\r\nContent-Transfer-Encoding: base64\r\n\r\n${TIFF.toString('base64')}\r\n`;
    const reply = await sendRaw(desk, { raw, from: address, to: 'FAX=+442079460900@fax-gateway.example' });
    const [, reference = ''] = /^250 Taken as (.*)$/.exec(reply) ?? [];
    assert.deepEqual(
      (await desk.incident(reference)).documents.map(({ mediaType }) => mediaType),
      ['image/tiff'],
      head,
    );
  }
});
