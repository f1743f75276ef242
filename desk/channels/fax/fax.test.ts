import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { openTestDesk } from '../../testing/desk.ts';

// Every byte value, CR LF and dots at the start of lines among them: what a line-based protocol is tempted to repair.
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

test('a machine the desk knows tells the organisation; any other is filed under the one that runs the desk', async () => {
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
