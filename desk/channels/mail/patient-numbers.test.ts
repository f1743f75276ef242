import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openTestDesk, type TestDesk } from '../../testing/desk.ts';
import type { HeldMailView } from '../../views/types.ts';

/** Sends the exact bytes of a message, as another vendor's client would. */
async function sendRaw({ desk, clock }: TestDesk, raw: string): Promise<void> {
  const { host, port } = desk.smtp;
  const socket = createConnection({ host, port });
  const lines = [
    'EHLO x',
    'MAIL FROM:<amy.reid@northgate-uh.nhs.example>',
    'RCPT TO:<servicedesk@desk.example>',
    'DATA',
    `${raw.replaceAll('\n', '\r\n')}\r\n.`,
    'QUIT',
  ];
  await clock.track(
    (async () => {
      for await (const answer of socket) {
        assert.match(String(answer), /^[23]/);
        const next = lines.shift();
        if (next !== undefined) socket.write(`${next}\r\n`);
      }
    })(),
  );
}
const HEADERS =
  'From: Amy Reid <amy.reid@northgate-uh.nhs.example>\nTo: servicedesk@desk.example\nSubject: list\nMIME-Version: 1.0\n';
const withFile = (charset: string, content: Buffer) =>
  `${HEADERS}Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain; charset=utf-8\n\nThe ward list does not open.\n\n--b\nContent-Type: text/plain; charset=${charset}; name="liste.txt"\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename="liste.txt"\n\n${content.toString('base64')}\n\n--b--`;

for (const [what, charset, content, kept] of [
  [
    'Windows-1252 with a number',
    'windows-1252',
    'Caf\xe9, Jos\xe9: NHS number 401 023 2137, \xa35\r\n',
    'Caf\xe9, Jos\xe9: NHS number [NHS number removed], \xa35\r\n',
  ],
  ['Windows-1252 without', 'windows-1252', 'Caf\xe9, Jos\xe9: PC 4711, \xa35\r\n', 'Caf\xe9, Jos\xe9: PC 4711, \xa35\r\n'],
  [
    'UTF-8 with no-break spaces',
    'utf-8',
    'Caf\xc3\xa9: NHS number 401\xc2\xa0023\xc2\xa02137\r\n',
    'Caf\xc3\xa9: NHS number [NHS number removed]\r\n',
  ],
] as const)
  test(`a text file in ${what} changes only where the number stands`, async () => {
    await using desk = await openTestDesk();
    await sendRaw(desk, withFile(charset, Buffer.from(content, 'latin1')));
    const { documents } = await desk.incident('INC-000001');
    const read = await desk.ask('analyst', 'GET', `/api/incidents/INC-000001/documents/${documents[0]!.id}`);
    assert.equal(read.bytes.toString('latin1'), kept);
  });

for (const [what, type, body] of [
  ['no-break spaces', 'text/plain; charset=utf-8', 'Patient NHS number 401\u00a0023\u00a02137 cannot be found'],
  ['two spaces', 'text/plain; charset=utf-8', 'Patient NHS number 401  023  2137 cannot be found'],
  ['no-break spaces of HTML', 'text/html; charset=utf-8', '<p>Patient NHS number 401&nbsp;023&nbsp;2137 cannot be found</p>'],
] as const)
  test(`a mail's number with ${what} is removed`, async () => {
    await using desk = await openTestDesk();
    await sendRaw(desk, `${HEADERS}Content-Type: ${type}\nContent-Transfer-Encoding: 8bit\n\n${body}`);
    const { description } = await desk.incident('INC-000001');
    assert.equal(description.trim(), 'Patient NHS number [NHS number removed] cannot be found');
  });

test('only a Message-ID that holds a number is replaced; replies still find the incident, and no answer contains the number', async () => {
  await using desk = await openTestDesk();
  const from = 'amy.reid@northgate-uh.nhs.example';
  const messageId = '<record.401-023-2137@northgate-uh.nhs.example>';
  const plain = '<plain@northgate-uh.nhs.example>';
  await desk.mail({ from, messageId, subject: 'One', text: 'First.' });
  await desk.mail({ from, messageId: plain, subject: 'Two', text: 'Second.' });
  await desk.mail({ from, inReplyTo: messageId, references: [messageId], subject: 'Re: One', text: 'Still so.' });
  await desk.clock.settle();
  const [first, second] = [await desk.incident('INC-000001'), await desk.incident('INC-000002')];
  assert.equal(first.timeline.filter(({ type }) => type === 'replied').length, 1);
  assert.equal(second.timeline.filter(({ type }) => type === 'replied').length, 0);
  const letters = desk.relay.letters.map(({ subject, inReplyTo }) => [subject?.slice(0, 12), inReplyTo]);
  assert.ok(letters.some(([subject, answers]) => subject === '[INC-000002]' && answers === plain));
  assert.ok(
    letters
      .filter(([subject]) => subject === '[INC-000001]')
      .every(([, answers]) => answers === undefined || !answers.includes('patient-data')),
  );
});

test('names of parts not kept and Reply-To addresses are shown without numbers', async () => {
  await using desk = await openTestDesk();
  const answers = 'amy.401-023-2137@northgate-uh.nhs.example';
  const card = (name: string) =>
    `${HEADERS}Reply-To: ${answers}\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\nThe ward list does not open.\n--b\nContent-Type: text/vcard; name="${name}"\nContent-Disposition: attachment; filename="${name}"\n\nBEGIN:VCARD\n--b--`;
  await sendRaw(desk, card('401 023 2137 and SE 123456.vcf'));
  await desk.clock.settle();
  const { timeline, correspondence } = await desk.incident('INC-000001');
  const named = '[NHS number removed] and [hospital number removed].vcf';
  assert.ok(timeline[0]!.says.includes(named), timeline[0]!.says);
  assert.equal(correspondence.replyTo, null, 'what is left of an address is nobody’s');
  const [letter] = desk.relay.letters;
  assert.ok(letter?.text?.includes(named), 'the letter went to the sender');
});

test('a mail that waits for a person is stored without numbers', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'deskproof-held-'));
  const desk = await openTestDesk({ options: { storeFile: join(folder, 'desk.db') } });
  const nothingIn = () => {
    for (const name of readdirSync(folder))
      assert.doesNotMatch(readFileSync(join(folder, name), 'latin1'), /401.023.2137|SE 123456/, name);
  };
  try {
    await sendRaw(
      desk,
      `${HEADERS.replace('Subject: list', 'Subject: Automatic reply: 401 023 2137')}Message-ID: <away.401-023-2137@northgate-uh.nhs.example>\nAuto-Submitted: auto-replied\nContent-Type: text/plain\n\nAway. Ask about NHS number 401 023 2137 or SE 123456.`,
    );
    const { items } = (await desk.ask('analyst', 'GET', '/api/held-mail')).json as { items: readonly HeldMailView[] };
    assert.deepEqual(
      items.map(({ subject, text }) => [subject, text.trim()]),
      [
        [
          'Automatic reply: [NHS number removed]',
          'Away. Ask about NHS number [NHS number removed] or [hospital number removed].',
        ],
      ],
    );
    nothingIn();
    await desk.ask('analyst', 'POST', `/api/held-mail/${items[0]!.id}/open`, {});
    assert.equal((await desk.incident('INC-000001')).channel, 'email');
  } finally {
    await desk.close();
  }
  nothingIn();
  rmSync(folder, { recursive: true, force: true });
});
