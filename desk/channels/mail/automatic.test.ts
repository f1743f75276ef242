import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOnlyByList, writtenBy, type WrittenBy } from './automatic.ts';
import { headersOf } from './reading/headers.ts';

const by = (head: string, envelopeFrom = 'a@b.example', from = 'a@b.example') => {
  const headers = headersOf(Buffer.from(`${head}\r\n\r\nAuto-Submitted: auto-replied\r\n`));
  return writtenBy(headers, envelopeFrom, { from, subject: headers.get('subject')?.[0] ?? '' });
};

const HEADS: Readonly<Record<WrittenBy, readonly string[]>> = {
  person: [
    'Subject: hello',
    'Auto-Submitted: no',
    'Auto-Submitted: No (a person)',
    'Subject: Auto reply does not work in Outlook',
    'Subject: Out of office assistant is broken',
    'Subject: Printer out of office hours',
    'Subject: On leave: who covers for the ward clerk?',
    'Subject: RE: Automatic reply: [INC-000001] PACS',
    'X-Autoreply: no\r\nSubject: hello',
    'Subject: Abwesenheit: wer vertritt die Stationsleitung?',
    'Subject: Re: Out of office until 3 December: [INC-000001]\r\nIn-Reply-To: <one@desk.example>',
    'Subject: AW: Abwesenheit: [INC-000001]\r\nIn-Reply-To: <one@desk.example>',
    'Subject: The holiday calendar is empty\r\nIn-Reply-To: <one@desk.example>',
    'Subject: Our ward is away from the cabinet: [INC-000001]',
    'Subject: Read: the manual does not open',
    'Auto-Submitted: (by hand) no\r\nSubject: hello',
  ],
  generated: [
    'Auto-Submitted: auto-generated; owner-email="x"',
    'Precedence: list',
    'List-Id: <all.example>',
    'X-Auto-Response-Suppress: DR, OOF, AutoReply',
    'X-Cron-Env: <SHELL=/bin/sh>',
  ],
  responder: [
    'auto-submitted:\r\n auto-replied',
    'Precedence: auto_reply',
    'X-Autoreply: yes',
    'X-Autorespond: PACS',
    'X-Auto-Response-Suppress: All\r\nX-MS-Exchange-Inbox-Rules-Loop: a@b.example',
    'Subject: Automatic reply: [INC-000001] waits for caller',
    'Subject: Autoreply: PACS',
    'Subject: Out of Office',
    'Subject: Out of Office AutoReply: PACS',
    'Subject: Abwesenheitsnotiz: PACS',
    'Subject: On leave\r\nIn-Reply-To: <one@desk.example>',
    'Auto-Submitted: (vacation) auto-replied',
    'Auto-Submitted: no\r\nAuto-Submitted: auto-replied',
    'Subject: [Auto-Reply] Re: [INC-000001] PACS',
    'Subject: Autosvar: PACS',
    'Subject: Odpowiedź automatyczna: PACS',
    'Subject: Out of Office Re: PACS',
    'Subject: Abwesenheit: [INC-000001] PACS',
    'Subject: Abwesend bis 3.12.: PACS\r\nReferences: <one@desk.example>',
    'Subject: AUTO: Amy Reid is out of the office (returning 03/12/2026)\r\nReferences: <one@desk.example>',
    'Subject: Amy Reid ist außer Haus\r\nReferences: <one@desk.example>',
    'Subject: I am currently out of the office (Re: [INC-000001])',
    'Subject: OOO: [INC-000001] PACS',
    'Subject: Out of office - Amy Reid\r\nIn-Reply-To: <one@desk.example>',
  ],
  returned: [
    'Content-Type: multipart/report; report-type=delivery-status; boundary=x',
    'Content-Type: multipart/report;\r\n boundary="x";\r\n report-type="delivery-status"',
    'X-Failed-Recipients: amy@b.example',
  ],
  receipt: [
    'Content-Type: multipart/report; report-type=disposition-notification; boundary=x',
    'Subject: Read: [INC-000001] PACS',
    'Subject: Gelesen: PACS\r\nIn-Reply-To: <one@desk.example>',
  ],
};

for (const [expected, heads] of Object.entries(HEADS))
  test(`${expected}: decided by the header and never by the text`, () => {
    for (const head of heads) assert.equal(by(head), expected, head);
  });

test('a bounce comes from a mail system or has an empty sender; other mail with an empty sender comes from a program', () => {
  assert.equal(by('Subject: Undelivered Mail Returned to Sender', ''), 'returned');
  assert.equal(by('Subject: failure notice', '', 'MAILER-DAEMON@b.example'), 'returned');
  assert.equal(by('Subject: whatever', '', 'MAILER-DAEMON@b.example'), 'returned');
  assert.equal(
    by('Subject: Mail delivery failed: returning message to sender', 'x@b.example', 'Mailer-Daemon@b.example'),
    'returned',
  );
  for (const subject of ['DELIVERY FAILURE: User not listed', 'Nicht zustellbar: PACS', 'Non remis : PACS', 'Returned to sender'])
    assert.equal(by(`Subject: ${subject}`, '', 'noreply@b.example'), 'returned', subject);
  assert.equal(by('Subject: Undeliverable: is what my mails are'), 'person');
  assert.equal(by('Subject: hello', ''), 'generated');
});

test('somebody who writes through a mailing list is a person', () => {
  const only = (head: string) => isOnlyByList(headersOf(Buffer.from(`${head}\r\n\r\n`)));
  assert.ok(only('List-Id: <all.example>\r\nPrecedence: list'));
  assert.ok(!only('List-Id: <all.example>\r\nPrecedence: bulk'));
  assert.ok(!only('List-Id: <all.example>\r\nAuto-Submitted: auto-generated'));
  assert.ok(!only('Subject: hello'));
});
