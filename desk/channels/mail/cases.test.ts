import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { openTestDesk, ADDRESSES, type TestDesk } from '../../testing/desk.ts';
import { sendRaw } from '../../testing/raw-mail.ts';
import type { HeldMailView, IncidentView } from '../../views/types.ts';

/** Mails that other desks lost, garbled or answered wrongly, as they came in; each with what is right. */
const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}.eml`, import.meta.url));
const AMY = 'amy.reid@northgate-uh.nhs.example';

/** A desk with an incident of Amy's that waits for her answer, and the names that fixtures have for it. */
async function staged() {
  const desk = await openTestDesk();
  await desk.mail({ from: `Amy Reid <${AMY}>`, subject: 'base incident', text: 'PC 4711 does not start.' });
  await desk.clock.settle();
  const acknowledgement = desk.relay.letters[0]!.messageId!;
  await desk.ask('analyst', 'POST', '/api/incidents/INC-000001/pause', { reason: 'awaiting-caller' });
  desk.relay.letters.length = 0;
  const send = async (name: string, { from, to = ADDRESSES.mail }: { from?: string; to?: string } = {}) => {
    const raw = fixture(name).toString('latin1').replaceAll('@ACK@', acknowledgement).replaceAll('@INC@', 'INC-000001');
    const [, written = ''] = /^From: .*<([^>]*)>/m.exec(raw) ?? [];
    const said = await sendRaw(desk, { raw: Buffer.from(raw, 'latin1'), from: from ?? written, to });
    await desk.clock.settle();
    return said;
  };
  return {
    desk,
    send,
    close: async () => desk.close(),
    async [Symbol.asyncDispose]() {
      await desk.close();
    },
  };
}
const held = async (desk: TestDesk): Promise<readonly HeldMailView[]> =>
  ((await desk.ask('analyst', 'GET', '/api/held-mail')).json as { items: readonly HeldMailView[] }).items;
const documents = ({ documents: all }: IncidentView) => all.map(({ name, mediaType }) => `${name} ${mediaType}`);
const letterTo = (desk: TestDesk, reference: string) => {
  const found = desk.relay.letters.filter(({ subject }) => subject?.includes(reference));
  assert.equal(found.length, 1, `one letter about ${reference}`);
  return found[0]!;
};

suite('a message-id is not always its mail’s own', () => {
  test('m01: two mails of a device with one id are two incidents, each with its own words; each once, however often it comes', async () => {
    await using stage = await staged();
    for (const name of ['m01a-reused-id', 'm01b-reused-id', 'm01a-reused-id', 'm01b-reused-id']) await stage.send(name);
    assert.equal((await stage.desk.all()).length, 3);
    assert.equal((await stage.desk.incident('INC-000002')).description, 'Scanner ward 4 is jammed.');
    assert.equal((await stage.desk.incident('INC-000003')).description, 'Scanner theatre 2 is jammed.');
  });

  test('m02: the same id from another organisation is its own, and nobody hears of the other’s reference', async () => {
    await using stage = await staged();
    await stage.send('m01a-reused-id');
    stage.desk.relay.letters.length = 0;
    assert.equal(await stage.send('m02-reused-id-other-organisation'), '250 Taken as INC-000003');
    assert.equal((await stage.desk.incident('INC-000003')).organisation, 'queensferry');
    assert.doesNotMatch(JSON.stringify(stage.desk.relay.letters), /INC-00000[12]/);
  });

  test('without an id, or with an empty one, each delivery is another', async () => {
    await using stage = await staged();
    for (const id of ['', 'Message-ID: <>\r\n', 'Message-ID: none\r\n'])
      for (const text of ['Printer 1', 'Printer 2'])
        await sendRaw(stage.desk, { from: AMY, to: ADDRESSES.mail, raw: `From: ${AMY}\r\nSubject: jam\r\n${id}\r\n${text}\r\n` });
    assert.equal((await stage.desk.all()).length, 7);
  });

  test('two replies under one id are two replies, and the same one is one', async () => {
    await using stage = await staged();
    for (const text of ['First', 'Second', 'First'])
      await stage.desk.mail({ from: AMY, subject: 'Re: [INC-000001]', text, messageId: '<fixed@northgate-uh.nhs.example>' });
    const said = (await stage.desk.incident('INC-000001')).timeline.filter(({ type }) => type === 'replied');
    assert.deepEqual(
      said.map(({ says }) => says),
      [`Reply from ${AMY}: First`, `Reply from ${AMY}: Second`],
    );
  });

  test('the same words encoded otherwise are the same mail', async () => {
    await using stage = await staged();
    const mail = { from: AMY, subject: 'Grüße', text: 'Gerät für Zimmer 4', messageId: '<one@northgate-uh.nhs.example>' };
    await stage.desk.mail({ ...mail, textEncoding: 'base64' });
    await stage.desk.mail({ ...mail, textEncoding: 'quoted-printable' });
    assert.equal((await stage.desk.all()).length, 2);
  });
});

suite('HTML is what was written', () => {
  const rows = [
    ['m07-pasted-screenshot', /^The ward list shows this:\s+Please help$/, 'unclassified', ['image001.png image/png']],
    ['m07b-html-and-pdf-mixed', /^CRS will not let me log in on ward 4\.$/, 'crs', ['e.pdf application/pdf']],
    ['m07c-html-alone-in-mixed', /^CRS will not let me log in on ward 4\.$/, 'crs', []],
    ['m52-empty-plain-part', /^CRS will not let me log in on ward 4\.$/, 'crs', []],
    ['m61j-html-nbsp', /^Patient NHS number \[NHS number removed\] cannot be found$/, 'unclassified', []],
  ] as const;
  for (const [name, description, service, files] of rows)
    test(name, async () => {
      await using stage = await staged();
      await stage.send(name);
      const incident = await stage.desk.incident('INC-000002');
      assert.match(incident.description, description);
      assert.equal(incident.service, service);
      assert.deepEqual(documents(incident), files);
    });
});

suite('nothing optional refuses a contact', () => {
  const rows = [
    ['m09-smime-signed', 'smime.p7s (application/pkcs7-signature)', []],
    ['m12-invitation', 'a part without a name (text/calendar)', []],
    ['m13-forwarded-as-attachment', 'err.eml (message/rfc822)', []],
    ['m18e-photo.jpg', null, ['photo.jpg image/jpeg']],
    ['m18h-e.pdf', null, ['e.pdf application/pdf']],
    ['m60-cp1252-without', null, ['liste.txt text/plain']],
  ] as const;
  for (const [name, notKept, files] of rows)
    test(name, async () => {
      await using stage = await staged();
      await stage.send(name);
      const incident = await stage.desk.incident('INC-000002');
      assert.match(incident.description, /^The ward list does not open\./);
      assert.deepEqual(documents(incident), files);
      const letter = letterTo(stage.desk, 'INC-000002');
      for (const told of [incident.timeline[0]!.says, letter.text!])
        if (notKept === null) assert.doesNotMatch(told, /not keep|Not kept/);
        else assert.ok(told.includes(notKept), told);
    });

  test('what a forwarded message says is read', async () => {
    await using stage = await staged();
    await stage.send('m13-forwarded-as-attachment');
    assert.match(
      (await stage.desk.incident('INC-000002')).description,
      /Forwarded message: your print job failed\s+Error 49\.4C02$/,
    );
  });

  test('m60-cp1252-without: a file in another encoding is kept byte for byte', async () => {
    await using stage = await staged();
    await stage.send('m60-cp1252-without');
    const [kept] = (await stage.desk.incident('INC-000002')).documents;
    const { bytes } = await stage.desk.ask('analyst', 'GET', `/api/incidents/INC-000002/documents/${kept!.id}`);
    assert.equal(bytes.toString('latin1'), 'Caf\xe9, Jos\xe9: PC 4711, \xa35\r\n');
  });

  const part = (type: string, content: Buffer | string, name?: string) =>
    [
      '--x',
      `Content-Type: ${type}${name === undefined ? '' : `; name="${name}"`}`,
      'Content-Transfer-Encoding: base64',
      ...(name === undefined ? [] : [`Content-Disposition: attachment; filename="${name}"`]),
      '',
      Buffer.from(content).toString('base64'),
    ].join('\r\n');
  const mixed = (...parts: readonly string[]) =>
    [
      `From: ${AMY}`,
      'Subject: odd',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=x',
      '',
      ...parts,
      '--x--',
      '',
    ].join('\r\n');
  const plain = part('text/plain', 'It hangs.');
  const siblings: readonly (readonly [
    what: string,
    raw: string,
    description: string,
    files: readonly string[],
    notKept: RegExp | null,
  ])[] = [
    [
      'winmail.dat',
      mixed(plain, part('application/ms-tnef', 'x', 'winmail.dat')),
      'It hangs.',
      [],
      /winmail\.dat \(application\/ms-tnef\)/,
    ],
    ['a vCard', mixed(plain, part('text/vcard', 'BEGIN:VCARD', 'amy.vcf')), 'It hangs.', [], /amy\.vcf \(text\/vcard\)/],
    ['a gif logo', mixed(plain, part('image/gif', 'GIF89a', 'logo.gif')), 'It hangs.', [], /logo\.gif \(image\/gif\)/],
    ['a PGP signature', mixed(plain, part('application/pgp-signature', 'x', 'signature.asc')), 'It hangs.', [], /signature\.asc/],
    [
      'an encrypted mail',
      mixed(part('application/pkcs7-mime; smime-type=enveloped-data', 'x', 'smime.p7m')),
      '(no text)',
      [],
      /smime\.p7m/,
    ],
    ['Markdown', mixed(plain, part('text/markdown', '# it hangs', 'notes.md')), 'It hangs.', ['notes.md text/plain'], null],
    [
      'UTF-16',
      mixed(plain, part('text/plain', Buffer.from('\ufeffhangs', 'utf16le'), 'log.txt')),
      'It hangs.',
      ['log.txt text/plain'],
      null,
    ],
    [
      'a TIFF called a text',
      mixed(plain, part('text/plain', Buffer.from([0x49, 0x49, 0x2a, 0, 1]), 'scan.txt')),
      'It hangs.',
      ['scan.txt image/tiff'],
      null,
    ],
    ['"text" alone', `From: ${AMY}\r\nSubject: odd\r\nContent-Type: text\r\n\r\nIt hangs.\r\n`, 'It hangs.', [], null],
    ['an empty file', mixed(plain, part('text/plain', '', 'empty.txt')), 'It hangs.', [], null],
    [
      'a multipart without parts',
      `From: ${AMY}\r\nSubject: odd\r\nContent-Type: multipart/mixed\r\n\r\nIt hangs.\r\n`,
      'It hangs.',
      [],
      null,
    ],
    ['a body in UTF-16', mixed(part('text/plain; charset=utf-16', Buffer.from('It hangs.', 'utf16le'))), 'It hangs.', [], null],
  ];
  for (const [what, raw, description, files, notKept] of siblings)
    test(what, async () => {
      await using stage = await staged();
      assert.match(await sendRaw(stage.desk, { from: AMY, to: ADDRESSES.mail, raw }), /^250 /);
      const incident = await stage.desk.incident('INC-000002');
      assert.equal(incident.description, description);
      assert.deepEqual(documents(incident), files);
      if (notKept) assert.match(incident.timeline[0]!.says, notKept);
      else assert.doesNotMatch(incident.timeline[0]!.says, /Not kept/);
    });

  test('a long text is shown in part and kept whole', async () => {
    await using stage = await staged();
    const text = `${'word '.repeat(6000)}end`;
    await stage.desk.mail({ from: AMY, subject: 'long', text });
    const {
      description,
      documents: [whole],
    } = await stage.desk.incident('INC-000002');
    assert.ok(description.length <= 20_000);
    const { bytes } = await stage.desk.ask('analyst', 'GET', `/api/incidents/INC-000002/documents/${whole!.id}`);
    assert.match(bytes.toString(), /word end\s*$/);
  });

  test('whoever answers with what is not kept is told', async () => {
    await using stage = await staged();
    await stage.desk.mail({
      from: AMY,
      subject: 'Re: [INC-000001]',
      text: 'See the sound.',
      attachments: [{ filename: 'noise.mp3', contentType: 'audio/mpeg', content: 'x' }],
    });
    await stage.desk.clock.settle();
    const { timeline } = await stage.desk.incident('INC-000001');
    assert.match(timeline.find(({ type }) => type === 'replied')!.says, /Not kept: noise\.mp3 \(audio\/mpeg\)/);
    assert.match(letterTo(stage.desk, 'INC-000001').text!, /noise\.mp3 \(audio\/mpeg\)/);
  });
});

suite('what programs send', () => {
  test('m19: monitoring is logged, and not answered by machine, now or later', async () => {
    await using stage = await staged();
    assert.equal(await stage.send('m19-monitoring'), '250 Taken as INC-000002');
    const { service, description, correspondence } = await stage.desk.incident('INC-000002');
    assert.deepEqual(
      [service, description, correspondence.generated],
      ['pacs', 'CRITICAL: PACS archive store unreachable.', true],
    );
    await stage.desk.ask('analyst', 'POST', '/api/incidents/INC-000002/acknowledge', {});
    await stage.desk.ask('analyst', 'POST', '/api/incidents/INC-000002/resolve', { how: 'Restarted.' });
    await stage.desk.clock.settle();
    const toMonitoring = () => stage.desk.relay.letters.filter((letter) => /icinga/.test(JSON.stringify(letter.to)));
    assert.deepEqual(toMonitoring(), []);
    await stage.desk.ask('analyst', 'POST', '/api/incidents/INC-000002/respond', { text: 'Restarted.', channel: 'email' });
    await stage.desk.clock.settle();
    assert.equal(toMonitoring().length, 1, 'a person may write to it');
  });

  for (const name of ['m64a-x-autoreply', 'm64b-exchange'])
    test(`${name}: the incident goes on waiting, and its caller is asked again`, async () => {
      await using stage = await staged();
      assert.equal(await stage.send(name), '250 Taken as INC-000001');
      const { state, timeline, followUps } = await stage.desk.incident('INC-000001');
      assert.equal(state, 'paused');
      assert.match(timeline.at(-1)!.says, /^Automatic mail from amy\.reid@.*I am on leave until 14 December/s);
      assert.ok(!timeline.some(({ type }) => type === 'replied'));
      assert.equal(followUps[0]?.what, 'ask-again');
      assert.equal(stage.desk.relay.letters.length, 0);
      await stage.desk.clock.advance(Temporal.Duration.from({ days: 4 }));
      assert.ok(stage.desk.relay.letters.some(({ text }) => text?.includes('We are waiting for your answer')));
    });

  test('an automatic answer that names no incident waits for a person, who can make it a contact or let it go', async () => {
    await using stage = await staged();
    for (const subject of ['Automatic reply: hello', 'Out of Office'])
      await stage.desk.mail({
        from: `Amy Reid <${AMY}>`,
        subject,
        text: 'PACS is down in my absence.',
        attachments: [{ filename: 'log.txt', contentType: 'text/plain', content: 'error' }],
      });
    const [one, other] = await held(stage.desk);
    assert.deepEqual([one!.why, one!.organisation, one!.files.length], ['automatic-answer', 'northgate', 1]);
    const opened = await stage.desk.ask('analyst', 'POST', `/api/held-mail/${one!.id}/open`, {});
    assert.equal(opened.status, 201);
    const incident = opened.json as IncidentView;
    assert.deepEqual([incident.reference, incident.service, incident.channel], ['INC-000002', 'pacs', 'email']);
    assert.deepEqual(documents(incident), ['log.txt text/plain']);
    assert.equal(
      (await stage.desk.ask('analyst', 'POST', `/api/held-mail/${other!.id}/dismiss`, { reason: 'Holiday.' })).status,
      204,
    );
    assert.deepEqual(await held(stage.desk), []);
    assert.equal((await stage.desk.ask('analyst', 'POST', `/api/held-mail/${other!.id}/open`, {})).status, 404);
    assert.equal((await stage.desk.ask('requester.northgate', 'GET', '/api/held-mail')).status, 403);
    assert.equal((await stage.desk.ask('assessor', 'POST', `/api/held-mail/${one!.id}/open`, {})).status, 404);
    await stage.desk.clock.settle();
    assert.equal(stage.desk.relay.letters.length, 0, 'nobody answered a machine');
  });

  for (const from of ['', 'MAILER-DAEMON@northgate-uh.nhs.example'])
    test(`m65a: a letter that comes back (from "${from}") marks its incident, and tells its owner`, async () => {
      await using stage = await staged();
      assert.equal(await stage.send('m65a-bounce-of-our-letter', { from }), '250 Taken as INC-000001');
      assert.equal((await stage.desk.all()).length, 1);
      const { correspondence, timeline } = await stage.desk.incident('INC-000001');
      assert.equal(correspondence.notReached?.address, AMY);
      assert.match(correspondence.notReached.why, /550 no such user/);
      assert.match(timeline.at(-1)!.says, /^The caller was not reached: our letter to amy\.reid@/);
      const letters = stage.desk.relay.letters.map(({ to, subject }) => [[to].flat()[0]!.text, subject]);
      assert.deepEqual(letters, [['shift@st-elsewheres.nhs.example', '[INC-000001] The caller was not reached: base incident']]);
      await stage.send('m65a-bounce-of-our-letter', { from });
      assert.equal(
        (await stage.desk.incident('INC-000001')).timeline.filter(({ type }) => type === 'callerNotReached').length,
        1,
      );
      await stage.desk.mail({ from: AMY, subject: 'Re: [INC-000001]', text: 'I am here.' });
      assert.equal((await stage.desk.incident('INC-000001')).correspondence.notReached, null);
    });

  test('a letter that comes back in plain words does so too; one that is only late does not', async () => {
    await using stage = await staged();
    await stage.desk.ask('analyst', 'POST', '/api/incidents/INC-000001/respond', { text: 'Which PC?', channel: 'email' });
    await stage.desk.clock.settle();
    const id = stage.desk.relay.letters.at(-1)!.messageId!;
    const bounce = (subject: string, words: string) =>
      sendRaw(stage.desk, {
        from: '',
        to: ADDRESSES.mail,
        raw: `From: MAILER-DAEMON@mx.example\r\nSubject: ${subject}\r\n\r\n${words}\r\n\r\n--- Below is a copy of the message.\r\n\r\nMessage-ID: ${id}\r\n`,
      });
    await bounce('Warning: could not send message for past 4 hours', 'The message is delayed; we will keep trying.');
    assert.equal((await stage.desk.incident('INC-000001')).correspondence.notReached, null);
    await bounce('failure notice', `<${AMY}>:\r\n10.0.0.1 does not like recipient.\r\nRemote host said: 550 5.1.1 User unknown`);
    assert.match((await stage.desk.incident('INC-000001')).correspondence.notReached!.why, /550 5\.1\.1 User unknown/);
  });

  test('a letter of nobody’s that comes back waits for a person', async () => {
    await using stage = await staged();
    const raw = 'From: MAILER-DAEMON@mx.example\r\nSubject: failure notice\r\n\r\nMessage-ID: <theirs@mx.example>\r\n';
    await sendRaw(stage.desk, { from: '', to: ADDRESSES.mail, raw });
    assert.deepEqual(
      (await held(stage.desk)).map(({ why }) => why),
      ['returned-letter'],
    );
  });

  test('a letter that the relay refuses for good is said at once', async () => {
    await using stage = await staged();
    stage.desk.relay.refuse(1, 550);
    await stage.desk.ask('analyst', 'POST', '/api/incidents/INC-000001/respond', { text: 'Which PC?', channel: 'email' });
    await stage.desk.clock.settle();
    const { correspondence } = await stage.desk.incident('INC-000001');
    assert.match(correspondence.notReached!.why, /550/);
    const dead = (await stage.desk.ask('duty-manager', 'GET', '/api/dead-letters')).json as readonly {
      why: string;
      attempts: number;
    }[];
    assert.deepEqual(
      dead.map(({ why, attempts }) => [why, attempts]),
      [['refused', 1]],
    );
  });
});

suite('who wrote, and where answers go', () => {
  test('m41: letters go to the Reply-To of the same organisation', async () => {
    await using stage = await staged();
    await stage.send('m41-reply-to');
    assert.equal([letterTo(stage.desk, 'INC-000002').to].flat()[0]!.text, 'lin@northgate-uh.nhs.example');
    const { correspondence, caller } = await stage.desk.incident('INC-000002');
    assert.equal(correspondence.replyTo, 'lin@northgate-uh.nhs.example');
    assert.equal(caller.mail, 'noreply@northgate-uh.nhs.example');
  });

  test('a Reply-To elsewhere is shown to the analyst and not written to', async () => {
    await using stage = await staged();
    await stage.desk.mail({ from: AMY, subject: 'PACS', text: 'slow', replyTo: 'amy@webmail.example' });
    await stage.desk.clock.settle();
    assert.equal([letterTo(stage.desk, 'INC-000002').to].flat()[0]!.text, AMY);
    const { correspondence } = (await stage.desk.ask('analyst', 'GET', '/api/incidents/INC-000002')).json as IncidentView;
    assert.deepEqual([correspondence.replyTo, correspondence.replyToElsewhere], [null, 'amy@webmail.example']);
  });

  test('m62a: undeclared bytes are read as what they are', async () => {
    await using stage = await staged();
    await stage.send('m62a-no-charset-latin1');
    const { description } = await stage.desk.incident('INC-000002');
    assert.match(description, /Gerät für/);
    assert.match(description, /£5/);
  });

  test('m63a: an answer to two messages, one of them ours, is a reply', async () => {
    await using stage = await staged();
    assert.equal(await stage.send('m63a-two-ids'), '250 Taken as INC-000001');
    assert.match((await stage.desk.incident('INC-000001')).timeline.at(-1)!.says, /It is PC 4711\.$/);
  });

  const ids: readonly (readonly [how: string, head: (ack: string) => string])[] = [
    ['with commas', (ack) => `References: <a@y.example>,${ack},<b@y.example>`],
    ['without spaces', (ack) => `References: <a@y.example>${ack}<b@y.example>`],
    ['with a comment', (ack) => `In-Reply-To: Your message of Monday ${ack} (Service desk)`],
    ['without brackets', (ack) => `In-Reply-To: ${ack.replace(/[<>]/g, '')}`],
    ['folded', (ack) => `References: <a@y.example>\r\n\t${ack}`],
  ];
  for (const [how, head] of ids)
    test(`our id is found ${how}`, async () => {
      await using desk = await openTestDesk();
      await desk.mail({ from: AMY, subject: 'PC', text: 'hangs' });
      await desk.clock.settle();
      const raw = `From: ${AMY}\r\nSubject: Re: PC\r\n${head(desk.relay.letters[0]!.messageId!)}\r\n\r\nIt is 4711.\r\n`;
      assert.equal(await sendRaw(desk, { from: AMY, to: ADDRESSES.mail, raw }), '250 Taken as INC-000001');
    });

  for (const [what, from] of [
    ['several authors', `stranger@elsewhere.example, Amy <${AMY}>`],
    ['a group', `Ward 4F: stranger@elsewhere.example, Amy <${AMY}>;`],
  ] as const)
    test(`of ${what} any known one counts`, async () => {
      await using stage = await staged();
      const raw = `From: ${from}\r\nSubject: PACS\r\n\r\nslow\r\n`;
      assert.equal(await sendRaw(stage.desk, { from: AMY, to: ADDRESSES.mail, raw }), '250 Taken as INC-000002');
      assert.equal((await stage.desk.incident('INC-000002')).caller.mail, AMY);
    });

  test('what is carried by somebody else is nobody’s reply: it is a contact, unverified', async () => {
    await using stage = await staged();
    const forged = { from: AMY, subject: 'Re: [INC-000001]', text: 'Close it.', replyTo: 'lin@northgate-uh.nhs.example' };
    await stage.desk.mail({ ...forged, envelope: { from: 'someone@elsewhere.example', to: ADDRESSES.mail } });
    await stage.desk.clock.settle();
    assert.ok(!(await stage.desk.incident('INC-000001')).timeline.some(({ type }) => type === 'replied'));
    const { correspondence, organisation } = (await stage.desk.ask('analyst', 'GET', '/api/incidents/INC-000002'))
      .json as IncidentView;
    assert.deepEqual([organisation, correspondence.unverified, correspondence.replyTo], ['northgate', true, null]);
  });

  test('what one organisation forwards for another is believed; what a stranger says that he forwards is not', async () => {
    await using stage = await staged();
    const answer = (domain: string) =>
      stage.desk.mail({
        from: AMY,
        subject: 'Re: [INC-000001]',
        text: domain,
        envelope: { from: `SRS0=ab1=XY=northgate-uh.nhs.example=amy.reid@${domain}`, to: ADDRESSES.mail },
      });
    assert.match(await answer('queensferry-uh.nhs.example'), /INC-000001/);
    assert.match(await answer('elsewhere.example'), /INC-000002/);
  });
});
