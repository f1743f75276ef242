import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { ADDRESSES } from '../../testing/desk.ts';
import { AMY, documents, letterTo, waitingIncident } from '../../testing/mail-setup.ts';
import { handOff } from '../../testing/test-desk.ts';
import { sendRaw } from '../../testing/raw-mail.ts';

suite('an unreadable optional part never refuses a contact', () => {
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
      await using setup = await waitingIncident();
      await setup.send(name);
      const incident = await setup.desk.incident('INC-000002');
      assert.match(incident.description, /^The ward list does not open\./);
      assert.deepEqual(documents(incident), files);
      const letter = letterTo(setup.desk, 'INC-000002');
      for (const text of [incident.timeline[0]!.says, letter.text!])
        if (notKept === null) assert.doesNotMatch(text, /not keep|Not kept/);
        else assert.ok(text.includes(notKept), text);
    });

  test('the text of a forwarded message is read', async () => {
    await using setup = await waitingIncident();
    await setup.send('m13-forwarded-as-attachment');
    assert.match(
      (await setup.desk.incident('INC-000002')).description,
      /Forwarded message: your print job failed\s+Error 49\.4C02$/,
    );
  });

  test('m60-cp1252-without: a file in another encoding is kept byte for byte', async () => {
    await using setup = await waitingIncident();
    await setup.send('m60-cp1252-without');
    const [kept] = (await setup.desk.incident('INC-000002')).documents;
    const { bytes } = await setup.desk.ask('analyst', 'GET', `/api/incidents/INC-000002/documents/${kept!.id}`);
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
  const SEALED = Buffer.from([0x30, 0x80, 0x06, 0x09]);
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
      mixed(part('application/pkcs7-mime; smime-type=enveloped-data', SEALED, 'smime.p7m')),
      '(no text)',
      ['smime.p7m application/pkcs7-mime'],
      /what smime\.p7m \(application\/pkcs7-mime\) says: the file is kept, but the desk cannot open it/,
    ],
    [
      'a sealed message without a type',
      mixed(plain, part('application/octet-stream', SEALED, 'smime.p7m')),
      'It hangs.',
      ['smime.p7m application/pkcs7-mime'],
      /what smime\.p7m/,
    ],
    [
      'what only claims to be sealed',
      mixed(plain, part('application/x-pkcs7-mime', 'MZ', 'smime.p7m')),
      'It hangs.',
      [],
      /smime\.p7m \(application\/x-pkcs7-mime\): its content does not match its type/,
    ],
    [
      'a mail encrypted with PGP',
      mixed(part('application/pgp-encrypted', 'Version: 1'), part('application/octet-stream', '-----BEGIN PGP', 'encrypted.asc')),
      '(no text)',
      [],
      /encrypted\.asc/,
    ],
    ['winmail.dat alone', mixed(part('application/ms-tnef', 'x', 'winmail.dat')), '(no text)', [], /winmail\.dat/],
    ['an invitation alone', mixed(part('text/calendar; method=REQUEST', 'BEGIN:VCALENDAR')), '(no text)', [], /text\/calendar/],
    [
      'a part that is elsewhere',
      mixed(plain, part('message/external-body; access-type=URL; URL="http://x.example"', 'Content-Type: text/plain')),
      'It hangs.',
      [],
      /message\/external-body/,
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
      await using setup = await waitingIncident();
      assert.match(await sendRaw(setup.desk, { from: AMY, to: ADDRESSES.mail, raw }), /^250 /);
      const incident = await setup.desk.incident('INC-000002');
      assert.equal(incident.description, description);
      assert.deepEqual(documents(incident), files);
      if (notKept) assert.match(incident.timeline[0]!.says, notKept);
      else assert.doesNotMatch(incident.timeline[0]!.says, /Not kept/);
    });

  for (const type of ['enveloped-data', 'signed-data'])
    test(`opaque S/MIME, ${type}: kept byte for byte, named to caller and analyst, and withheld from suppliers`, async () => {
      await using setup = await waitingIncident();
      const raw = [
        `From: ${AMY}`,
        'Subject: sealed',
        'MIME-Version: 1.0',
        `Content-Type: application/pkcs7-mime; smime-type=${type}; name=smime.p7m`,
        'Content-Transfer-Encoding: base64',
        '',
        SEALED.toString('base64'),
        '',
      ].join('\r\n');
      await sendRaw(setup.desk, { from: AMY, to: ADDRESSES.mail, raw });
      await setup.desk.clock.settle();
      const { documents: files, timeline } = await setup.desk.incident('INC-000002');
      const [{ id, finding }] = files as [(typeof files)[0]];
      const { bytes } = await setup.desk.ask('analyst', 'GET', `/api/incidents/INC-000002/documents/${id}`);
      assert.deepEqual([bytes, finding], [SEALED, 'unreadable']);
      for (const text of [timeline[0]!.says, letterTo(setup.desk, 'INC-000002').text!])
        assert.match(text, /what smime\.p7m .*the file is kept, but the desk cannot open it/);
      await setup.desk.ask('analyst', 'POST', '/api/incidents/INC-000002/hand-off', { data: handOff });
      const { handOffs } = await setup.desk.incident('INC-000002');
      assert.deepEqual(
        handOffs?.[0]?.documents?.map(({ state }) => state),
        ['withheld'],
      );
    });

  test('a long text is shortened on the incident and stored in full', async () => {
    await using setup = await waitingIncident();
    const text = `${'word '.repeat(6000)}end`;
    await setup.desk.mail({ from: AMY, subject: 'long', text });
    const {
      description,
      documents: [whole],
    } = await setup.desk.incident('INC-000002');
    assert.ok(description.length <= 20_000);
    const { bytes } = await setup.desk.ask('analyst', 'GET', `/api/incidents/INC-000002/documents/${whole!.id}`);
    assert.match(bytes.toString(), /word end\s*$/);
  });

  test('the sender of a reply is notified of the parts that are not kept', async () => {
    await using setup = await waitingIncident();
    await setup.desk.mail({
      from: AMY,
      subject: 'Re: [INC-000001]',
      text: 'See the sound.',
      attachments: [{ filename: 'noise.mp3', contentType: 'audio/mpeg', content: 'x' }],
    });
    await setup.desk.clock.settle();
    const { timeline } = await setup.desk.incident('INC-000001');
    assert.match(timeline.find(({ type }) => type === 'replied')!.says, /Not kept: noise\.mp3 \(audio\/mpeg\)/);
    assert.match(letterTo(setup.desk, 'INC-000001').text!, /noise\.mp3 \(audio\/mpeg\)/);
  });
});
