import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { ADDRESSES } from '../../testing/desk.ts';
import { AMY, documents, waitingIncident } from '../../testing/mail-setup.ts';
import { sendRaw } from '../../testing/raw-mail.ts';

suite('a Message-ID may be reused by another mail', () => {
  test('m01: two mails of a device under one id open two incidents, and repeated deliveries open none', async () => {
    await using setup = await waitingIncident();
    for (const name of ['m01a-reused-id', 'm01b-reused-id', 'm01a-reused-id', 'm01b-reused-id']) await setup.send(name);
    assert.equal((await setup.desk.all()).length, 3);
    assert.equal((await setup.desk.incident('INC-000002')).description, 'Scanner ward 4 is jammed.');
    assert.equal((await setup.desk.incident('INC-000003')).description, 'Scanner theatre 2 is jammed.');
  });

  test('m02: the same id from another organisation opens its own incident, and neither sees the other’s reference', async () => {
    await using setup = await waitingIncident();
    await setup.send('m01a-reused-id');
    setup.desk.relay.letters.length = 0;
    assert.equal(await setup.send('m02-reused-id-other-organisation'), '250 Taken as INC-000003');
    assert.equal((await setup.desk.incident('INC-000003')).organisation, 'queensferry');
    assert.doesNotMatch(JSON.stringify(setup.desk.relay.letters), /INC-00000[12]/);
  });

  test('without an id, or with an empty one, each delivery opens an incident', async () => {
    await using setup = await waitingIncident();
    for (const id of ['', 'Message-ID: <>\r\n', 'Message-ID: none\r\n'])
      for (const text of ['Printer 1', 'Printer 2'])
        await sendRaw(setup.desk, { from: AMY, to: ADDRESSES.mail, raw: `From: ${AMY}\r\nSubject: jam\r\n${id}\r\n${text}\r\n` });
    assert.equal((await setup.desk.all()).length, 7);
  });

  test('two replies under one id are both recorded, and a repeated one only once', async () => {
    await using setup = await waitingIncident();
    for (const text of ['First', 'Second', 'First'])
      await setup.desk.mail({ from: AMY, subject: 'Re: [INC-000001]', text, messageId: '<fixed@northgate-uh.nhs.example>' });
    const replies = (await setup.desk.incident('INC-000001')).timeline.filter(({ type }) => type === 'replied');
    assert.deepEqual(
      replies.map(({ says }) => says),
      [`Reply from ${AMY}: First`, `Reply from ${AMY}: Second`],
    );
  });

  test('the same text in another encoding is the same mail', async () => {
    await using setup = await waitingIncident();
    const mail = { from: AMY, subject: 'Grüße', text: 'Gerät für Zimmer 4', messageId: '<one@northgate-uh.nhs.example>' };
    await setup.desk.mail({ ...mail, textEncoding: 'base64' });
    await setup.desk.mail({ ...mail, textEncoding: 'quoted-printable' });
    assert.equal((await setup.desk.all()).length, 2);
  });

  test('two files of the same bytes are both kept by their names, in one mail and in a reply', async () => {
    await using setup = await waitingIncident();
    const files = (...names: readonly string[]) =>
      names.map((filename) => ({ filename, contentType: 'text/plain', content: 'Error 4711' }));
    const mail = { from: AMY, subject: 'Logs', text: 'Both.', messageId: '<logs@northgate-uh.nhs.example>' };
    for (let delivered = 0; delivered < 2; delivered++)
      await setup.desk.mail({ ...mail, attachments: files('ward-4.log', 'ward-5.log', 'ward-4.log') });
    const [first, second] = ['ward-4.log text/plain', 'ward-5.log text/plain'];
    assert.deepEqual(documents(await setup.desk.incident('INC-000002')), [first, second]);
    await setup.desk.mail({
      from: AMY,
      subject: 'Re: [INC-000002]',
      text: 'One more.',
      attachments: files('ward-5.log', 'ward-6.log'),
    });
    assert.deepEqual(documents(await setup.desk.incident('INC-000002')), [first, second, 'ward-6.log text/plain']);
    const { timeline } = await setup.desk.incident('INC-000002');
    for (const name of ['ward-4.log', 'ward-5.log', 'ward-6.log'])
      assert.equal(timeline.filter(({ says }) => says.includes(name)).length, 1, name);
  });

  test('its files are stored once, also those from which a number was removed', async () => {
    await using setup = await waitingIncident();
    const file = { filename: 'list.txt', contentType: 'text/plain', content: 'NHS number 401 023 2137' };
    const mail = { from: AMY, subject: 'List', text: 'See the list.', messageId: '<list@northgate-uh.nhs.example>' };
    for (let delivered = 0; delivered < 2; delivered++) await setup.desk.mail({ ...mail, attachments: [file] });
    assert.equal((await setup.desk.all()).length, 2);
    assert.deepEqual(documents(await setup.desk.incident('INC-000002')), ['list.txt text/plain']);
  });
});
