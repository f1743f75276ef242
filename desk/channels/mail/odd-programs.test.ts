import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { ADDRESSES, openTestDesk } from '../../testing/desk.ts';
import { AMY, held } from '../../testing/mail-setup.ts';
import { sendRaw } from '../../testing/raw-mail.ts';

/** A desk whose letter Amy has, and mail sent to it in which `@LETTER@` is the letter's Message-ID. */
async function answered() {
  const desk = await openTestDesk();
  await desk.mail({ from: `Amy Reid <${AMY}>`, subject: 'base', text: 'PC 4711 does not start.' });
  await desk.clock.settle();
  const letter = desk.relay.letters[0]!.messageId!;
  const send = async (lines: readonly string[], from = AMY) => {
    const reply = await sendRaw(desk, { raw: lines.join('\r\n').replaceAll('@LETTER@', letter), from, to: ADDRESSES.mail });
    return { reply, incident: await desk.incident('INC-000001'), all: await desk.all() };
  };
  return { desk, send, [Symbol.asyncDispose]: async () => desk.close() };
}
const multipart = (kind: string, ...parts: readonly (readonly [type: string, text: string])[]) => [
  `Content-Type: multipart/${kind}; boundary=x`,
  '',
  ...parts.flatMap(([type, text]) => ['--x', `Content-Type: ${type}`, '', text]),
  '--x--',
  '',
];
const MX = 'From: MAILER-DAEMON@mx.example';
const by = `From: Amy Reid <${AMY}>`;
const DSN = (action: string) => `Final-Recipient: rfc822; ${AMY}\r\nAction: ${action}\r\nStatus: 5.1.1`;
const MDN = 'Disposition: manual-action/MDN-sent-manually; displayed';

suite('answers that a program writes', () => {
  const remarks: readonly (readonly [what: string, lines: readonly string[]])[] = [
    [
      'a calendar that accepts',
      [
        by,
        'Subject: Accepted: visit',
        'References: @LETTER@',
        ...multipart('alternative', ['text/plain', ''], ['text/calendar', 'METHOD:REPLY']),
      ],
    ],
    [
      'a calendar that declines, alone',
      [by, 'Subject: Declined', 'In-Reply-To: @LETTER@', 'Content-Type: text/calendar', '', 'METHOD:REPLY'],
    ],
    [
      'a receipt in another multipart',
      [
        by,
        'Subject: yours',
        'References: @LETTER@',
        ...multipart('mixed', ['text/plain', 'It was read.'], ['message/disposition-notification', MDN]),
      ],
    ],
    [
      'a receipt that names our letter only in its report',
      [
        by,
        'Subject: confirmation',
        ...multipart(
          'report; report-type=disposition-notification',
          ['text/plain', 'It was read.'],
          ['message/disposition-notification', `Original-Message-ID: @LETTER@\r\n${MDN}`],
        ),
      ],
    ],
    [
      'a notice of delay in German',
      [MX, 'Subject: Zustellung verzögert', '', 'Es wird weiterhin versucht.', 'Message-ID: @LETTER@'],
    ],
  ];
  for (const [what, lines] of remarks)
    test(`${what} is a remark`, async () => {
      await using setup = await answered();
      const { reply, incident } = await setup.send(lines, lines[0] === MX ? '' : AMY);
      assert.equal(reply, '250 Taken as INC-000001');
      assert.equal(incident.timeline.at(-1)!.type, 'automaticMail');
      assert.equal(incident.correspondence.notReached, null);
    });

  test('a calendar’s answer with words of its owner is a reply', async () => {
    await using setup = await answered();
    const parts = multipart('alternative', ['text/plain', 'It is PC 4712.'], ['text/calendar', 'METHOD:REPLY']);
    const { incident } = await setup.send([by, 'Subject: Accepted', 'References: @LETTER@', ...parts]);
    assert.match(incident.timeline.at(-1)!.says, /^Reply from .*It is PC 4712\./);
  });

  test('a calendar’s answer to nobody waits for a person', async () => {
    await using setup = await answered();
    await setup.send([by, 'Subject: Declined', 'Content-Type: text/calendar', '', 'METHOD:REPLY']);
    assert.deepEqual(
      (await held(setup.desk)).map(({ why }) => why),
      ['automatic-answer'],
    );
  });

  const bounces: readonly (readonly [what: string, why: RegExp, lines: readonly string[]])[] = [
    [
      'the letter as a text file',
      /user unknown/,
      [
        MX,
        'Subject: Undeliverable: x',
        ...multipart('mixed', ['text/plain', 'user unknown'], ['text/plain; name="original.txt"', 'Message-ID: @LETTER@']),
      ],
    ],
    [
      'the letter as a file of no type',
      /user unknown/,
      [
        MX,
        'Subject: Undeliverable: x',
        ...multipart('mixed', ['text/plain', 'user unknown'], ['application/octet-stream; name="a.eml"', 'Message-ID: @LETTER@']),
      ],
    ],
    [
      'words in German',
      /Empfänger unbekannt/,
      [
        'From: noreply@mx.example',
        'Subject: Nicht zustellbar: base',
        '',
        'Guten Tag',
        'Empfänger unbekannt',
        'Message-ID: @LETTER@',
      ],
    ],
    [
      'a report of several recipients',
      /550 gone$/,
      [
        MX,
        'Subject: x',
        ...multipart(
          'report; report-type=delivery-status',
          [
            'message/delivery-status',
            `Final-Recipient: rfc822; b@x.example\r\nAction: delivered\r\nStatus: 2.0.0\r\n\r\n${DSN('failed')}\r\nDiagnostic-Code: smtp; 550 gone`,
          ],
          ['text/rfc822-headers', 'Message-ID: @LETTER@'],
        ),
      ],
    ],
    [
      'a report in another multipart',
      /5\.1\.1/,
      [
        MX,
        'Subject: hello',
        ...multipart('mixed', ['message/delivery-status', DSN('failed')], ['text/rfc822-headers', 'Message-ID: @LETTER@']),
      ],
    ],
    [
      'the plain text of qmail',
      /550 no such user/,
      [
        MX,
        'Subject: failure notice',
        '',
        'Hi. This is the qmail-send program at mx.example.',
        `<${AMY}>:`,
        '550 no such user',
        '',
        '--- Below this line is a copy of the message.',
        '',
        'Message-ID: @LETTER@',
      ],
    ],
    [
      'the plain text of Exim',
      /Unrouteable address/,
      [
        'From: Mail Delivery System <Mailer-Daemon@mx.example>',
        `X-Failed-Recipients: ${AMY}`,
        'Subject: Mail delivery failed: returning message to sender',
        '',
        'A message that you sent could not be delivered.',
        '',
        `  ${AMY}`,
        '    Unrouteable address',
        '',
        'Message-ID: @LETTER@',
      ],
    ],
    [
      'the plain text of sendmail',
      /550 5\.1\.1 User unknown/,
      [
        MX,
        'Subject: Returned mail: see transcript for details',
        '',
        '   ----- The following addresses had permanent fatal errors -----',
        `<${AMY}>`,
        '    (reason: 550 5.1.1 User unknown)',
        '',
        'Message-ID: @LETTER@',
      ],
    ],
    [
      'the words of Domino',
      /not delivered/,
      [
        'From: Postmaster@mx.example',
        'Subject: DELIVERY FAILURE: User not listed in public Name & Address Book',
        'References: @LETTER@',
        '',
        'Your document was not delivered',
      ],
    ],
  ];
  for (const [what, why, lines] of bounces)
    test(`a bounce with ${what} marks the incident`, async () => {
      await using setup = await answered();
      const { incident, all } = await setup.send(lines, '');
      assert.match(incident.correspondence.notReached?.why ?? '', why);
      assert.equal(all.length, 1);
    });

  test('a person who forwards a bounce writes a contact', async () => {
    await using setup = await answered();
    const bounce = [
      MX,
      'Subject: Undelivered',
      ...multipart('report; report-type=delivery-status', ['message/delivery-status', DSN('failed')]),
    ];
    const inner = bounce.join('\r\n').replaceAll('boundary=x', 'boundary=y').replaceAll('--x', '--y');
    const { reply } = await setup.send([
      by,
      'Subject: What is this?',
      ...multipart('mixed', ['text/plain', 'Please look.'], ['message/rfc822', inner]),
    ]);
    assert.equal(reply, '250 Taken as INC-000002');
  });

  test('of several references in a subject, the one that its writer may see counts', async () => {
    await using setup = await answered();
    const { reply } = await setup.send([by, 'Subject: Re: [INC-000099] and [INC-000001]', '', 'It is PC 4712.']);
    assert.equal(reply, '250 Taken as INC-000001');
  });

  test('of several authors, the reply is the one’s whose organisation sent it', async () => {
    await using setup = await answered();
    const { incident } = await setup.send([
      'From: chief@elsewhere.example',
      `Sender: ${AMY}`,
      'Subject: [INC-000001]',
      '',
      'It is PC 4712.',
    ]);
    assert.match(incident.timeline.at(-1)!.says, new RegExp(`^Reply from ${AMY}: It is PC 4712`));
  });
});
